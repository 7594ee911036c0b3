import { inlineRows, type ReplyMarkup } from '../markup/reply-markup.ts'
import { type StoredMessage } from '../state/chats.ts'
import { type Files } from '../state/files.ts'

const rowLook = (row: { text: string }[]) => row.map(({ text }) => `[${text}]`).join(' ')

const markupLook = (markup: ReplyMarkup | null): string[] => {
  if (markup?.kind === 'keyboard') return markup.rows.map((row) => `⌨ ${rowLook(row)}`)
  if (markup?.kind === 'remove') return ['⌨ (keyboard taken away)']
  return inlineRows(markup).map(rowLook)
}

const bodyLook = (message: StoredMessage, files: Files): string[] => {
  const file = message.file && files.find(message.file.fileId)
  if (message.contact) return [`☎ ${message.contact.first_name} ${message.contact.phone_number}`]
  if (message.service && 'joined' in message.service) return [`(${message.service.joined.first_name} joined)`]
  if (message.service) return [`(${message.service.left.first_name} left)`]
  const name = file ? [`${message.file?.kind === 'photo' ? '🖼' : '📎'} ${file.name} (${file.bytes.length} bytes)`] : []
  return [...name, ...(message.text ? message.text.split('\n') : [])]
}

/** A message as lines of plain text, buttons in brackets below. */
export const look = (message: StoredMessage, files: Files): string =>
  [...bodyLook(message, files), ...markupLook(message.markup)].join('\n')
