import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import OpenAI from 'openai'
import { type OpenAiSandbox, startOpenAiSandbox } from '../../../sandbox/openai/start-openai-sandbox.ts'

let sandbox: OpenAiSandbox
let client: OpenAI
beforeAll(async () => {
  sandbox = await startOpenAiSandbox({ models: ['gpt-test'] })
  client = new OpenAI({ apiKey: sandbox.apiKey, baseURL: sandbox.baseUrl, maxRetries: 0 })
})
afterEach(() => {
  sandbox.faults.clear()
  sandbox.answerWith(null)
  sandbox.reset()
})
afterAll(() => sandbox.close())

const evidence = {
  type: 'object',
  properties: { messageId: { type: 'integer' }, quote: { type: 'string' } },
  required: ['messageId', 'quote'],
  additionalProperties: false,
}
const schema = {
  type: 'object',
  properties: {
    action_items: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          text: { type: 'string' },
          owner: { type: 'string', enum: ['me', 'them'] },
          dueText: { anyOf: [{ type: 'string' }, { type: 'null' }] },
          evidence: { $ref: '#/$defs/evidence' },
        },
        required: ['text', 'owner', 'dueText', 'evidence'],
        additionalProperties: false,
      },
    },
    language: { type: 'string', pattern: '^[a-z]{2}$' },
    urgency: { type: 'string', enum: ['high', 'none'] },
  },
  required: ['action_items', 'language', 'urgency'],
  additionalProperties: false,
  $defs: { evidence },
}
const chat = [
  { id: 7, by: 'them', text: 'Could you send the deck by Friday? The board meets soon.' },
  { id: 8, by: 'me', text: "I'll do it tomorrow, after the meeting with the team." },
]
const content = `Digest this:\n${chat.map((line) => JSON.stringify(line)).join('\n')}\n`
const format = (given: Record<string, unknown> = schema) => ({
  type: 'json_schema' as const,
  json_schema: { name: 'digest', strict: true, schema: given },
})
const ask = ({ signal, ...more }: { signal?: AbortSignal; [field: string]: unknown } = {}) =>
  client.chat.completions.create(
    {
      model: 'gpt-test',
      messages: [{ role: 'user', content }],
      response_format: format(),
      ...more,
    },
    { signal },
  )
const digest = {
  action_items: [
    {
      text: 'Could you send the deck by Friday?',
      owner: 'me',
      dueText: 'by Friday',
      evidence: { messageId: 7, quote: 'Could you send the deck by Friday?' },
    },
    {
      text: "I'll do it tomorrow, after the meeting with the team.",
      owner: 'me',
      dueText: 'tomorrow',
      evidence: { messageId: 8, quote: "I'll do it tomorrow, after the meeting with the team." },
    },
  ],
  language: 'en',
  urgency: 'none',
}

describe('the unmodified client gets structured output', () => {
  test('from chat completions, with usage', async () => {
    const { choices, usage } = await ask()
    expect(choices[0]?.finish_reason).toBe('stop')
    expect(JSON.parse(choices[0]?.message.content ?? '')).toEqual(digest)
    expect(usage?.prompt_tokens).toBeGreaterThan(50)
    expect(usage?.total_tokens).toBe((usage?.prompt_tokens ?? 0) + (usage?.completion_tokens ?? 0))
  })

  test('from responses', async () => {
    const response = await client.responses.create({
      model: 'gpt-test',
      input: content,
      text: { format: { type: 'json_schema', name: 'digest', strict: true, schema } },
    })
    expect(response.status).toBe('completed')
    expect(JSON.parse(response.output_text)).toEqual(digest)
    expect(response.usage?.input_tokens).toBeGreaterThan(50)
  })

  test('the same for the same prompt, and a script may answer instead', async () => {
    const [one, two] = [await ask(), await ask()]
    expect(one.choices[0]?.message.content).toBe(two.choices[0]?.message.content)
    sandbox.answerWith(({ turns }) => ({
      action_items: [],
      language: 'fr',
      urgency: turns.length === 1 ? 'high' : 'none',
    }))
    expect(JSON.parse((await ask()).choices[0]?.message.content ?? '')).toMatchObject({ urgency: 'high' })
  })

  test('a recorded answer comes before all others', async () => {
    const answer = { action_items: [], language: 'de', urgency: 'none' }
    const other = await startOpenAiSandbox({ answers: [{ match: 'the deck', answer }] })
    const theirs = new OpenAI({ apiKey: other.apiKey, baseURL: other.baseUrl, maxRetries: 0 })
    const { choices } = await theirs.chat.completions.create({
      model: 'any',
      messages: [{ role: 'user', content }],
      response_format: format(),
    })
    await other.close()
    expect(JSON.parse(choices[0]?.message.content ?? '')).toEqual(answer)
  })
})

describe('a schema that strict mode refuses is refused', () => {
  const { $defs: _, ...open } = schema
  test.each([
    ['an open object', { ...schema, additionalProperties: true }, /additionalProperties/],
    ['an optional property', { ...schema, required: ['language'] }, /Missing 'action_items'/],
    [
      'a keyword it does not know',
      { ...open, properties: { a: { type: 'string', maxLength: 3 } }, required: ['a'] },
      /maxLength/,
    ],
    ['a list at the root', { type: 'array', items: { type: 'string' } }, /type: "object"/],
    [
      'a format it does not know',
      { ...open, properties: { a: { type: 'string', format: 'uri' } }, required: ['a'] },
      /uri/,
    ],
  ])('%s', async (_name, given, message) => {
    await expect(ask({ response_format: format(given) })).rejects.toMatchObject({
      status: 400,
      message: expect.stringMatching(message) as unknown,
    })
  })
})

describe('it refuses', () => {
  test('a wrong key', async () => {
    const stranger = new OpenAI({ apiKey: 'sk-wrong', baseURL: sandbox.baseUrl, maxRetries: 0 })
    await expect(stranger.models.list()).rejects.toMatchObject({ status: 401, code: 'invalid_api_key' })
  })
  test('a model that is not there', async () => {
    await expect(ask({ model: 'gpt-9' })).rejects.toMatchObject({ status: 404, code: 'model_not_found' })
  })
  test('a request without messages', async () => {
    await expect(ask({ messages: [] })).rejects.toMatchObject({ status: 400 })
  })
})

describe('faults to order', () => {
  test('errors, once each, in order', async () => {
    sandbox.faults.fail(503)
    sandbox.faults.rateLimit(1, 7)
    await expect(ask()).rejects.toMatchObject({ status: 503 })
    const limited: unknown = await ask().catch((error: unknown) => error)
    expect(limited).toBeInstanceOf(OpenAI.RateLimitError)
    if (limited instanceof OpenAI.RateLimitError) expect(limited.headers.get('retry-after')).toBe('7')
    await expect(ask()).resolves.toMatchObject({ object: 'chat.completion' })
  })

  test('no answer, and a dropped connection', async () => {
    sandbox.faults.hang()
    sandbox.faults.drop()
    await expect(ask({ signal: AbortSignal.timeout(200) })).rejects.toThrow()
    await expect(ask()).rejects.toThrow('Connection error')
  })

  test('speech that is refused, filtered, cut, broken, misshapen', async () => {
    sandbox.faults.refuseToAnswer()
    sandbox.faults.filterContent()
    sandbox.faults.truncate()
    sandbox.faults.invalidJson()
    sandbox.faults.wrongShape()
    const said: (OpenAI.ChatCompletion.Choice | undefined)[] = []
    for (let i = 0; i < 5; i++) said.push((await ask()).choices[0])
    expect(said.map((choice) => choice?.finish_reason)).toEqual(['stop', 'content_filter', 'length', 'stop', 'stop'])
    expect(said[0]?.message).toMatchObject({ content: null, refusal: expect.stringContaining('sorry') as unknown })
    expect(() => void JSON.parse(said[2]?.message.content ?? '')).toThrow()
    expect(() => void JSON.parse(said[3]?.message.content ?? '')).toThrow()
    expect(JSON.parse(said[4]?.message.content ?? '')).toEqual({ result: 'ok' })
  })

  test('speech with made-up quotes, links and in another language', async () => {
    sandbox.faults.makeUpQuotes()
    sandbox.faults.makeUpLinks('https://evil.example')
    sandbox.faults.wrongLanguage()
    const texts = []
    for (let i = 0; i < 3; i++) texts.push((await ask()).choices[0]?.message.content)
    expect(texts[0]).toContain('one million dollars')
    expect(texts[1]).toContain('See https://evil.example')
    expect(texts[2]).toContain('Asiakas lähettää')
  })

  test('a slow body arrives whole', async () => {
    sandbox.faults.slow(100)
    expect(JSON.parse((await ask()).choices[0]?.message.content ?? '')).toEqual(digest)
  })
})

test('an answer is cut where the tokens asked for end', async () => {
  const { choices } = await ask({ max_completion_tokens: 20 })
  expect(choices[0]?.finish_reason).toBe('length')
})

test('the beginning that an earlier prompt had too counts as cached from 1,024 tokens on', async () => {
  const long = { role: 'system' as const, content: 'Rules of the house, one by one. '.repeat(300) }
  const cachedIn = async (last: string) =>
    (await ask({ messages: [long, { role: 'user', content: last }] })).usage?.prompt_tokens_details?.cached_tokens
  expect(await cachedIn('one')).toBe(0)
  expect(await cachedIn('two')).toBeGreaterThan(1_024)
})

test('it logs word for word what it was sent, but never the key', async () => {
  await ask()
  const [request] = sandbox.requests()
  expect(request?.body).toContain('Could you send the deck')
  expect(JSON.stringify(sandbox.requests())).not.toContain(sandbox.apiKey)
  expect(sandbox.calls()).toEqual({ 'POST /v1/chat/completions': 1 })
})
