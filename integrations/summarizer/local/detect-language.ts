import { detectAll } from 'tinyld'
import { languagePacks } from './language-packs.ts'
import { type LanguagePack } from './languages/language-pack.ts'
import { createTokenizer } from './words.ts'

/** Enough to be sure, little enough to be quick. */
const sampleLength = 4_000
/** Below these, a guess from letters alone is worth less than the frequent words of a language. */
const sure = 0.5
const enoughLetters = 40
const markerShare = 0.15

const votesFor = (pack: LanguagePack, words: string[]) => words.filter((word) => pack.markers.has(word)).length

/** ISO 639-1 code of what most of the text is written in; English where nothing tells. */
export const detectLanguage = (texts: string[]): string => {
  const sample = texts
    .join('\n')
    .replace(/https?:\/\/\S+|[\p{Extended_Pictographic}\d]/gu, ' ')
    .slice(0, sampleLength)
  const letters = sample.match(/\p{L}/gu)?.length ?? 0
  const [guess] = letters > 0 ? detectAll(sample) : []
  if (!guess || !/^[a-z]{2}$/.test(guess.lang)) return 'en'
  const isLatin = /\p{Script=Latin}/u.test(sample) && !/[^\P{L}\p{Script=Latin}]/u.test(sample)
  const isSure = guess.accuracy >= sure && letters >= enoughLetters
  if (!isLatin || isSure || languagePacks.some(({ code }) => code === guess.lang)) return guess.lang
  const words = createTokenizer('en')(sample)
  const [best] = languagePacks
    .map((pack) => ({ code: pack.code, votes: votesFor(pack, words) }))
    .sort((a, b) => b.votes - a.votes)
  if (best && best.votes >= Math.max(1, words.length * markerShare)) return best.code
  return guess.accuracy >= sure ? guess.lang : 'en'
}

/** The pack that reads this message: the chat's own, unless the words are plainly those of another language. */
export const packForWords = (words: string[], chat: LanguagePack | null): LanguagePack | null => {
  let best = { pack: chat, votes: chat ? votesFor(chat, words) + 0.5 : 1.5 }
  for (const pack of languagePacks) {
    const votes = pack === chat ? 0 : votesFor(pack, words)
    if (votes > best.votes) best = { pack, votes }
  }
  return best.pack
}
