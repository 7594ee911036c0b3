import { type DateMeaning, type DateRewrite } from './languages/language-pack.ts'

type Piece = { from: number; to: number; at: number; length: number; isPeriod: boolean }

/**
 * Puts plainer words in place of phrases, and tells where a stretch of the result stood in the original text.
 * `isRewritten` says whether a stretch touches a phrase that named a period.
 */
export const rewrite = (
  text: string,
  rules: DateRewrite[],
  resolve: (meaning: DateMeaning, match: RegExpExecArray) => string,
): {
  rewritten: string
  original: (start: number, end: number) => { start: number; end: number }
  isRewritten: (index: number, length: number) => boolean
} => {
  const hits = rules
    .flatMap(({ pattern, to }) =>
      [...text.matchAll(new RegExp(pattern.source, 'giu'))].map((match) => ({
        from: match.index,
        to: match.index + match[0].length,
        words: resolve(to, match),
        isPeriod: typeof to === 'object' && 'endOf' in to && to.endOf !== 'day',
      })),
    )
    .sort((a, b) => a.from - b.from || b.to - a.to)
  const pieces: Piece[] = []
  let rewritten = ''
  let done = 0
  for (const hit of hits) {
    if (hit.from < done) continue
    rewritten += text.slice(done, hit.from)
    pieces.push({ from: hit.from, to: hit.to, at: rewritten.length, length: hit.words.length, isPeriod: hit.isPeriod })
    rewritten += hit.words
    done = hit.to
  }
  rewritten += text.slice(done)

  const place = (index: number, side: 'from' | 'to'): number => {
    let shift = 0
    for (const piece of pieces) {
      const isInside = side === 'from' ? index < piece.at + piece.length : index <= piece.at + piece.length
      if (index >= piece.at && isInside && (side === 'from' || index > piece.at)) return piece[side]
      if (index >= piece.at + piece.length) shift = piece.to - (piece.at + piece.length)
    }
    return index + shift
  }
  return {
    rewritten,
    original: (start, end) => ({ start: place(start, 'from'), end: place(end, 'to') }),
    isRewritten: (index, length) =>
      pieces.some(({ at, length: own, isPeriod }) => isPeriod && at < index + length && index < at + own),
  }
}
