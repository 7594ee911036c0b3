import { z } from 'zod'

export const InlineButton = z.object({
  text: z.string(),
  style: z.enum(['danger', 'success', 'primary']).optional(),
  url: z.string().optional(),
  callback_data: z.string().optional(),
  web_app: z.object({ url: z.string() }).optional(),
  copy_text: z.object({ text: z.string() }).optional(),
  switch_inline_query: z.string().optional(),
  switch_inline_query_current_chat: z.string().optional(),
})
export type InlineButton = z.infer<typeof InlineButton>

export const KeyboardButton = z.preprocess(
  (button) => (typeof button === 'string' ? { text: button } : button),
  z.object({
    text: z.string(),
    style: z.enum(['danger', 'success', 'primary']).optional(),
    request_contact: z.boolean().optional(),
    request_location: z.boolean().optional(),
    web_app: z.object({ url: z.string() }).optional(),
  }),
)
export type KeyboardButton = z.infer<typeof KeyboardButton>

export type ReplyKeyboard = {
  kind: 'keyboard'
  rows: KeyboardButton[][]
  isOneTime: boolean
  isResized: boolean
  isPersistent: boolean
  placeholder: string | null
}

/** What a message brings along: buttons under it, or a change to what stands under the input field. */
export type ReplyMarkup =
  | { kind: 'inline'; rows: InlineButton[][] }
  | ReplyKeyboard
  | { kind: 'remove' }
  | { kind: 'force-reply'; placeholder: string | null }

export const inlineRows = (markup: ReplyMarkup | null): InlineButton[][] =>
  markup?.kind === 'inline' ? markup.rows : []
