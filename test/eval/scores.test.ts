import { describe, expect, test } from '@jest/globals'
import { unsupportedItems, unsupportedSentences } from '../../eval/claims.ts'
import { scoreItems } from '../../eval/item-scores.ts'
import { matchItems } from '../../eval/match-items.ts'
import { readChat } from '../../eval/read-chats.ts'
import { rouge } from '../../eval/rouge.ts'
import { DigestContent } from '../../models/digest-content.ts'

const chat = readChat(
  `en-example
with: Sarah Chen
on: 2026-03-11 10:00 Europe/Berlin

Sarah Chen: Could you send the deck by Friday? And the price list.
me: Sure, I'll send both tomorrow.
Sarah Chen: We have a budget of 40k. Call on Monday at 10?
--
action me by 2026-03-12: send the deck by Friday | I'll send both tomorrow
maybe action me: And the price list
meeting at 2026-03-16T10:00: Call on Monday at 10
deal: a budget of 40k
urgency: medium
`,
  'development',
)

const item = (messageId: number, quote: string, text = quote) => ({ text, evidence: { messageId, quote } })
const task = (messageId: number, quote: string, owner: 'me' | 'them', due: string | null) => ({
  ...item(messageId, quote),
  owner,
  due,
  dueText: null,
})
const digest = (more: Partial<DigestContent>) =>
  DigestContent.parse({
    summary: 'Sarah asks for the deck.',
    topics: [],
    action_items: [],
    meetings: [],
    introductions: [],
    deal_signals: [],
    sentiment: 'neutral',
    urgency: 'none',
    language: 'en',
    links: [],
    ...more,
  })
const match = (more: Partial<DigestContent>) => matchItems(digest(more), chat.messages, chat.labels.items)
const actions = (...action_items: DigestContent['action_items']) => {
  const found = [match({ action_items })]
  const { right, found: counted, wanted } = scoreItems(found, ['action'])
  const strict = scoreItems(found, ['action'], ({ hasOwner, hasDate }) => hasOwner && hasDate)
  return { right, counted, wanted, strict: strict.right }
}

describe('an action item', () => {
  test('is right where its quote overlaps a label, wherever the label says that it may', () => {
    const right = { right: 1, counted: 1, wanted: 1, strict: 1 }
    expect(actions(task(1, 'send the deck', 'me', '2026-03-12'))).toEqual(right)
    expect(actions(task(2, "I'll send both", 'me', '2026-03-12T18:00'))).toEqual(right)
  })

  test('needs its owner and its date to be right in the strict count', () => {
    expect(actions(task(1, 'send the deck', 'them', '2026-03-12')).strict).toBe(0)
    expect(actions(task(1, 'send the deck', 'me', null)).strict).toBe(0)
  })

  test('counts as one too many where it is told twice or made up', () => {
    const right = task(1, 'send the deck', 'me', '2026-03-12')
    expect(actions(right, task(2, "I'll send both", 'me', null))).toMatchObject({ right: 1, counted: 2 })
    expect(actions(right, task(3, 'Call on Monday', 'me', null))).toMatchObject({ right: 1, counted: 2 })
    expect(actions(right, task(3, 'not in there', 'me', null))).toMatchObject({ right: 1, counted: 2 })
  })

  test('that is optional counts on no side', () => {
    expect(actions(task(1, 'And the price list', 'me', null))).toEqual({ right: 0, counted: 0, wanted: 1, strict: 0 })
  })

  test('that is missing is missed', () => {
    expect(actions()).toEqual({ right: 0, counted: 0, wanted: 1, strict: 0 })
  })
})

test('a second sentence about the same deal is no fault', () => {
  const found = match({ deal_signals: [item(3, 'a budget of 40k'), item(3, 'We have a budget of 40k')] })
  expect(scoreItems([found], ['deal'])).toMatchObject({ right: 1, found: 1, wanted: 1 })
})

test('a meeting is right to the minute', () => {
  const at = (when: string | null) => {
    const found = match({ meetings: [{ ...item(3, 'Call on Monday at 10?'), at: when, atText: null }] })
    return scoreItems([found], ['meeting'], ({ hasDate }) => hasDate).right
  }
  expect([at('2026-03-16T10:00'), at('2026-03-16'), at('2026-03-16T11:00'), at(null)]).toEqual([1, 0, 0, 0])
})

describe('unsupported is', () => {
  test('an item that nobody said, or with a wrong owner or date; not one without a date', () => {
    const count = (one: DigestContent['action_items'][number]) =>
      unsupportedItems(match({ action_items: [one] }).judged).length
    expect(count(task(3, 'Call on Monday', 'me', null))).toBe(1)
    expect(count(task(1, 'send the deck', 'them', '2026-03-12'))).toBe(1)
    expect(count(task(1, 'send the deck', 'me', '2026-03-20'))).toBe(1)
    expect(count(task(1, 'send the deck', 'me', null))).toBe(0)
  })

  test('a sentence with a figure, an address or a name that stands nowhere', () => {
    const sentences = (summary: string) => unsupportedSentences(digest({ summary }), chat)
    expect(sentences('Sarah has a budget of 40k. The call is with Max.')).toEqual([])
    expect(sentences('Sarah has a budget of 45k.')).toHaveLength(1)
    expect(sentences('Sarah wants to meet Tom.')).toHaveLength(1)
    expect(sentences('See https://acme.example for more.')).toHaveLength(1)
  })
})

describe('ROUGE', () => {
  test('is F1 over words in lower case without signs and without stemming', () => {
    const { rouge1, rouge2, rougeL } = rouge('The cat, it sat.', 'the cat sat down')
    expect(rouge1).toBeCloseTo(3 / 4)
    expect(rouge2).toBeCloseTo(1 / 3)
    expect(rougeL).toBeCloseTo(3 / 4)
    expect(rouge('cats', 'cat').rouge1).toBe(0)
  })

  test('takes the longest common subsequence over the whole text, not by sentence', () => {
    expect(rouge('b c. a.', 'a. b c.').rougeL).toBeCloseTo(2 / 3)
  })
})
