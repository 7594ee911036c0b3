import { type InlineKeyboardButton, type InlineKeyboardMarkup } from 'grammy/types'
import { type InlineButton } from '../markup/reply-markup.ts'

const buttonView = (button: InlineButton): InlineKeyboardButton => {
  const { text, style, url, callback_data, web_app, copy_text, switch_inline_query } = button
  const face = { text, ...(style && { style }) }
  if (url) return { ...face, url }
  if (callback_data) return { ...face, callback_data }
  if (web_app) return { ...face, web_app }
  if (copy_text) return { ...face, copy_text }
  if (switch_inline_query !== undefined) return { ...face, switch_inline_query }
  return { ...face, switch_inline_query_current_chat: button.switch_inline_query_current_chat ?? '' }
}

export const inlineKeyboardView = (rows: InlineButton[][]): InlineKeyboardMarkup => ({
  inline_keyboard: rows.map((row) => row.map(buttonView)),
})
