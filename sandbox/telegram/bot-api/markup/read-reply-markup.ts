import { z } from 'zod'
import { badRequest } from '../bot-api-error.ts'
import { checkedLink, linkedUserId } from '../text/checked-link.ts'
import { InlineButton, KeyboardButton, type ReplyMarkup } from './reply-markup.ts'

// tdlib cuts a row at 12 buttons; Telegram takes 100 inline buttons, 300 others and about 10 kB in all.
const longestRow = 12
const most = { inline: 100, keyboard: 300 }
const mostBytes = 10_000

const Rows = z.array(z.array(z.unknown()))
const Given = z.object({
  inline_keyboard: z.unknown().optional(),
  keyboard: z.unknown().optional(),
  remove_keyboard: z.boolean().optional(),
  force_reply: z.boolean().optional(),
  one_time_keyboard: z.boolean().optional(),
  resize_keyboard: z.boolean().optional(),
  is_persistent: z.boolean().optional(),
  input_field_placeholder: z.string().max(64).optional(),
})

const readRows = <T extends { text: string }>(value: unknown, button: z.ZodType<T>, faults: RowFaults): T[][] => {
  const rows = Rows.safeParse(value)
  if (!rows.success) throw badRequest(faults.rows)
  return rows.data
    .map((row) =>
      row
        .map((item) => {
          const read = button.safeParse(item)
          if (read.success) return read.data
          const field = String(read.error.issues[0]?.path[0] ?? 'text')
          throw badRequest(`can't parse ${faults.button}: Can't find field "${field}"`)
        })
        .filter(({ text }) => text !== '')
        .slice(0, longestRow),
    )
    .filter((row) => row.length > 0)
}
type RowFaults = { rows: string; button: string }

const checkInline = (button: InlineButton) => {
  const { text, url, callback_data: data } = button
  if (url) {
    if (linkedUserId(url) === null && checkedLink(url) === null)
      throw badRequest(`inline keyboard button URL '${url}' is invalid: Wrong HTTP URL`)
  } else if (data) {
    if (Buffer.byteLength(data) > 64) throw badRequest('BUTTON_DATA_INVALID')
  } else if (button.web_app) {
    if (!button.web_app.url.startsWith('https://'))
      throw badRequest(
        `inline keyboard button Web App URL '${button.web_app.url}' is invalid: Only HTTPS links are allowed`,
      )
  } else if (!button.copy_text && button.switch_inline_query === undefined) {
    if (button.switch_inline_query_current_chat === undefined)
      throw badRequest("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
  }
  if (button.copy_text && (button.copy_text.text === '' || button.copy_text.text.length > 256))
    throw badRequest(`BUTTON_COPY_TEXT_INVALID (${text})`)
}

const checkSize = (kind: 'inline' | 'keyboard', rows: { text: string }[][]) => {
  if (rows.flat().length > most[kind] || Buffer.byteLength(JSON.stringify(rows)) > mostBytes)
    throw badRequest('reply markup is too long')
}

/** The `reply_markup` parameter, checked as Telegram does; null for none. Throws 400. */
export const readReplyMarkup = (value: unknown): ReplyMarkup | null => {
  if (value === undefined) return null
  const read = Given.safeParse(value)
  if (!read.success)
    throw badRequest(
      typeof value === 'object' ? "can't parse reply keyboard markup JSON object" : 'object expected as reply markup',
    )
  const given = read.data
  const placeholder = given.input_field_placeholder ?? null
  if (given.keyboard !== undefined) {
    const rows = readRows(given.keyboard, KeyboardButton, {
      rows: 'field "keyboard" must be an Array of Arrays',
      button: 'keyboard button',
    })
    checkSize('keyboard', rows)
    if (rows.length > 0)
      return {
        kind: 'keyboard',
        rows,
        isOneTime: given.one_time_keyboard ?? false,
        isResized: given.resize_keyboard ?? false,
        isPersistent: given.is_persistent ?? false,
        placeholder,
      }
  }
  if (given.inline_keyboard !== undefined) {
    const rows = readRows(given.inline_keyboard, InlineButton, {
      rows: 'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays',
      button: 'inline keyboard button',
    })
    for (const button of rows.flat()) checkInline(button)
    checkSize('inline', rows)
    if (rows.length > 0) return { kind: 'inline', rows }
  }
  if (given.remove_keyboard) return { kind: 'remove' }
  if (given.force_reply) return { kind: 'force-reply', placeholder }
  return null
}
