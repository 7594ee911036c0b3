import { type Contact } from '../../integrations/hubspot/types.ts'
import { latinWords, wholeWord } from './latin-words.ts'

/** A name reduced to comparable words: Latin, lower case, without titles, emoji, companies or remarks. */
export type PersonName = {
  words: string[]
  /** The same words as they are written. */
  written: string[]
  /** Words of what stands beside the name: most often the company. */
  hints: string[]
}

const words = (list: string) => new Set(list.trim().split(/\s+/))
const titles = words(`
  dr prof professor mr mrs ms miss sir herr frau dipl ing sr sra dña don doña mme mlle dott ing jr snr phd mba md cfa esq
  г-н г-жа др проф`)
/** What people write beside their name that names no company. */
const roles = words(`
  ceo cto cfo coo cmo cpo vp svp evp founder cofounder co owner partner investor manager director head lead chief sales
  marketing product engineer engineering developer dev design designer growth ops operations bd bizdev hr recruiter support
  legal finance consultant advisor coach office mobile work private new old tg telegram whatsapp signal chair president
  trader vc pm qa pr smm seo the of and at for in de und von der fund`)
const companyForms = words(`
  inc llc ltd limited gmbh ag kg sa sas sarl spa srl bv nv oy ab as aps plc corp corporation company group holding holdings
  ооо зао пао ип co kk pte pty`)

const remarks = /[([{（【「].*?[)\]}）】」]/gu
const nickname = /["“”„«»‘]([^"“”„«»’]+)["“”„«»’]/gu
const separators = /\s*[|/\\•·—–:;~<>→]+\s*|\s+-+\s+|\s+@\s*|\s+(?:at|from|из|bei|chez)\s+/giu

/** "McDonald" is one word, "SarahChen" is two. */
const beginsName = /(?:^|\P{L})(?:Mc|Mac|De|Di|La|Le|O['’]?)$/u
const splitCamelCase = (text: string) =>
  text.replace(/\p{Ll}(?=\p{Lu})/gu, (letter, offset: number) =>
    beginsName.test(text.slice(0, offset + 1)) ? letter : `${letter} `,
  )

const lettersOnly = (text: string): string[] =>
  splitCamelCase(text)
    .replace(/[^\p{L}\p{M}'’`\- ]/gu, ' ')
    .split(/\s+/)
    .map((word) => word.replace(/^['’`-]+|['’`-]+$/g, ''))
    .filter((word) => /\p{L}/u.test(word))

const isName = (word: string) => !titles.has(word.toLowerCase().replaceAll('.', '')) && !roles.has(word.toLowerCase())
const isCompany = (word: string) => word.length > 1 && !roles.has(word) && !companyForms.has(word)

const read = (name: string, beside: string[]): PersonName => {
  const written = lettersOnly(name).filter(isName)
  return {
    written,
    words: written.flatMap(latinWords),
    hints: beside.flatMap(lettersOnly).flatMap(latinWords).filter(isCompany),
  }
}

/**
 * The ways to read a display name such as "Dr. Sarah Chen 🌍 | Acme (Berlin)": its parts in turn as the name, the first one
 * being the likeliest, with the others as hints. Empty for a display name without letters.
 */
export const readings = (display: string): PersonName[] => {
  const text = display.normalize('NFKC')
  const inBrackets = text.match(remarks)?.map((remark) => remark.slice(1, -1)) ?? []
  const quoted = [...text.matchAll(nickname)].map(([, name = '']) => name)
  const bare = text.replace(remarks, ' ').replace(nickname, ' ')
  const commaParts = bare.split(/\s*[,，]\s*/)
  const isInverted = commaParts.length === 2 && commaParts.every((part) => lettersOnly(part).length === 1)
  const parts = (isInverted ? [commaParts.toReversed().join(' ')] : commaParts)
    .flatMap((part) => part.split(separators))
    .filter((part) => lettersOnly(part).length > 0)
  const all = parts.map((part, index) => read(part, [...parts.toSpliced(index, 1), ...inBrackets]))
  const [first] = all
  // 'Robert "Bob" Smith' and "Katya (Ekaterina) Ivanova" go by two first names.
  const [other = ''] = [...quoted, ...inBrackets].flatMap(lettersOnly)
  if (first && first.written.length > 1 && other !== '' && [...quoted, ...inBrackets].length === 1)
    all.push(read([other, ...first.written.slice(1)].join(' '), parts.slice(1)))
  return all.filter(({ words: found }) => found.length > 0).slice(0, 4)
}

const ofText = (text: string, toWords = latinWords): Omit<PersonName, 'hints'> => {
  const written = lettersOnly(text.normalize('NFKC').replace(remarks, ' ')).filter(isName)
  return { written, words: written.flatMap(toWords) }
}

/** Free mail tells nothing of where somebody works. */
const freeMail = words(`
  gmail googlemail outlook hotmail live yahoo icloud me proton protonmail gmx web mail yandex ya bk inbox list qq naver aol`)

/** A contact's name, with its company and the domain of its email as hints. */
export const contactPersonName = ({ firstname, lastname, company, email }: Contact): PersonName => {
  const domain = /@([^@.]+)\./.exec(email ?? '')?.[1]?.toLowerCase() ?? ''
  return {
    // Where both fields are filled, neither holds surname and given name in one.
    ...ofText([firstname, lastname].filter(Boolean).join(' '), firstname && lastname ? wholeWord : latinWords),
    hints: [
      ...lettersOnly(company ?? '')
        .flatMap(latinWords)
        .filter(isCompany),
      ...(domain !== '' && !freeMail.has(domain) ? domain.split(/[^\p{L}]+/u).filter(isCompany) : []),
    ],
  }
}
