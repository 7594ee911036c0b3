import { detect } from 'tinyld'
import { languagePacks } from './language-packs.ts'
import { type LanguagePack } from './languages/language-pack.ts'

/** Enough to be sure, little enough to be quick. */
const sampleLength = 4_000

/** ISO 639-1 code of what most of the text is written in; English where nothing tells. */
export const detectLanguage = (texts: string[]): string => {
  const sample = texts
    .join('\n')
    .replace(/https?:\/\/\S+|[\p{Extended_Pictographic}\d]/gu, ' ')
    .slice(0, sampleLength)
  const code = /\p{L}/u.test(sample) ? detect(sample) : ''
  return /^[a-z]{2}$/.test(code) ? code : 'en'
}

/** The pack that reads this message: the chat's own, unless the words are plainly those of another language. */
export const packForWords = (words: string[], chat: LanguagePack | null): LanguagePack | null => {
  const votes = (pack: LanguagePack) => words.filter((word) => pack.markers.has(word)).length
  let best = { pack: chat, votes: chat ? votes(chat) + 0.5 : 1.5 }
  for (const pack of languagePacks) {
    const count = pack === chat ? 0 : votes(pack)
    if (count > best.votes) best = { pack, votes: count }
  }
  return best.pack
}
