import { make } from './dom.js'

const safeLink = (url) => (/^(https?:|mailto:|tel:|tg:)/i.test(url) ? url : null)
const link = (url) => make('a', { href: safeLink(url), target: '_blank', rel: 'noopener noreferrer' })
const withScheme = (text) => (/^[a-z]+:\/\//i.test(text) ? text : `https://${text}`)

const wrappers = {
  bold: () => make('b'),
  italic: () => make('i'),
  underline: () => make('u'),
  strikethrough: () => make('s'),
  code: () => make('code'),
  pre: () => make('pre'),
  blockquote: () => make('blockquote'),
  expandable_blockquote: () => make('blockquote'),
  spoiler: () => make('span', { class: 'spoiler', tabindex: '0', title: 'Hidden: press to see' }),
  text_link: ({ url }) => link(url),
  url: (_entity, text) => link(withScheme(text)),
  email: (_entity, text) => link(`mailto:${text}`),
  phone_number: (_entity, text) => link(`tel:${text.replace(/[^+\d]/g, '')}`),
  text_mention: () => make('b'),
  bot_command: (_entity, text, onCommand) =>
    make('button', { type: 'button', class: 'command', dir: 'ltr', onclick: () => onCommand(text) }),
}

const fill = (parent, text, entities, start, end, onCommand) => {
  let at = start
  for (const [i, entity] of entities.entries()) {
    const stop = Math.min(entity.offset + entity.length, end)
    if (entity.offset < at || entity.offset >= end) continue
    parent.append(text.slice(at, entity.offset))
    const own = text.slice(entity.offset, stop)
    const element = wrappers[entity.type]?.(entity, own, onCommand) ?? make('span')
    fill(element, text, entities.slice(i + 1), entity.offset, stop, onCommand)
    parent.append(element)
    at = stop
  }
  parent.append(text.slice(at, end))
}

/** A block breaks the line by itself: the line break beside it would be a second one. */
const withoutDoubleBreaks = (words) => {
  for (const block of words.querySelectorAll('pre, blockquote')) {
    const { previousSibling: before, nextSibling: after } = block
    if (before instanceof Text) before.data = before.data.replace(/\n$/, '')
    if (after instanceof Text) after.data = after.data.replace(/^\n/, '')
  }
  return words
}

/** A text with its entities as elements; nothing in it is ever read as HTML. */
export const richText = (text, entities, onCommand) => {
  const words = make('div', { class: 'words', dir: 'auto' })
  fill(words, text, entities, 0, text.length, onCommand)
  return withoutDoubleBreaks(words)
}
