import { describe, expect, test } from '@jest/globals'
import { type DigestMessage } from '../../../integrations/summarizer/types.ts'
import { type DigestContent } from '../../../models/digest-content.ts'
import { verifyEvidence } from '../../../services/digests/verify-evidence.ts'

const message = (id: number, text: string): DigestMessage => ({
  id,
  at: new Date('2026-03-11T10:00:00Z'),
  from: 'them',
  senderName: 'Sarah Chen',
  text,
  replyToId: null,
})
const messages = [
  message(1, 'I’ll send the   deck\ntomorrow. See https://acme.example/deck).'),
  message(2, 'Our budget is $40k, details: https://acme.example/budget-2026'),
]
const content = (more: Partial<DigestContent>): DigestContent => ({
  summary: 'Sarah sends the deck.',
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
const signal = (messageId: number, quote: string) => ({ text: 'a claim', evidence: { messageId, quote } })

describe('verifyEvidence', () => {
  test('keeps quotes that stand in their message, whatever the white space and case', () => {
    const given = content({ deal_signals: [signal(1, 'SEND the deck tomorrow'), signal(2, 'budget is $40k')] })
    expect(verifyEvidence(given, messages)).toEqual({ content: given, dropped: 0 })
  })

  test('drops items of every kind that the message does not bear out', () => {
    const { content: verified, dropped } = verifyEvidence(
      content({
        action_items: [{ ...signal(1, 'wire $10,000'), owner: 'me', due: null, dueText: null }],
        meetings: [{ ...signal(2, 'send the deck'), at: null, atText: null }],
        introductions: [signal(99, 'Our budget')],
        deal_signals: [signal(2, ' . '), signal(2, 'Our budget')],
      }),
      messages,
    )
    expect(dropped).toBe(4)
    expect([verified.action_items, verified.meetings, verified.introductions]).toEqual([[], [], []])
    expect(verified.deal_signals).toEqual([signal(2, 'Our budget')])
  })

  test('drops links that stand in no message, also those that only begin like one', () => {
    const { content: verified, dropped } = verifyEvidence(
      content({
        links: [
          'https://acme.example/deck',
          'https://acme.example/budget',
          'https://evil.example',
          'https://acme.example/budget-2026',
        ],
      }),
      messages,
    )
    expect(verified.links).toEqual(['https://acme.example/deck', 'https://acme.example/budget-2026'])
    expect(dropped).toBe(2)
  })

  test('refuses content that is no digest', () => {
    expect(() => verifyEvidence(content({ summary: '' }), messages)).toThrow()
  })
})
