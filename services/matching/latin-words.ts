import anyAscii from 'any-ascii'

const han = /^\p{Script=Han}{2,4}$/u
const hangul = /^\p{Script=Hangul}{2,4}$/u
/** Chinese surnames of two characters; any other is one. */
const longSurnames = new Set(['欧阳', '歐陽', '司马', '司馬', '上官', '诸葛', '諸葛', '夏侯', '皇甫', '公孙', '令狐'])

const ascii = (text: string) =>
  anyAscii(text)
    .toLowerCase()
    .replace(/['’`]/g, '')
    .split(/[^a-z]+/)
    .filter((word) => word !== '')

/** A written word as comparable Latin words; Chinese and Korean names, written in one, fall into surname and given name. */
export const latinWords = (word: string): string[] => {
  if (!han.test(word) && !hangul.test(word)) return ascii(word)
  const surname = longSurnames.has(word.slice(0, 2)) && word.length > 2 ? 2 : 1
  return [word.slice(0, surname), word.slice(surname)].map((part) => ascii([...part].join(' ')).join(''))
}

/** The same for a word that is one name for sure. */
export const wholeWord = (word: string): string[] =>
  han.test(word) || hangul.test(word) ? [ascii([...word].join(' ')).join('')] : ascii(word)

const folds: [RegExp, string][] = [
  [/(?<=[aou])e/g, ''],
  [/sch|sh/g, 's'],
  [/tsch|tch|cz|ch/g, 'c'],
  [/ph/g, 'f'],
  [/([kz])h/g, '$1'],
  [/th/g, 't'],
  [/ck|qu|q/g, 'k'],
  [/x/g, 'ks'],
  [/w/g, 'v'],
  [/ou/g, 'u'],
  [/[yj]/g, 'i'],
  [/(.)\1+/g, '$1'],
  [/(?<=.)h$/g, ''],
  [/ie$/g, 'i'],
]

/** One spelling for what alphabets and habits write in several: "Dmitriy", "Dmitrij" and "Dmitry"; "Müller" and "Mueller". */
export const fold = (word: string): string => folds.reduce((text, [from, to]) => text.replace(from, to), word)
