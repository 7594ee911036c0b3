const edge = { before: '(?<![\\p{L}\\p{N}])', after: '(?![\\p{L}\\p{N}])' }

/** Spaces match any white space, an apostrophe any of its forms, and no match begins or ends inside a word. */
const source = (alternatives: string[]): string =>
  `(?:${alternatives.join('|')})`.replaceAll(' ?', '\\s*').replaceAll(' ', '\\s+').replaceAll("'", "\\s?['’ʼ]\\s?")

/** A pattern of whole words, case-insensitive, in any script. The alternatives are regular expression source. */
export const phrase = (...alternatives: string[]): RegExp =>
  new RegExp(`${edge.before}${source(alternatives)}${edge.after}`, 'iu')

/** The same, at the start of a message or sentence. */
export const opening = (...alternatives: string[]): RegExp =>
  new RegExp(`^[^\\p{L}\\p{N}]*${source(alternatives)}${edge.after}`, 'iu')

/** The same, where the whole sentence consists of nothing else (but signs). */
export const nothingBut = (...alternatives: string[]): RegExp =>
  new RegExp(`^(?:[^\\p{L}\\p{N}]*${source(alternatives)}${edge.after})+[^\\p{L}\\p{N}]*$`, 'iu')

/** A list of words as it stands in a data file, separated by spaces. */
export const words = (list: string): string[] => list.trim().split(/\s+/)

/** For scripts without spaces: the alternatives anywhere, at the beginning, and nothing but them. */
export const within = (...alternatives: string[]): RegExp => new RegExp(`(?:${alternatives.join('|')})`, 'iu')
export const beginning = (...alternatives: string[]): RegExp =>
  new RegExp(`^[^\\p{L}\\p{N}]*(?:${alternatives.join('|')})`, 'iu')
export const wholly = (...alternatives: string[]): RegExp =>
  new RegExp(`^(?:[^\\p{L}\\p{N}]*(?:${alternatives.join('|')}))+[^\\p{L}\\p{N}]*$`, 'iu')
