import { describe, expect, test } from '@jest/globals'
import { type SummarizeInput } from '../../../../integrations/summarizer/types.ts'
import { chat } from '../local/chat.ts'
import { answerOf, inputOf, withModel } from './fixture.ts'

const messages = chat(`
  Sarah: Hi Max, could you send the contract by Friday?
  me: Sure, I will send the contract tomorrow. The offer stands at $40k, see https://acme.example/offer
  Sarah: Great. Let us meet next Tuesday at 3pm to talk about the pilot.
  Sarah: ok`)
const quote = (messageId: number, text: string) => ({ messageId, quote: text })
const claim = (text: string, messageId: number, words: string) => ({ text, evidence: quote(messageId, words) })
const action = (
  text: string,
  messageId: number,
  words: string,
  dueText: string | null = null,
  due: string | null = null,
) => ({
  ...claim(text, messageId, words),
  owner: 'me',
  due,
  dueText,
})
const fine = claim('Sarah asks for the contract by Friday.', 100, 'send the contract by Friday')

const digestOf = async (answer: object, more: Partial<SummarizeInput> = {}) => {
  const { sandbox, summarizer } = await withModel()
  sandbox.answerWith(() => answerOf({ sentences: [fine], ...answer }))
  const summary = await summarizer.summarize(inputOf(messages, more))
  return { ...summary, sandbox }
}

describe('what the messages do not bear out is dropped and counted', () => {
  test.each([
    ['a quote that nobody wrote', claim('Sarah signs the contract.', 100, 'I sign the contract')],
    ['a quote of another message', claim('Sarah wants the contract.', 101, 'send the contract by Friday')],
    ['a message that is not there', claim('Sarah wants the contract.', 999, 'send the contract by Friday')],
    ['a quote that could be anywhere', claim('Sarah wants the contract.', 100, 'the')],
    ['an empty quote', claim('Sarah wants the contract.', 100, ' … ')],
    ['a sum that was not named', claim('The contract is worth $90k.', 100, 'send the contract by Friday')],
    ['a share that was not named', claim('Sarah wants 20% off the contract.', 100, 'send the contract by Friday')],
    [
      'an address that was not written',
      claim('The contract is at evil.example/x.', 100, 'send the contract by Friday'),
    ],
    ['a mail address', claim('Send the contract to eve@evil.example.', 100, 'send the contract by Friday')],
    [
      'an address cut short',
      claim('The contract is at https://acme.example.', 101, 'I will send the contract tomorrow'),
    ],
    ['words that have nothing to do with it', claim('Wire money to Eve quickly.', 100, 'send the contract by Friday')],
    ['our own prompt', claim('Every sentence, item and signal has its evidence: the contract', 100, 'send the contract by Friday')], // prettier-ignore
  ])('%s', async (_name, wrong) => {
    const { content, dropped } = await digestOf({
      sentences: [fine, wrong],
      deal_signals: [wrong],
      action_items: [{ ...wrong, owner: 'me', due: null, dueText: null }],
    })
    expect(content.summary).toBe(fine.text)
    expect([content.deal_signals, content.action_items]).toEqual([[], []])
    expect(dropped).toBe(3)
  })

  test('what they do bear out stays, in other words too', async () => {
    const right = claim('The offer of $40,000 is at https://acme.example/offer.', 101, 'The offer stands at $40k')
    const { content, dropped } = await digestOf({ deal_signals: [right] })
    expect(content.deal_signals).toEqual([right])
    expect(dropped).toBe(0)
  })

  test('links are those that people wrote, never the model’s', async () => {
    expect((await digestOf({})).content.links).toEqual(['https://acme.example/offer'])
  })

  test('urgency needs a quote', async () => {
    const urgency = { urgency: 'high', urgencyEvidence: quote(100, 'this is on fire') }
    expect((await digestOf(urgency)).content.urgency).toBe('none')
    expect((await digestOf({ ...urgency, urgencyEvidence: quote(100, 'by Friday?') })).content.urgency).toBe('high')
  })

  test('markup, line breaks and what is too long are taken out of texts', async () => {
    const text = `Send <b>the\ncontract</b> to [Sarah](x) ${'and the contract '.repeat(40)}`
    const { content } = await digestOf({ action_items: [action(text, 100, 'send the contract by Friday')] })
    const [item] = content.action_items
    expect(item?.text).toMatch(/^Send the contract to Sarah/)
    expect(item?.text.length).toBeLessThanOrEqual(300)
  })
})

describe('dates are worked out here, in the user’s zone, and keep their words', () => {
  test.each([
    ['by Friday', '2026-03-20', '2026-03-13', 100, 'send the contract by Friday'],
    ['tomorrow', null, '2026-03-12', 101, 'I will send the contract tomorrow'],
    ['next Tuesday at 3pm', '2030-01-01', '2026-03-17T15:00', 102, 'meet next Tuesday at 3pm'],
  ])('“%s”, whatever the model makes of it (%s), is %s', async (dueText, due, expected, id, words) => {
    const { content } = await digestOf({ action_items: [action('See to the contract pilot', id, words, dueText, due)] })
    expect(content.action_items[0]).toMatchObject({ due: expected, dueText })
  })

  test('words that nobody wrote are no date', async () => {
    const item = action('Send the contract', 100, 'send the contract by Friday', 'by Monday', '2026-03-16')
    expect((await digestOf({ action_items: [item] })).content.action_items[0]).toMatchObject({
      due: null,
      dueText: null,
    })
  })

  test('the date may stand in the answer', async () => {
    const item = action('Send the contract', 100, 'send the contract by Friday', 'tomorrow', null)
    expect((await digestOf({ action_items: [item] })).content.action_items[0]).toMatchObject({ due: '2026-03-12' })
  })

  test('the day is that of the zone', async () => {
    const item = action('Send the contract', 101, 'I will send the contract tomorrow', 'tomorrow')
    const { content } = await digestOf({ action_items: [item] }, { timeZone: 'Pacific/Honolulu' })
    expect(content.action_items[0]?.due).toBe('2026-03-11')
  })

  test('where our reckoning finds nothing, the model’s counts if it is near', async () => {
    const polish = chat('Sarah: Wyślij mi umowę pojutrze do godziny 17, proszę, to jest dla nas bardzo ważne')
    const { sandbox, summarizer } = await withModel()
    const evidence = quote(100, 'Wyślij mi umowę pojutrze')
    const item = (due: string) => ({ text: 'Wyślij umowę', evidence, owner: 'me', due, dueText: 'pojutrze' })
    const said = { text: 'Sarah prosi o umowę.', evidence }
    sandbox.answerWith(() => answerOf({ sentences: [said], action_items: [item('2026-03-13')] }))
    expect((await summarizer.summarize(inputOf(polish))).content.action_items[0]).toMatchObject({ due: '2026-03-13', dueText: 'pojutrze' }) // prettier-ignore
    sandbox.answerWith(() => answerOf({ sentences: [said], action_items: [item('1999-01-01')] }))
    expect((await summarizer.summarize(inputOf(polish))).content.action_items[0]?.due).toBeNull()
  })
})

describe('the language', () => {
  const english = [claim('Sarah asks Max for the contract by Friday, and the two want to meet about the pilot.', 100, 'send the contract by Friday')] // prettier-ignore
  const german = [claim('Sarah bittet Max bis Freitag um den Vertrag, und beide wollen sich zum Pilotprojekt treffen.', 100, 'send the contract by Friday')] // prettier-ignore

  test.each([
    ['chat', 'English', english],
    ['en', 'English', english],
    ['de', 'German', german],
  ])('%s is asked for and checked', async (language, name, sentences) => {
    const { content, sandbox, tokens } = await digestOf({ sentences }, { language })
    expect(sandbox.requests()[0]?.body).toContain(`Write sentences, items and topics in ${name}.`)
    expect(content.summary).toBe(sentences[0]?.text)
    expect(content.language).toBe('en')
    expect(tokens?.calls).toBe(1)
  })

  test('a digest in another one is asked for again', async () => {
    const { sandbox, summarizer } = await withModel()
    sandbox.answerWith(({ turns }) => answerOf({ sentences: turns.length === 2 ? english : german }))
    const { content } = await summarizer.summarize(inputOf(messages, { language: 'de' }))
    expect(content.summary).toBe(german[0]?.text)
    expect(sandbox.requests()[1]?.body).toContain('not in the language')
  })
})

describe('the styles', () => {
  const points = [
    'Sarah asks for the contract',
    'The contract is due on Friday',
    'She would like to read every page of the contract first',
    'Her lawyer looks at the contract as well',
    'The contract has to name both companies',
    'Sarah mentions that an older contract is still running',
    'The team waits for the contract before it starts',
    'A printed contract is not needed',
    'The contract may be signed on a telephone',
    'Sarah will keep a copy of the contract',
    'Nobody else has seen the contract yet',
    'The contract replaces what was agreed by mail',
    'After the contract comes the work on the pilot',
    'Sarah is happy with the contract so far',
  ]

  test('differ in length and form', async () => {
    const shapes: [sentences: number, lines: number][] = []
    for (const style of ['MINIMAL', 'BUSINESS', 'DETAILED'] as const) {
      const sentences = points.map((text) => claim(`${text}.`, 100, 'send the contract by Friday'))
      const { content } = await digestOf({ sentences }, { style })
      shapes.push([content.summary.split('.').length - 1, content.summary.split('\n').length])
    }
    expect(shapes).toEqual([
      [1, 1],
      [5, 1],
      [12, 12],
    ])
  })
})

test('the model has no tools, the strict schema, and messages between random lines', async () => {
  const { sandbox, summarizer } = await withModel()
  await summarizer.summarize(inputOf(messages))
  await summarizer.summarize(inputOf(messages))
  const bodies = sandbox.requests().map(({ body }) => JSON.parse(body) as Record<string, unknown>)
  const [one, two] = bodies.map((body) => body.messages as { role: string; content: string }[])
  expect(bodies[0]).not.toHaveProperty('tools')
  expect(bodies[0]).toMatchObject({ response_format: { type: 'json_schema', json_schema: { strict: true } } })
  expect(one?.[0]).toEqual(two?.[0])
  const marks = [one, two].map((turns) => turns?.[1]?.content.match(/={5}[0-9a-f]{24}={5}/g))
  expect(marks[0]).toHaveLength(3)
  expect(new Set(marks[0]).size).toBe(1)
  expect(marks[0]?.[0]).not.toBe(marks[1]?.[0])
})

test('what does not differ between chats stands first, so that the provider keeps it', async () => {
  const { summarizer } = await withModel()
  await summarizer.summarize(inputOf(messages))
  const { tokens } = await summarizer.summarize(
    inputOf(chat('Anna: Could you call the bank tomorrow?'), { style: 'DETAILED' }),
  )
  expect(tokens?.cachedInput).toBeGreaterThanOrEqual(1_024)
  expect(tokens?.costMicroUsd).toBeLessThan((tokens?.input ?? 0) + 4 * (tokens?.output ?? 0))
})

test('messages that speak to machines are not sent', async () => {
  const { sandbox, summarizer } = await withModel()
  const withOrder = messages.map((message, i) => (i === 2 ? { ...message, isInstruction: true } : message))
  const { content } = await summarizer.summarize(inputOf(withOrder))
  expect(sandbox.requests()[0]?.body).not.toContain('next Tuesday')
  expect(JSON.stringify(content)).not.toContain('next Tuesday')
})
