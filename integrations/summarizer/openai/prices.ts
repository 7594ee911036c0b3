import { type TokenUse } from '../../../models/digest-content.ts'

/** US dollars for a million tokens. */
export type Price = { input: number; cachedInput: number; output: number }

/** List prices as of 2026; OPENAI_PRICE says what another model costs, or another contract. */
const list: [prefix: string, price: Price][] = [
  ['gpt-5.4-mini', { input: 0.75, cachedInput: 0.075, output: 4.5 }],
  ['gpt-5.4-nano', { input: 0.2, cachedInput: 0.02, output: 1.25 }],
  ['gpt-5-mini', { input: 0.25, cachedInput: 0.025, output: 2 }],
  ['gpt-5-nano', { input: 0.05, cachedInput: 0.005, output: 0.4 }],
  ['gpt-4.1-mini', { input: 0.4, cachedInput: 0.1, output: 1.6 }],
  ['gpt-4o-mini', { input: 0.15, cachedInput: 0.075, output: 0.6 }],
]

/** The price of a model, dated snapshots included; null where it is not known. */
export const priceOf = (model: string): Price | null =>
  list.find(
    ([name]) => model === name || (model.startsWith(`${name}-`) && /^-\d{4}-/.test(model.slice(name.length))),
  )?.[1] ?? null

/** In millionths of a dollar, rounded up. */
export const costOf = (
  { input, cachedInput, output }: Pick<TokenUse, 'input' | 'cachedInput' | 'output'>,
  price: Price | null,
): number | null =>
  price && Math.ceil((input - cachedInput) * price.input + cachedInput * price.cachedInput + output * price.output)
