import { isInLanguage, sentencesOf, unsupportedItems, unsupportedSentences } from './claims.ts'
import { type Score, scoreItems } from './item-scores.ts'
import { itemKinds } from './labels.ts'
import { type Outcome } from './run-chats.ts'

export type Measures = {
  chats: number
  items: Score
  actions: Score
  /** Action items with the right owner, and with the right owner and due date. */
  actionsWithOwner: Score
  actionsWithOwnerAndDue: Score
  meetings: Score
  meetingsWithTime: Score
  introductions: Score
  dealSignals: Score
  /** Shares, 0..1. */
  unsupportedClaims: number
  citedRightly: number
  languageMatch: number
  urgencyRight: number
  /** Per digest; null where nothing was asked of a model. */
  tokens: { input: number; output: number } | null
  /** US dollars per digest; null where the price is not known. */
  costUsd: number | null
  msMedian: number
}

const sum = (values: number[]) => values.reduce((total, value) => total + value, 0)
const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
const share = (part: number, whole: number) => (whole === 0 ? 0 : part / whole)

/** What a summarizer's digests are worth, over all chats given. */
export const measure = (outcomes: Outcome[]): Measures => {
  const matches = outcomes.map(({ match }) => match)
  const of = (isRight: (outcome: Outcome) => boolean) => share(outcomes.filter(isRight).length, outcomes.length)
  const unsupported = outcomes.map(
    ({ match, summary, chat }) =>
      unsupportedItems(match.judged).length + unsupportedSentences(summary.content, chat).length,
  )
  const claims = outcomes.map(
    ({ match, summary, chat }) =>
      match.judged.filter(({ kind }) => kind !== 'deal').length + sentencesOf(summary.content, chat.language).length,
  )
  const used = outcomes.flatMap(({ summary }) => summary.tokens ?? [])
  const prices = used.map(({ costMicroUsd }) => costMicroUsd)
  return {
    chats: outcomes.length,
    items: scoreItems(matches, [...itemKinds]),
    actions: scoreItems(matches, ['action']),
    actionsWithOwner: scoreItems(matches, ['action'], ({ hasOwner }) => hasOwner),
    actionsWithOwnerAndDue: scoreItems(matches, ['action'], ({ hasOwner, hasDate }) => hasOwner && hasDate),
    meetings: scoreItems(matches, ['meeting']),
    meetingsWithTime: scoreItems(matches, ['meeting'], ({ hasDate }) => hasDate),
    introductions: scoreItems(matches, ['introduction']),
    dealSignals: scoreItems(matches, ['deal']),
    unsupportedClaims: share(sum(unsupported), sum(claims)),
    citedRightly: 1 - share(sum(outcomes.map(({ dropped }) => dropped)), sum(outcomes.map(({ claims: all }) => all))),
    languageMatch: of(({ summary, chat }) => isInLanguage(summary.content, chat)),
    urgencyRight: of(({ summary, chat }) => chat.labels.urgency.includes(summary.content.urgency)),
    tokens:
      used.length === 0
        ? null
        : {
            input: sum(used.map(({ input }) => input)) / outcomes.length,
            output: sum(used.map(({ output }) => output)) / outcomes.length,
          },
    costUsd: prices.some((price) => price === null || price === undefined)
      ? null
      : sum(prices.map((price) => price ?? 0)) / outcomes.length / 1e6,
    msMedian: median(outcomes.map(({ tookMs }) => tookMs)),
  }
}
