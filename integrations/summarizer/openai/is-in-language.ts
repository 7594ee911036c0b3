import { detectAll } from 'tinyld'
import { detectLanguage } from '../local/detect-language.ts'

/** Fewer letters tell nothing about a language; near ones are told apart only where this much speaks against the wanted one. */
const enoughLetters = 60
const stillPossible = 0.15

/** False only where a text is plainly in another language than the wanted one (ISO 639-1). */
export const isInLanguage = (text: string, language: string): boolean => {
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  if (letters < enoughLetters || detectLanguage([text]) === language) return true
  return detectAll(text).some(({ lang, accuracy }) => lang === language && accuracy >= stillPossible)
}
