import { createHash } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import { errorKinds } from '../../core/errors.ts'
import { consentVersion } from '../../web/connect-telegram/consent-version.ts'
import { allLanguages, isLanguage, languages } from '../../web/messages/languages.ts'
import { en } from '../../web/messages/en.ts'

type Leaf = [path: string, text: string]

/** Every text with its place; a function is called with marked arguments, so that a lost one shows. */
const leaves = (value: unknown, path = ''): Leaf[] => {
  if (typeof value === 'string') return [[path, value]]
  if (typeof value === 'function') {
    const marks = Array.from({ length: value.length }, (_, at) => `<${at}>`)
    const text: unknown = Reflect.apply(value, undefined, marks)
    return [[path, String(text)]]
  }
  if (typeof value !== 'object' || value === null) throw new Error(`${path} is no text`)
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, `${path}.${key}`))
}

describe.each(allLanguages)('the messages in %s', (language) => {
  const own = new Map(leaves(languages[language]))

  test('say everything that English says, in their own words', () => {
    const english = leaves(en)
    expect([...own.keys()]).toEqual(english.map(([path]) => path))
    for (const [path, text] of english) {
      const translated = own.get(path) ?? ''
      expect(translated.trim()).toBe(translated)
      expect(translated).not.toBe('')
      expect(translated.match(/<\d>/g)?.sort()).toEqual(text.match(/<\d>/g)?.sort())
      if (language !== 'en') expect([path, translated]).not.toEqual([path, text])
    }
  })

  test('know every kind of failure that signing in to Telegram can end with', () => {
    const failures: Record<string, string> = languages[language].failures
    for (const kind of errorKinds.filter((each) => each.startsWith('telegram-')))
      expect(failures[kind]).toMatch(/\w|[а-я]/i)
  })
})

test('a language is one of ours, and nothing that an object happens to have', () => {
  expect(['en', 'ru'].every(isLanguage)).toBe(true)
  expect(['de', '', 'toString', '__proto__', undefined].some(isLanguage)).toBe(false)
})

test('a new wording of the consent gets a new version', () => {
  const wording = JSON.stringify(allLanguages.map((language) => languages[language].connect.consent))
  const digest = createHash('sha256').update(wording).digest('hex').slice(0, 16)
  // Changed the wording? Name a new version in consent-version.ts, then write the new pair here.
  expect([consentVersion, digest]).toEqual(['2026-11-22', 'd9be4fbc90c9c7d9'])
})
