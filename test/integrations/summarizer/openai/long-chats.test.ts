import { describe, expect, test } from '@jest/globals'
import { splitParts } from '../../../../integrations/summarizer/openai/split-parts.ts'
import { type DigestMessage } from '../../../../integrations/summarizer/types.ts'
import { inputOf, withModel } from './fixture.ts'

const names = ['Vertex', 'Harbour', 'Maple', 'Cobalt', 'Juniper', 'Falcon', 'Orchid', 'Granite']
/** A working day of a busy chat: questions, promises, small talk, a pause now and then. */
const day = (count: number, length = 0): DigestMessage[] =>
  Array.from({ length: count }, (_, i) => {
    const project = names[i % names.length] ?? ''
    const texts = [
      `Could you send the ${project} contract number ${i} by Friday?`,
      'Sure, will do.',
      `The budget of the ${project} pilot is $${i}k this year, and the team is happy with the numbers.`,
      'haha yes',
    ]
    return {
      id: 1_000 + i,
      at: new Date(Date.UTC(2026, 2, 11, 5) + i * 10_000 + Math.floor(i / 400) * 600_000),
      from: i % 2 ? 'me' : 'them',
      senderName: i % 2 ? 'Max' : 'Sarah',
      text: `${texts[i % texts.length] ?? ''}${' and so on'.repeat(length)}`,
      replyToId: null,
    }
  })

test('5,000 messages of one day: a bounded number of calls, tokens and memory', async () => {
  const { sandbox, summarizer } = await withModel()
  const messages = day(5_000)
  const before = process.memoryUsage().heapUsed
  const start = performance.now()
  const { content, tokens, unread } = await summarizer.summarize(inputOf(messages, { style: 'DETAILED' }))
  const ms = performance.now() - start
  const calls = sandbox.calls()['POST /v1/chat/completions'] ?? 0
  const mb = (process.memoryUsage().heapUsed - before) / 1e6
  process.stderr.write(`5,000 messages: ${calls} calls, ${tokens?.input} + ${tokens?.output} tokens, ${(ms / 1_000).toFixed(1)} s, ${mb.toFixed(0)} MB heap (the stand-in's log included)\n`) // prettier-ignore
  expect(calls).toBeGreaterThan(1)
  expect(calls).toBeLessThanOrEqual(17)
  expect(unread).toBe(0)
  expect(tokens?.input).toBeLessThan(420_000)
  expect(content.action_items.length).toBeGreaterThan(5)
  expect(content.action_items.length).toBeLessThanOrEqual(50)
  expect(content.summary.length).toBeLessThanOrEqual(4_000)
  expect(mb).toBeLessThan(400)
}, 60_000)

test('5,000 messages of the greatest length are cut to what fits, and the calls stay bounded', async () => {
  const { sandbox, summarizer } = await withModel()
  const { unread } = await summarizer.summarize(inputOf(day(5_000, 400)))
  expect(sandbox.calls()['POST /v1/chat/completions']).toBeLessThanOrEqual(17)
  expect(unread).toBe(0)
}, 60_000)

test('what is too much even so is left out from the front, and counted', async () => {
  const { sandbox, summarizer } = await withModel({ limits: { partTokens: 1_000, parts: 4 } })
  const { unread, content } = await summarizer.summarize(inputOf(day(400)))
  expect(unread).toBeGreaterThan(100)
  expect(sandbox.calls()['POST /v1/chat/completions']).toBeLessThanOrEqual(5)
  expect(content.summary).not.toBe('')
  expect(sandbox.requests().every(({ body }) => !body.includes('contract number 0 '))).toBe(true)
})

test('no call takes more than its budget', async () => {
  const { summarizer } = await withModel({ limits: { partTokens: 1_000, parts: 16, noteTokens: 1_000 } })
  const used: number[] = []
  await summarizer.summarize(inputOf(day(200)), { onUse: ({ input }) => used.push(input) })
  expect(used.length).toBeGreaterThan(4)
  // The prompt, the schema and what was written before come on top.
  expect(Math.max(...used)).toBeLessThan(1_000 + 3_000)
})

describe('parts', () => {
  const measured = (messages: DigestMessage[], tokens = 10) =>
    messages.map((message) => ({ message, line: '', tokens }))
  const sizes = (parts: unknown[][]) => parts.map(({ length }) => length)

  test('end where the talk paused', () => {
    const messages = day(20).map((message, i) => ({ ...message, at: new Date(i * 10_000 + (i >= 8 ? 3_600_000 : 0)) }))
    expect(sizes(splitParts(measured(messages), 100))).toEqual([8, 10, 2])
  })

  test('do not part a question from its answer', () => {
    const messages = day(20).map((message, i) => ({
      ...message,
      at: new Date(i * 10_000 + (i >= 8 ? 60_000 : 0)),
      replyToId: i === 8 ? 1_007 : null,
    }))
    expect(sizes(splitParts(measured(messages), 100))[0]).not.toBe(8)
  })

  test('stay as they were when the day goes on', () => {
    const before = splitParts(measured(day(95)), 100)
    const after = splitParts(measured(day(120)), 100)
    expect(sizes(after).slice(0, before.length - 1)).toEqual(sizes(before).slice(0, -1))
  })

  test('hold every message once, and one that is too long alone', () => {
    const parts = splitParts(
      measured(day(50)).map((one, i) => ({ ...one, tokens: i === 20 ? 500 : 10 })),
      100,
    )
    expect(parts.flat().map(({ message }) => message.id)).toEqual(day(50).map(({ id }) => id))
  })
})

describe('of several parts', () => {
  const twice = day(60).map((message, i) => ({
    ...message,
    text:
      i % 30 === 3 ? 'Could you send the signed Maple contract by Friday?' : `Small talk about the weather, line ${i}.`,
  }))

  test('items that come back are one', async () => {
    const { summarizer } = await withModel({ limits: { partTokens: 800 } })
    const { content, tokens } = await summarizer.summarize(inputOf(twice))
    expect(tokens?.calls).toBeGreaterThan(2)
    expect(content.action_items).toHaveLength(1)
  })

  test('the summary is written from notes and quotes, not from messages', async () => {
    const { sandbox, summarizer } = await withModel({ limits: { partTokens: 800 } })
    await summarizer.summarize(inputOf(twice))
    const last = sandbox.requests().at(-1)?.body ?? ''
    expect(last).toContain('notes were made of its parts')
    expect(last.length).toBeLessThan(15_000)
  })

  test('a summary that fails leaves the notes, which are checked sentences too', async () => {
    const { sandbox, summarizer } = await withModel({ limits: { partTokens: 800 } })
    sandbox.answerWith(({ schema }) => (JSON.stringify(schema).includes('settled') ? 'no JSON' : undefined))
    const { content, model } = await summarizer.summarize(inputOf(twice))
    expect(model).toBe('gpt-test')
    expect(content.summary).toContain('Small talk')
    expect(content.action_items).toHaveLength(1)
  })

  test('an item that a later note shows to be done is taken off', async () => {
    const { sandbox, summarizer } = await withModel({ limits: { partTokens: 800 } })
    sandbox.answerWith(({ schema }) =>
      JSON.stringify(schema).includes('settled')
        ? {
            sentences: [
              {
                text: 'The contract was asked for.',
                evidence: { messageId: 1_003, quote: 'send the signed Maple contract' },
              },
            ],
            topics: [],
            sentiment: 'neutral',
            urgency: 'none',
            urgencyEvidence: null,
            settled: [{ item: 0, evidence: { messageId: 1_033, quote: 'Could you send the signed Maple' } }],
          }
        : undefined,
    )
    expect((await summarizer.summarize(inputOf(twice))).content.action_items).toEqual([])
  })
})
