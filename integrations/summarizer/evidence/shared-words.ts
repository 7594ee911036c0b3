const stem = 5
const shortestWord = 4
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu

/** The roots of the longer words of a text; in scripts without spaces, its characters. */
export const rootsOf = (text: string): string[] => [
  ...(text.match(unspaced) ?? []),
  ...(text.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? [])
    .filter(({ length }) => length >= shortestWord)
    .map((word) => word.slice(0, stem)),
]

/** Tells whether a text has at least one longer word in common with what it comes from. True for texts without any. */
export const sharesRoots = (text: string, said: ReadonlySet<string>): boolean => {
  const roots = rootsOf(text)
  return roots.length === 0 || roots.some((root) => said.has(root))
}
