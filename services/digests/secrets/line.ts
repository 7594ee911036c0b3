import { type SecretKind, type Span } from './secret-kind.ts'

/** A message as secrets are looked for across several. */
export type Line = { id: number; at: Date; sender: string; text: string; replyToId: number | null }

/** A piece of a secret: where it stands in which message of the list. */
export type Hit = Span & { line: number; kind: SecretKind }
