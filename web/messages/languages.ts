import { en, type Messages } from './en.ts'
import { ru } from './ru.ts'

/** The languages of the pages; a new one is a file and a name here. */
export const languages = { en, ru } satisfies Record<string, Messages>
export type Language = keyof typeof languages

export const languageCookie = 'conduits_language'

export const isLanguage = (text: string | undefined): text is Language =>
  text !== undefined && Object.hasOwn(languages, text)
export const allLanguages = Object.keys(languages).filter(isLanguage)
