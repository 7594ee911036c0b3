import { face, make } from './dom.js'
import { richText } from './rich-text.js'

const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' })
const size = (bytes) => (bytes < 1024 ? `${bytes} B` : `${(bytes / 1024).toFixed(1)} kB`)

const fileOf = ({ kind, name, url, size: bytes }) => {
  if (kind === 'photo') return make('img', { class: 'photo', src: url, alt: name })
  const about = make('span', { class: 'who' }, name, make('br'), make('small', {}, size(bytes)))
  return make('a', { class: 'card', href: url, download: name }, make('span', { class: 'face' }, '↓'), about)
}

const contactOf = ({ name, phone }) => {
  const about = make('span', { class: 'who' }, name, make('br'), make('small', {}, phone))
  return make('div', { class: 'card' }, face(name), about)
}

const quoteOf = (replied) => {
  const words = replied.text || replied.file?.name || 'Message'
  return make('span', { class: 'quoted' }, make('b', {}, replied.name), make('span', {}, words))
}

const inlineButton = (button, message, on) => {
  const { text, url, style, callback_data: data, copy_text: copy } = button
  if (url) return make('a', { href: url, target: '_blank', rel: 'noopener noreferrer', class: style }, text)
  const press = ({ currentTarget }) => {
    if (copy) return on.copy(copy.text)
    on.press({ label: text, ...(data && { data }), messageId: message.id }, currentTarget)
  }
  return make('button', { type: 'button', class: style, onclick: press }, text)
}

/** A message as a list item; `on` has command, press, copy, remove. */
export const messageItem = (message, { replied, isJoined, isLast }, on) => {
  if (message.service) return make('li', { class: 'service' }, message.service)
  const stamp = `${message.isEdited ? 'edited ' : ''}${clock.format(new Date(message.sentAt))}`
  const time = make('time', { class: 'stamp', dir: 'ltr', datetime: message.sentAt }, stamp)
  const words = message.text ? richText(message.text, message.entities, on.command) : null
  words?.append(time)
  const bubble = make(
    'div',
    { class: 'bubble' },
    make('span', { class: 'unseen' }, message.who === 'me' ? 'You: ' : `${message.name}: `),
    replied && quoteOf(replied),
    message.file && fileOf(message.file),
    message.contact && contactOf(message.contact),
    words ?? time,
    make(
      'button',
      {
        type: 'button',
        class: 'remove',
        'aria-label': 'Delete this message',
        title: 'Delete for both',
        onclick: () => on.remove(message),
      },
      '×',
    ),
  )
  const rows = message.buttons.map((row) => make('div', {}, ...row.map((button) => inlineButton(button, message, on))))
  const looks = ['message', message.who, isJoined && 'joined', isLast && 'last'].filter(Boolean).join(' ')
  const hold = (event) => {
    if (event.target.closest('a, button') || !matchMedia('(hover: none)').matches) return
    event.preventDefault()
    on.remove(message)
  }
  const inline = rows.length > 0 ? make('div', { class: 'inline' }, ...rows) : null
  return make('li', { class: looks, oncontextmenu: hold }, bubble, inline)
}
