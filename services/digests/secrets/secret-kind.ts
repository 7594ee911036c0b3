export const secretKinds = [
  'API key',
  'seed phrase',
  'IBAN',
  'card number',
  'card code',
  'password',
  'one-time code',
] as const
export type SecretKind = (typeof secretKinds)[number]

/** Where a secret stands in a text: from `start` up to, not including, `end`. */
export type Span = { start: number; end: number }

/** Finds the secrets of one kind. Spans may overlap. */
export type SecretFinder = (text: string) => Span[]
