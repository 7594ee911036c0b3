import stopword from 'stopword'

const iso3: Record<string, string> = Object.fromEntries(
  'ar ara,bg bul,bn ben,ca cat,cs ces,da dan,de deu,el ell,en eng,es spa,et est,eu eus,fa fas,fi fin,fr fra,gl glg,he heb,hi hin,hr hrv,hu hun,hy hye,id ind,it ita,ja jpn,ko kor,lt lit,lv lav,nl nld,no nob,pl pol,pt por,ro ron,ru rus,sk slk,sl slv,sv swe,th tha,tr tur,uk ukr,ur urd,vi vie,zh zho'
    .split(',')
    .map((pair) => [pair.slice(0, 2), pair.slice(3)]),
)

const withoutSpaces = new Set(['zh', 'ja', 'th', 'ko', 'my', 'km', 'lo'])
const spaced = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’.-][\p{L}\p{N}]+)*/gu

/** Cuts text into lower-case words: by spaces where the language has them, else by the dictionary of Intl.Segmenter. */
export const createTokenizer = (language: string): ((text: string) => string[]) => {
  if (!withoutSpaces.has(language)) return (text) => text.toLowerCase().replaceAll('’', "'").match(spaced) ?? []
  const segmenter = new Intl.Segmenter(language, { granularity: 'word' })
  return (text) =>
    [...segmenter.segment(text)].flatMap(({ segment, isWordLike }) => (isWordLike ? [segment.toLowerCase()] : []))
}

const cache = new Map<string, ReadonlySet<string>>()

/** The stop words of a language (ISO 639-1); empty where none are known. */
export const stopWords = (language: string): ReadonlySet<string> => {
  const known = cache.get(language)
  if (known) return known
  const list = new Set((stopword[iso3[language] ?? ''] ?? []).map((word) => word.toLowerCase().replaceAll('’', "'")))
  cache.set(language, list)
  return list
}
