import { de } from './languages/de.ts'
import { en } from './languages/en.ts'
import { es } from './languages/es.ts'
import { fr } from './languages/fr.ts'
import { type LanguagePack } from './languages/language-pack.ts'
import { ja } from './languages/ja.ts'
import { ru } from './languages/ru.ts'
import { zh } from './languages/zh.ts'

/** Languages with patterns of their own. Others are summarised by what needs no pattern. */
export const languagePacks: LanguagePack[] = [en, ru, de, es, fr, ja, zh]

export const english = en

export const packOf = (language: string): LanguagePack | null =>
  languagePacks.find(({ code }) => code === language) ?? null
