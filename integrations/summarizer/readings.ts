import anyAscii from 'any-ascii'

const mixedWord =
  /(?=[\p{L}\p{M}\d]*\p{Script=Latin})(?=[\p{L}\p{M}\d]*[\p{Script=Cyrillic}\p{Script=Greek}])[\p{L}\p{M}\d]{3,}/gu
const digitsInWord = /(?=[\p{L}013457@$!|]*\p{L})(?=[\p{L}013457@$!|]*[013457@$!|])[\p{L}013457@$!|]{4,}/giu
const plainLetters: Record<string, string> = {
  0: 'o',
  1: 'i',
  3: 'e',
  4: 'a',
  5: 's',
  7: 't',
  '@': 'a',
  $: 's',
  '!': 'i',
  '|': 'l',
}
const cyrillicLetters: Record<string, string> = { a: 'а', e: 'е', o: 'о', i: 'и', c: 'с' }
const spacedLetters = /(?<![\p{L}\p{N}])\p{L}(?:[ .*_·-]{1,2}\p{L}(?![\p{L}\p{N}])){3,}/gu
const encoded = /(?<![A-Za-z\d+/=])[A-Za-z\d+/]{24,}={0,2}(?![A-Za-z\d+/=])/g
const printable = /^[\p{L}\p{N}\p{P}\p{S}\p{Zs}\s]+$/u
const longestEncoded = 2_000

const decoded = (text: string): string[] =>
  (text.slice(0, longestEncoded * 2).match(encoded) ?? []).slice(0, 3).flatMap((token) => {
    const plain = Buffer.from(token.slice(0, longestEncoded), 'base64').toString('utf8')
    return plain.includes('\uFFFD') || !printable.test(plain) || !/\s/.test(plain) ? [] : [plain]
  })

/** A text, and what it says if letters of other alphabets, digits for letters, gaps between letters or base64 only hide it. */
export const readingsOf = (text: string): string[] => {
  const plain = text.normalize('NFKC')
  const oneAlphabet = plain.replace(mixedWord, (word) => anyAscii(word))
  const noDigits = oneAlphabet.replace(digitsInWord, (word) =>
    word.replace(/[013457@$!|]/g, (sign) => plainLetters[sign] ?? sign),
  )
  const cyrillic = noDigits.replace(/[\p{L}]+/gu, (word) =>
    /\p{Script=Cyrillic}/u.test(word)
      ? word.replace(/[aeoic]/giu, (letter) => cyrillicLetters[letter.toLowerCase()] ?? letter)
      : word,
  )
  const noGaps = noDigits.replace(spacedLetters, (letters) => letters.replace(/[^\p{L}]/gu, ''))
  return [...new Set([text, plain, oneAlphabet, noDigits, cyrillic, noGaps, ...decoded(text)])]
}
