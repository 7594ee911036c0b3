import { type DigestContent } from '../models/digest-content.ts'
import { type DigestMessage } from '../integrations/summarizer/types.ts'
import { type ItemKind, type ItemLabel, itemKinds, itemsOf } from './labels.ts'
import { type Span, overlaps, spanOf } from './spans.ts'

/** An item of a digest beside the labels: what it answers to, if anything. */
export type Judged = {
  kind: ItemKind
  text: string
  /** Null: a claim that nothing in the chat bears out, or the second one for the same thing. */
  label: ItemLabel | null
  hasOwner: boolean
  hasDate: boolean
  /** The date it states, right or wrong. */
  date: string | null
}
export type Match = { judged: Judged[]; missed: ItemLabel[] }

type Predicted = { text: string; span: Span | null; owner: string | null; date: string | null }

const predictedOf = (content: DigestContent, kind: ItemKind, messages: DigestMessage[]): Predicted[] =>
  itemsOf(content, kind).map((item) => {
    const message = messages.find(({ id }) => id === item.evidence.messageId)
    const date = 'due' in item ? (item.due?.slice(0, 10) ?? null) : 'at' in item ? item.at : null
    return {
      text: item.text,
      span: message ? spanOf(item.evidence.quote, message) : null,
      owner: 'owner' in item ? item.owner : null,
      date,
    }
  })

/** A label without a time leaves the time open; one with a time asks for it to the minute. */
const isDate = (date: string | null, { dates }: ItemLabel) =>
  dates.some((right) => (right === null || date === null ? right === date : date.startsWith(right)))

const judge = ({ text, owner, date }: Predicted, kind: ItemKind, label: ItemLabel | null): Judged => ({
  kind,
  text,
  label,
  hasOwner: label !== null && owner === label.owner,
  hasDate: label !== null && isDate(date, label),
  date,
})

/** A task told twice is a fault; a second sentence about the same deal or introduction is none. */
const judgeRest = (one: Predicted, kind: ItemKind, labels: ItemLabel[]): Judged | null => {
  const isTask = kind === 'action' || kind === 'meeting'
  const isAgain = labels.some(({ spans }) => spans.some((right) => one.span !== null && overlaps(one.span, right)))
  return isAgain && !isTask ? null : judge(one, kind, null)
}

const matchKind = (kind: ItemKind, predicted: Predicted[], labels: ItemLabel[]): Match => {
  const open = new Set(predicted)
  const judged: Judged[] = []
  const missed: ItemLabel[] = []
  const worth = (one: Predicted, label: ItemLabel) => {
    const { hasOwner, hasDate } = judge(one, kind, label)
    return Number(hasOwner) + Number(hasDate)
  }
  for (const label of labels.toSorted((a, b) => Number(a.isOptional) - Number(b.isOptional))) {
    const [best] = [...open]
      .filter(({ span }) => span !== null && label.spans.some((right) => overlaps(span, right)))
      .sort((a, b) => worth(b, label) - worth(a, label))
    if (best) {
      open.delete(best)
      judged.push(judge(best, kind, label))
    } else if (!label.isOptional) missed.push(label)
  }
  return { judged: [...judged, ...[...open].flatMap((one) => judgeRest(one, kind, labels) ?? [])], missed }
}

/** Pairs the items of a digest with the labels of its chat, each label with one item at most; those that are due come first. */
export const matchItems = (content: DigestContent, messages: DigestMessage[], labels: ItemLabel[]): Match => {
  const perKind = itemKinds.map((kind) =>
    matchKind(
      kind,
      predictedOf(content, kind, messages),
      labels.filter((label) => label.kind === kind),
    ),
  )
  return { judged: perKind.flatMap(({ judged }) => judged), missed: perKind.flatMap(({ missed }) => missed) }
}
