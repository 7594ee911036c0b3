import escapeHtml from 'escape-html'
import { DateTime } from 'luxon'
import { type SummaryStyle } from '../../integrations/summarizer/types.ts'
import { type ActionItem, type DigestContent, type Evidence, type Meeting } from '../../models/digest-content.ts'
import { cleanText } from '../digests/clean-text.ts'

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
  /** The note was written before and the day went on since. */
  revised: boolean
}

const escape = (text: string) => escapeHtml(cleanText(text))
const lines = (text: string) => escape(text).replaceAll('\n', '<br>')
const strong = (text: string) => `<strong>${escape(text)}</strong>`

const date = (iso: string): string => {
  const at = DateTime.fromISO(iso, { zone: 'utc' }).setLocale('en-GB')
  if (!at.isValid) return iso
  return at.toFormat(iso.includes('T') ? 'ccc d LLLL yyyy, HH:mm' : 'ccc d LLLL yyyy')
}

const when = (iso: string | null, words: string | null): string => {
  if (iso === null) return words === null ? '' : `“${words}”`
  return words === null ? date(iso) : `${date(iso)} (“${words}”)`
}

const link = (url: string): string =>
  /^https?:\/\//i.test(url) ? `<a href="${escape(url)}">${escape(url)}</a>` : escape(url)

const section = (title: string, items: string[], limit: number): string => {
  if (items.length === 0 || limit === 0) return ''
  const shown = items.slice(0, limit).map((item) => `<li>${item}</li>`)
  if (items.length > limit) shown.push(`<li>and ${items.length - limit} more</li>`)
  return `<p>${strong(title)}</p><ul>${shown.join('')}</ul>`
}

const write = ({ content, peerName, day, messageCount, style, revised }: NoteText, limit: number): string => {
  const quote = ({ evidence }: { evidence: Evidence }) =>
    style === 'DETAILED' ? `<br><em>“${escape(evidence.quote)}”</em>` : ''
  const claim = (item: { text: string; evidence: Evidence }) => `${escape(item.text)}${quote(item)}`
  const action = (item: ActionItem) => {
    const due = when(item.due, item.dueText)
    return `${strong(item.owner === 'me' ? 'Us' : peerName)}: ${escape(item.text)}${due && `, due ${escape(due)}`}${quote(item)}`
  }
  const meeting = (item: Meeting) => {
    const at = when(item.at, item.atText)
    return `${at && `${strong(at)}: `}${claim(item)}`
  }
  const count = messageCount === 1 ? '1 message' : `${messageCount} messages`
  const heading = [peerName, date(day), count, ...(revised ? ['revised'] : [])].join(' · ')
  const sections =
    style === 'MINIMAL'
      ? [section('Action items', content.action_items.map(action), Math.min(limit, 3))]
      : [
          content.topics.length > 0 ? `<p>${strong('Topics')}: ${escape(content.topics.join(', '))}</p>` : '',
          section('Action items', content.action_items.map(action), limit),
          section('Meetings', content.meetings.map(meeting), limit),
          section('Introductions', content.introductions.map(claim), limit),
          section('Deal signals', content.deal_signals.map(claim), limit),
          section('Links', content.links.map(link), limit),
        ]
  const closing = `Urgency ${content.urgency}, mood ${content.sentiment}. Conduits, from Telegram.`
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
