import { describe, expect, test } from '@jest/globals'
import { type OpenAiSandbox, startOpenAiSandbox } from '../../../../sandbox/openai/start-openai-sandbox.ts'
import { chat } from '../local/chat.ts'
import { answerOf, inputOf, withModel } from './fixture.ts'

const input = inputOf(
  chat(`
    Sarah: Hi, could you send the contract by Friday?
    me: Sure, I will send the contract tomorrow.
    Sarah: Great. Our budget is $40k for the pilot.`),
)
const calls = (sandbox: OpenAiSandbox) => sandbox.calls()['POST /v1/chat/completions'] ?? 0

describe('what passes is waited out, and the digest is the model’s', () => {
  test.each<[string, (faults: OpenAiSandbox['faults']) => void, number]>([
    ['a 503', (faults) => faults.fail(503), 2],
    ['two 500s', (faults) => faults.fail(500, 2), 3],
    ['a 429 with Retry-After', (faults) => faults.rateLimit(1, 1), 2],
    ['a dropped connection', (faults) => faults.drop(), 2],
    ['no answer', (faults) => faults.hang(), 2],
    ['a body that drips', (faults) => faults.slow(3_000), 2],
    ['JSON that is none', (faults) => faults.invalidJson(), 2],
    ['JSON of another shape', (faults) => faults.wrongShape(), 2],
    ['an answer that was cut off', (faults) => faults.truncate(), 2],
    ['another language', (faults) => faults.wrongLanguage(), 2],
    ['quotes that nobody said', (faults) => faults.makeUpQuotes(), 2],
    ['a slow body within its time', (faults) => faults.slow(300), 1],
  ])('%s', async (_name, order, expected) => {
    const { sandbox, summarizer } = await withModel({ timeoutMs: 1_000, budgetMs: 10_000 })
    order(sandbox.faults)
    const { content, model, tokens } = await summarizer.summarize(input)
    expect(model).toBe('gpt-test')
    expect(content.summary).toContain('contract')
    expect(content.action_items[0]).toMatchObject({ owner: 'me', due: '2026-03-13', dueText: 'by Friday' })
    expect(calls(sandbox)).toBe(expected)
    expect(tokens?.calls).toBeGreaterThanOrEqual(1)
  })

  test('a Retry-After is obeyed, by other digests of the process too', async () => {
    const { sandbox, summarizer } = await withModel({ budgetMs: 10_000 })
    sandbox.faults.rateLimit(1, 1)
    const start = Date.now()
    const first = summarizer.summarize(input)
    await new Promise((resolve) => setTimeout(resolve, 150))
    await Promise.all([first, summarizer.summarize(input)])
    const [refused, ...after] = sandbox.requests().map(({ at }) => at.getTime() - start)
    expect(after).toHaveLength(2)
    expect(Math.min(...after) - (refused ?? 0)).toBeGreaterThanOrEqual(1_000)
  })
})

describe('what does not pass ends with its reason', () => {
  test.each<[string, string, (faults: OpenAiSandbox['faults']) => void, number]>([
    ['refused', 'a refusal', (faults) => faults.refuseToAnswer(9), 1],
    ['refused', 'a content filter', (faults) => faults.filterContent(9), 1],
    ['truncated', 'answers that are cut off', (faults) => faults.truncate(9), 2],
    ['invalid-answer', 'JSON that is none', (faults) => faults.invalidJson(9), 2],
    ['invalid-answer', 'JSON of another shape', (faults) => faults.wrongShape(9), 2],
    ['wrong-language', 'another language', (faults) => faults.wrongLanguage(9), 2],
    ['unsupported', 'quotes that nobody said', (faults) => faults.makeUpQuotes(9), 2],
    ['unsupported', 'links in everything', (faults) => faults.makeUpLinks('https://evil.example', 9), 2],
    ['not-accepted', 'an empty account', (faults) => faults.outOfQuota(9), 1],
    ['not-accepted', 'a request it does not take', (faults) => faults.fail(400, 9), 1],
    ['rate-limited', 'a Retry-After past the budget', (faults) => faults.rateLimit(9, 3_600), 1],
  ])('%s: %s', async (fault, _name, order, expected) => {
    const { sandbox, summarizer } = await withModel({ budgetMs: 5_000 })
    order(sandbox.faults)
    await expect(summarizer.summarize(input)).rejects.toMatchObject({ kind: 'summarizer-failed', fault })
    expect(calls(sandbox)).toBe(expected)
  })

  test.each<[string, string, (faults: OpenAiSandbox['faults']) => void]>([
    ['unavailable', '5xx for longer than the budget', (faults) => faults.fail(503, 99)],
    ['timeout', 'no answers', (faults) => faults.hang(99)],
    ['timeout', 'bodies that drip', (faults) => faults.slow(60_000, 99)],
  ])('%s: %s, within the budget', async (fault, _name, order) => {
    const { sandbox, summarizer } = await withModel({ timeoutMs: 400, budgetMs: 1_500 })
    order(sandbox.faults)
    const start = Date.now()
    await expect(summarizer.summarize(input)).rejects.toMatchObject({ fault })
    expect(Date.now() - start).toBeLessThan(3_000)
  })

  test('a wrong key', async () => {
    const { summarizer } = await withModel({ apiKey: 'sk-wrong' })
    await expect(summarizer.summarize(input)).rejects.toMatchObject({ fault: 'not-accepted' })
  })

  test('a server that is not there', async () => {
    const { summarizer } = await withModel({ baseUrl: 'http://127.0.0.1:9/v1', budgetMs: 1_000 })
    await expect(summarizer.summarize(input)).rejects.toMatchObject({ fault: 'unavailable' })
  })

  test('while the provider is down, the next digests try once and do not queue up', async () => {
    const { sandbox, summarizer } = await withModel({ timeoutMs: 400, budgetMs: 1_500 })
    sandbox.faults.fail(503, 99)
    await expect(summarizer.summarize(input)).rejects.toMatchObject({ fault: 'unavailable' })
    const before = calls(sandbox)
    await expect(summarizer.summarize(input)).rejects.toMatchObject({ fault: 'unavailable' })
    expect(calls(sandbox) - before).toBe(1)
    sandbox.faults.clear()
    await expect(summarizer.summarize(input)).resolves.toMatchObject({ model: 'gpt-test' })
  })
})

test('a redirect is not followed: messages go to the configured address and nowhere else', async () => {
  const elsewhere = await startOpenAiSandbox()
  const { sandbox, summarizer } = await withModel({ budgetMs: 1_000 })
  sandbox.faults.redirect(`${elsewhere.root}/v1/chat/completions`, 99)
  await expect(summarizer.summarize(input)).rejects.toMatchObject({ kind: 'summarizer-failed' })
  expect(elsewhere.requests()).toEqual([])
  await elsewhere.close()
})

test('aborting ends a call under way', async () => {
  const { sandbox, summarizer } = await withModel()
  sandbox.faults.hang()
  const stop = new AbortController()
  const digest = summarizer.summarize(input, { signal: stop.signal })
  setTimeout(() => stop.abort(new Error('stopped')), 100)
  await expect(digest).rejects.toThrow('stopped')
})

test('what was spent on answers of no use is told too', async () => {
  const { sandbox, summarizer } = await withModel()
  sandbox.faults.invalidJson(2)
  const used: number[] = []
  await summarizer.summarize(input, { onUse: ({ output }) => used.push(output) }).catch(() => undefined)
  expect(used).toHaveLength(2)
  expect(Math.min(...used)).toBeGreaterThan(10)
})

test('an answer that claims nothing at all about a chat with words is no digest', async () => {
  const { sandbox, summarizer } = await withModel()
  sandbox.answerWith(() => answerOf())
  await expect(summarizer.summarize(input)).rejects.toMatchObject({ fault: 'unsupported' })
})
