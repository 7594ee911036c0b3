import anyAscii from 'any-ascii'

/** A name reduced to comparable words. `words` are Latin, lower case, without titles, emoji, companies or remarks. */
export type PersonName = { words: string[] }

const titles = new Set(['dr', 'prof', 'mr', 'mrs', 'ms', 'herr', 'frau', 'sr', 'sra', 'mme', 'jr', 'phd', 'mba'])
const remarks = /[([{].*?[)\]}]/gu
const companyPart = /\s*(?:[|/•·—–@]|\s-\s).*$/u

/** Reads a display name such as "Dr. Sarah Chen 🌍 | Acme (Berlin)" as the words "sarah", "chen". */
export const personName = (display: string): PersonName => {
  const bare = display
    .normalize('NFKC')
    .replace(remarks, ' ')
    .replace(companyPart, '')
    .replace(/[^\p{L}\p{M}'’\- ]/gu, ' ')
  const words = anyAscii(bare)
    .toLowerCase()
    .replace(/['’]/g, '')
    .split(/[^a-z]+/)
    .filter((word) => word !== '' && !titles.has(word))
  return { words }
}

/** The words of a display name as they are written, for a search in a CRM that knows nothing of transliteration. */
export const searchWords = (display: string): string[] =>
  display
    .normalize('NFKC')
    .replace(remarks, ' ')
    .replace(companyPart, '')
    .split(/[^\p{L}\p{M}'’]+/u)
    .filter((word) => word.length > 1 && !titles.has(word.toLowerCase()))
