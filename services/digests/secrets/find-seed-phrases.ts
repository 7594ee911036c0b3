import { wordlist as english } from '@scure/bip39/wordlists/english.js'
import { wordlist as french } from '@scure/bip39/wordlists/french.js'
import { wordlist as italian } from '@scure/bip39/wordlists/italian.js'
import { wordlist as portuguese } from '@scure/bip39/wordlists/portuguese.js'
import { wordlist as spanish } from '@scure/bip39/wordlists/spanish.js'
import { type SecretFinder, type Span } from './secret-kind.ts'

const shortest = 12
const plain = (word: string) => word.toLowerCase().normalize('NFKD')
const lists = [english, spanish, french, italian, portuguese].map((list) => new Set(list.map(plain)))

/** Between words: spaces, signs, the numbers of a list. */
const between = /^[\s\d.,;:)(|/–—-]*$/u

/** Runs of at least twelve words of one BIP-39 list. No checksum is asked for: a phrase with a slip in it is a secret too. */
export const findSeedPhrases: SecretFinder = (text) => {
  const words = [...text.matchAll(/\p{L}[\p{L}\p{M}]*/gu)].map(({ index, 0: word }) => ({
    start: index,
    end: index + word.length,
    plain: plain(word),
  }))
  if (words.length < shortest) return []
  return lists.flatMap((list) => {
    const spans: Span[] = []
    let run: typeof words = []
    const close = () => {
      const [first, last] = [run[0], run.at(-1)]
      if (first && last && run.length >= shortest) spans.push({ start: first.start, end: last.end })
      run = []
    }
    for (const word of words) {
      const last = run.at(-1)
      if (last && !between.test(text.slice(last.end, word.start))) close()
      if (list.has(word.plain)) run.push(word)
      else close()
    }
    close()
    return spans
  })
}
