import { DateTime } from 'luxon'
import { cleanText } from '../clean-text.ts'
import { createAddressCheck } from '../evidence/addresses.ts'
import { createFigureCheck } from '../evidence/figures.ts'
import { withoutMarkup } from '../evidence/plain-text.ts'
import { createQuoteCheck } from '../evidence/quotes.ts'
import { rootsOf, sharesRoots } from '../evidence/shared-words.ts'
import { type DigestContent } from '../../../models/digest-content.ts'
import { type DigestMessage } from '../types.ts'
import { type ChatAnswer, type Claim } from './answer.ts'
import { repeatsPrompt } from './own-words.ts'
import { createDateResolver } from './resolve-dates.ts'

/** What is left of an answer: `sentences` are the summary, each borne out by a message. */
export type CheckedAnswer = Pick<
  DigestContent,
  'action_items' | 'meetings' | 'introductions' | 'deal_signals' | 'topics' | 'sentiment' | 'urgency'
> & { sentences: Claim[]; dropped: number }

type Terms = {
  messages: DigestMessage[]
  timeZone: string
  /** Of the chat. */
  language: string
  /** False where the digest is in another language than the chat: then no words can be compared. */
  isSameLanguage: boolean
}
const neighbours = 5
const longest = { text: 300, quote: 120, topic: 60 }

const clip = (text: string, length: number) =>
  text.length <= length
    ? text
    : `${text
        .slice(0, length - 1)
        .replace(/[\uD800-\uDBFF]$/, '')
        .replace(/\s+\S*$/u, '')}…`
const oneLine = (text: string, length: number) =>
  clip(withoutMarkup(cleanText(text)).replace(/\s+/g, ' ').trim(), length)
const exact = (quote: string) =>
  cleanText(quote)
    .slice(0, longest.quote)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trim()

/** Drops from a model's answer what the messages do not bear out, works out its dates, and brings it into the digest's bounds. */
export const createAnswerCheck = ({ messages, timeZone, language, isSameLanguage }: Terms) => {
  const shown = messages.filter(({ isInstruction }) => !isInstruction)
  const said = shown.map(({ text }) => text)
  const year = DateTime.fromJSDate(messages.at(-1)?.at ?? new Date(0), { zone: timeZone }).year
  const isQuoted = createQuoteCheck(messages)
  const hasKnownFigures = createFigureCheck([...said, ...shown.map(({ senderName }) => senderName)], year)
  const hasKnownAddresses = createAddressCheck(said)
  const resolve = createDateResolver(messages, timeZone, language)
  const allRoots = new Set(isSameLanguage ? said.flatMap(rootsOf) : [])
  const places = new Map(shown.map(({ id }, i) => [id, i]))

  const around = (id: number): string => {
    const place = places.get(id) ?? 0
    return shown
      .slice(Math.max(0, place - neighbours), place + neighbours + 1)
      .map(({ text, senderName }) => `${senderName} ${text}`)
      .join('\n')
  }
  const isBorneOut = ({ text, evidence }: Claim): boolean =>
    /[\p{L}\p{N}]/u.test(text) &&
    isQuoted(evidence) &&
    !repeatsPrompt(text) &&
    hasKnownFigures(text) &&
    hasKnownAddresses(text) &&
    (!isSameLanguage || sharesRoots(text, new Set(rootsOf(around(evidence.messageId)))))

  const isTopicBorneOut = (topic: string): boolean =>
    topic !== '' &&
    !repeatsPrompt(topic) &&
    hasKnownAddresses(topic) &&
    hasKnownFigures(topic) &&
    (!isSameLanguage || sharesRoots(topic, allRoots))

  const tidy = <T extends Claim>(claim: T): T => ({
    ...claim,
    text: oneLine(claim.text, longest.text),
    evidence: { messageId: claim.evidence.messageId, quote: exact(claim.evidence.quote) },
  })

  return (answer: ChatAnswer): CheckedAnswer => {
    let dropped = 0
    const keep = <T extends Claim>(claims: T[]): T[] => {
      const kept = claims.map(tidy).filter(isBorneOut)
      dropped += claims.length - kept.length
      return kept
    }
    const action_items = keep(answer.action_items).map(({ text, owner, due, dueText, evidence }) => {
      const date = resolve(evidence.messageId, dueText, due)
      return { text, owner, due: date.iso, dueText: date.words, evidence }
    })
    const meetings = keep(answer.meetings).map(({ text, at, atText, evidence }) => {
      const date = resolve(evidence.messageId, atText, at)
      return { text, at: date.iso, atText: date.words, evidence }
    })
    const isUrgencyBorneOut =
      answer.urgencyEvidence !== null && isQuoted(tidy({ text: '', evidence: answer.urgencyEvidence }).evidence)
    const calm = action_items.length + meetings.length > 0 ? 'low' : 'none'
    return {
      sentences: keep(answer.sentences),
      action_items,
      meetings,
      introductions: keep(answer.introductions).map(({ text, evidence }) => ({ text, evidence })),
      deal_signals: keep(answer.deal_signals).map(({ text, evidence }) => ({ text, evidence })),
      topics: answer.topics.map((topic) => oneLine(topic, longest.topic)).filter(isTopicBorneOut),
      sentiment: answer.sentiment,
      urgency: answer.urgency === 'low' || answer.urgency === 'none' || isUrgencyBorneOut ? answer.urgency : calm,
      dropped,
    }
  }
}
export type AnswerCheck = ReturnType<typeof createAnswerCheck>
