import { findApiKeys } from './find-api-keys.ts'
import { findCardNumbers, findIbans } from './find-bank-numbers.ts'
import { findSeedPhrases } from './find-seed-phrases.ts'
import { type SecretFinder, type SecretKind } from './secret-kind.ts'
import { type Hit, type Line } from './line.ts'

/** Pieces of one secret come shortly after each other. */
const togetherMs = 10 * 60_000

type Form = { kind: SecretKind; find: SecretFinder; joiner: string; isPiece: (text: string) => boolean }
const any = () => true
const isToken = (text: string) => /^\S{2,}$/.test(text)
/** Forms that are sure enough to be looked for across messages, and how their pieces join. */
const forms: Form[] = [
  { kind: 'API key', find: findApiKeys, joiner: '', isPiece: isToken },
  { kind: 'seed phrase', find: findSeedPhrases, joiner: ' ', isPiece: any },
  { kind: 'IBAN', find: findIbans, joiner: ' ', isPiece: any },
  { kind: 'card number', find: findCardNumbers, joiner: ' ', isPiece: any },
]

/** Stretches of one person's messages, whoever writes in between. */
const runsOf = (lines: Line[], isPiece: Form['isPiece']): number[][] => {
  const runs: number[][] = []
  const open = new Map<string, number[]>()
  for (const [i, { sender, at, text }] of lines.entries()) {
    const run = open.get(sender)
    const last = lines[run?.at(-1) ?? -1]
    const goesOn = run && last && at.getTime() - last.at.getTime() <= togetherMs
    if (!isPiece(text)) open.delete(sender)
    else if (goesOn) run.push(i)
    else {
      const fresh = [i]
      open.set(sender, fresh)
      runs.push(fresh)
    }
  }
  return runs.filter(({ length }) => length > 1)
}

const hitsIn = (lines: Line[], run: number[], { kind, find, joiner }: Form): Hit[] => {
  let joined = ''
  const starts = run.map((i) => {
    const start = joined.length
    joined += `${lines[i]?.text ?? ''}${joiner}`
    return start
  })
  return find(joined).flatMap(({ start, end }) => {
    const touched = run.flatMap((line, place) => {
      const from = starts[place] ?? 0
      const length = lines[line]?.text.length ?? 0
      const piece = { start: Math.max(0, start - from), end: Math.min(length, end - from) }
      return piece.end > piece.start ? [{ line, kind, ...piece }] : []
    })
    return touched.length > 1 ? touched : []
  })
}

/** Card numbers, IBANs, seed phrases and keys that were sent in pieces, message by message. */
export const findSplitSecrets = (lines: Line[]): Hit[] =>
  forms.flatMap((form) => runsOf(lines, form.isPiece).flatMap((run) => hitsIn(lines, run, form)))
