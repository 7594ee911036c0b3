import escapeHtml from 'escape-html'
import { type SummaryStyle } from '../../integrations/summarizer/types.ts'
import { type ActionItem, type DigestContent, type Evidence, type Meeting } from '../../models/digest-content.ts'
import { cleanText } from '../../integrations/summarizer/clean-text.ts'
import { countOf, dateOf, type NoteWords, noteWords } from './note-words.ts'

/** HubSpot takes no longer note. */
const longest = 65_536
const itemLimits = [50, 20, 10, 5, 0]

export type NoteText = {
  content: DigestContent
  peerName: string
  /** The local day, `YYYY-MM-DD`. */
  day: string
  messageCount: number
  style: SummaryStyle
  /** ISO 639-1 code of the digest's own language (default the chat's); headings follow, in English where we have no words. */
  language?: string
  /** The note was written before and the day went on since. */
  revised: boolean
}

const escape = (text: string) => escapeHtml(cleanText(text))
const lines = (text: string) => escape(text).replaceAll('\n', '<br>')
const strong = (text: string) => `<strong>${escape(text)}</strong>`

const when = (words: NoteWords, iso: string | null, said: string | null): string => {
  if (iso === null) return said === null ? '' : `“${said}”`
  return said === null ? dateOf(words, iso) : `${dateOf(words, iso)} (“${said}”)`
}

const link = (url: string): string =>
  /^https?:\/\//i.test(url) ? `<a href="${escape(url)}">${escape(url)}</a>` : escape(url)

const section = (words: NoteWords, title: string, items: string[], limit: number): string => {
  if (items.length === 0 || limit === 0) return ''
  const shown = items.slice(0, limit).map((item) => `<li>${item}</li>`)
  if (items.length > limit) shown.push(`<li>${words.more(items.length - limit)}</li>`)
  return `<p>${strong(title)}</p><ul>${shown.join('')}</ul>`
}

const write = (
  { content, peerName, day, messageCount, style, revised, language = content.language }: NoteText,
  limit: number,
): string => {
  const words = noteWords(language)
  const list = (title: string, items: string[], most = limit) => section(words, title, items, most)
  const quote = ({ evidence }: { evidence: Evidence }) =>
    style === 'DETAILED' ? `<br><em>“${escape(evidence.quote)}”</em>` : ''
  const claim = (item: { text: string; evidence: Evidence }) => `${escape(item.text)}${quote(item)}`
  const action = (item: ActionItem) => {
    const due = when(words, item.due, item.dueText)
    return `${strong(item.owner === 'me' ? words.us : peerName)}: ${escape(item.text)}${due && `, ${escape(words.due(due))}`}${quote(item)}`
  }
  const meeting = (item: Meeting) => {
    const at = when(words, item.at, item.atText)
    return `${at && `${strong(at)}: `}${claim(item)}`
  }
  const count = countOf(words, messageCount)
  const heading = [peerName, dateOf(words, day), count, ...(revised ? [words.revised] : [])].join(' · ')
  const topics = `<p>${strong(words.topics)}: ${escape(content.topics.join(', '))}</p>`
  const sections =
    style === 'MINIMAL'
      ? [list(words.actionItems, content.action_items.map(action), Math.min(limit, 3))]
      : [
          content.topics.length > 0 ? topics : '',
          list(words.actionItems, content.action_items.map(action)),
          list(words.meetings, content.meetings.map(meeting)),
          list(words.introductions, content.introductions.map(claim)),
          list(words.dealSignals, content.deal_signals.map(claim)),
          list(words.links, content.links.map(link)),
        ]
  const closing = `${words.urgency[content.urgency]}, ${words.mood[content.sentiment]}. ${words.origin}.`
  return [
    `<p>${strong(heading)}</p>`,
    `<p>${lines(content.summary)}</p>`,
    ...sections,
    `<p><em>${closing}</em></p>`,
  ].join('')
}

/**
 * The note of one digest as HTML that HubSpot renders: text is escaped, tags are ours, at most 65,536 characters (the longest
 * lists are cut where they would not fit).
 */
export const noteHtml = (input: NoteText): string => {
  const notes = itemLimits.values().map((limit) => write(input, limit))
  return notes.find((note) => note.length <= longest) ?? write({ ...input, style: 'MINIMAL' }, 0)
}
