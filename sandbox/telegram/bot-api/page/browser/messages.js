import { byId, make } from './dom.js'
import { messageItem } from './message.js'

const dayName = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'long' })
const nearMs = 5 * 60_000
let drawn = new Map()
let isAtEnd = true

const stayAtEnd = () => {
  if (isAtEnd) byId('scroll').scrollTop = byId('scroll').scrollHeight
}

const dayOf = ({ sentAt }) => new Date(sentAt).toDateString()
const areNear = (a, b) =>
  a && b && !a.service && !b.service && a.who === b.who && Math.abs(new Date(a.sentAt) - new Date(b.sentAt)) < nearMs

/** Draws the chat; items that did not change stay, so that focus and scroll stay too. */
export const drawMessages = (messages, on) => {
  const list = byId('messages')
  const next = new Map()
  const items = []
  for (const [i, message] of messages.entries()) {
    const before = messages[i - 1]
    if (!before || dayOf(before) !== dayOf(message))
      items.push(make('li', { class: 'day' }, dayName.format(new Date(message.sentAt))))
    const replied = message.replyTo === null ? null : messages.find(({ id }) => id === message.replyTo)
    const place = { replied, isJoined: areNear(before, message), isLast: !areNear(message, messages[i + 1]) }
    const key = JSON.stringify([message, place])
    const kept = drawn.get(message.id)
    const item = kept?.key === key ? kept.item : messageItem(message, place, on)
    next.set(message.id, { key, item })
    items.push(item)
  }
  drawn = next
  const isSame = items.length === list.children.length && items.every((item, i) => item === list.children[i])
  if (!isSame) {
    const focused = document.activeElement
    list.replaceChildren(...items)
    if (focused?.isConnected) focused.focus({ preventScroll: true })
  }
  stayAtEnd()
}

export const scrollToEnd = () => {
  isAtEnd = true
  stayAtEnd()
}

/** Keeps the newest message in sight when a keyboard comes up or the field grows, unless the person has scrolled away. */
export const watchScroll = () => {
  const scroll = byId('scroll')
  scroll.addEventListener('scroll', () => {
    isAtEnd = scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < 60
  })
  const resized = new ResizeObserver(stayAtEnd)
  resized.observe(scroll)
  resized.observe(byId('messages'))
}
