import { type FullName } from '../../integrations/hubspot/types.ts'
import { formsOf } from './nicknames.ts'
import { type PersonName, readings } from './person-name.ts'

/** More forms than this of a name fill requests for little. */
const mostForms = 4
const unaccented = (word: string) => word.normalize('NFD').replace(/\p{M}/gu, '')

/** A word as HubSpot may hold it: as written, without accents, in Latin letters. */
const spellings = (written: string, words: string[]): string[] => [
  ...new Set([written.toLowerCase(), unaccented(written.toLowerCase()), ...words]),
]

const fullName = ({ written, words }: PersonName): FullName => {
  const values = written.flatMap((word) => spellings(word, []))
  const forms = words.flatMap((word) => formsOf(word).slice(0, mostForms))
  // Several words may stand in one of HubSpot's two fields.
  const joined =
    written.length > 2 ? [written.slice(0, -1).join(' '), written.slice(1).join(' '), written.slice(-2).join(' ')] : []
  const all = [...new Set([...values, ...words, ...joined.map((text) => text.toLowerCase())])]
  return { firstnames: [...new Set([...all, ...forms])], lastnames: all }
}

/** How the two name fields of a contact of this display name may read; for a search that compares whole values. */
export const searchNames = (display: string, username: string | null): FullName[] => {
  const [first] = readings(display)
  if (!first) return []
  const [word = ''] = first.words
  const letters = username?.toLowerCase().replace(/[^a-z]/g, '') ?? ''
  if (first.words.length > 1) return [fullName(first)]
  const rest = letters.startsWith(word)
    ? letters.slice(word.length)
    : letters.endsWith(word)
      ? letters.slice(0, -word.length)
      : ''
  return rest.length > 2 ? [fullName({ ...first, written: [...first.written, rest], words: [word, rest] })] : []
}
