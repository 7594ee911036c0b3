import { createContext } from 'preact'
import { useContext, useState } from 'preact/hooks'
import { en, type Messages } from '../messages/en.ts'
import { isLanguage, type Language, languageCookie, languages } from '../messages/languages.ts'

const Words = createContext<Messages>(en)
export const WordsProvider = Words.Provider

/** Every word of the page, in its language. */
export const useWords = (): Messages => useContext(Words)

const YEAR_S = 365 * 24 * 3600

const remember = (language: Language) => {
  const secure = location.protocol === 'https:' ? '; secure' : ''
  document.cookie = `${languageCookie}=${language}; path=/; max-age=${YEAR_S}; samesite=lax${secure}`
}

/** The language that the server chose, until the person chooses another; a sign-in under way goes on. */
export const useLanguage = () => {
  const given = document.documentElement.lang
  const [language, setLanguage] = useState<Language>(isLanguage(given) ? given : 'en')
  const choose = (chosen: Language) => {
    remember(chosen)
    document.documentElement.lang = chosen
    setLanguage(chosen)
  }
  return { language, words: languages[language], choose }
}
