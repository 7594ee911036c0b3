import { type DigestContent, type urgencies } from '../models/digest-content.ts'
import { type DigestMessage } from '../integrations/summarizer/types.ts'
import { type Span, spanOf } from './spans.ts'

export const itemKinds = ['action', 'meeting', 'introduction', 'deal'] as const
export type ItemKind = (typeof itemKinds)[number]

/** One thing that a digest should say, or may say (`isOptional`: neither its presence nor its absence counts). */
export type ItemLabel = {
  kind: ItemKind
  isOptional: boolean
  owner: 'me' | 'them' | null
  /** Any of these is right; null = no date. A date without a time leaves the time open. */
  dates: (string | null)[]
  /** Where it stands: a quote of any of these proves it. */
  spans: Span[]
}
export type Labels = { items: ItemLabel[]; urgency: (typeof urgencies)[number][] }

export const itemsOf = (content: DigestContent, kind: ItemKind) =>
  ({
    action: content.action_items,
    meeting: content.meetings,
    introduction: content.introductions,
    deal: content.deal_signals,
  })[kind]

const form = /^(maybe )?(action|meeting|introduction|deal)(?: (me|them))?(?: (?:by|at) (\S+))?: (.+)$/

/** Reads `[maybe ]action me|them[ by date[/date…]]: excerpt[ | excerpt…]` and its like; every excerpt must stand in one message. */
export const readLabel = (line: string, messages: DigestMessage[]): ItemLabel => {
  const [, maybe, kind, owner, dates, excerpts] = form.exec(line) ?? []
  const known = itemKinds.find((one) => one === kind)
  if (!known || !excerpts || (known === 'action') !== (owner !== undefined))
    throw new Error(`This is no label: ${line}`)
  const spans = excerpts.split(' | ').map((excerpt) => {
    const found = messages.flatMap((message) => spanOf(excerpt, message) ?? [])
    const [span] = found
    if (!span || found.length > 1)
      throw new Error(`"${excerpt}" stands in ${found.length} messages and should in one: ${line}`)
    return span
  })
  return {
    kind: known,
    isOptional: maybe !== undefined,
    owner: owner === 'me' || owner === 'them' ? owner : null,
    dates: dates?.split('/').map((date) => (date === 'none' ? null : date)) ?? [null],
    spans,
  }
}
