import { detectAll } from 'tinyld'
import { type DigestContent } from '../models/digest-content.ts'
import { type DigestMessage } from '../integrations/summarizer/types.ts'
import { type Judged } from './match-items.ts'

type Chat = { language: string; peerName: string; messages: DigestMessage[] }

const figures = /\p{N}+(?:[.,:\u00a0\u202f ]\p{N}+)*/gu
const addresses = /(?:https?:\/\/\S+|\S+@\S+\.\S+)/gu
const names = /(?<=[\p{L}\p{N},;)] )\p{Lu}[\p{L}-]+/gu
/** Whoever sums up may count. */
const smallCount = 12
const digits = (figure: string) => figure.replace(/\P{N}/gu, '')

/** What a sentence states that can be looked up: figures, addresses, and names where not every noun looks like one. */
const stated = (sentence: string, language: string): { figures: string[]; addresses: string[]; names: string[] } => ({
  figures: (sentence.match(figures) ?? []).map(digits),
  addresses: sentence.match(addresses) ?? [],
  names: language === 'de' ? [] : (sentence.match(names) ?? []),
})

/** A name may be declined: its ending of two letters is left open. */
const isAmong = (words: ReadonlySet<string>, name: string): boolean =>
  words.has(name) || (name.length > 4 && [...words].some((word) => word.startsWith(name.slice(0, -2))))

export const sentencesOf = ({ summary }: DigestContent, language: string): string[] =>
  [...new Intl.Segmenter(language, { granularity: 'sentence' }).segment(summary)]
    .map(({ segment }) => segment.trim())
    .filter(Boolean)

/** The sentences of the summary that state a figure, an address or a name which stands nowhere in the chat. */
export const unsupportedSentences = (content: DigestContent, { language, peerName, messages }: Chat): string[] => {
  const said = [peerName, ...messages.flatMap(({ senderName, text }) => [senderName, text])].join('\n')
  const known = new Set((said.match(figures) ?? []).flatMap((figure) => [digits(figure), ...figure.split(/\P{N}+/u)]))
  const words = new Set(said.toLowerCase().match(/[\p{L}-]+/gu))
  return sentencesOf(content, language).filter((sentence) => {
    const claims = stated(sentence, language)
    return (
      claims.figures.some((figure) => !known.has(figure) && Number(figure) > smallCount) ||
      claims.addresses.some((address) => !said.includes(address.replace(/[.,)]+$/u, ''))) ||
      claims.names.some((name) => !isAmong(words, name.toLowerCase()))
    )
  })
}

/** Items that nobody said, or with the wrong owner or a wrong date. Deal signals are left out: their quote is all they say. */
export const unsupportedItems = (judged: Judged[]): Judged[] =>
  judged.filter(
    ({ kind, label, hasOwner, hasDate, date }) =>
      kind !== 'deal' && (label === null || (!label.isOptional && (!hasOwner || (date !== null && !hasDate)))),
  )

/** Is the digest in the chat's language, by its field and by its words? Names tell nothing about the language. */
export const isInLanguage = ({ language: stated, summary }: DigestContent, { language, peerName, messages }: Chat) => {
  const people = new Set([peerName, ...messages.map(({ senderName }) => senderName)])
  const words = [...people].reduce((text, name) => text.replaceAll(name, ''), summary)
  const [guess] = detectAll(words, { only: ['en', 'ru', 'de', 'es', 'fr'] })
  return stated === language && guess?.lang === language
}
