import { type DigestMessage, type SummarizeInput } from '../types.ts'
import { detectLanguage, packForWords } from './detect-language.ts'
import { isInstruction } from '../instructions.ts'
import { packOf } from './language-packs.ts'
import { type LanguagePack } from './languages/language-pack.ts'
import { type Media, readMedia } from './read-media.ts'
import { createSentenceSplitter } from './split-sentences.ts'
import { createTokenizer } from './words.ts'

/** Characters read of one day: 5,000 long messages must not hold the process up. */
const budget = 400_000
const leastPerMessage = 160

/** A sentence as it stands in its message: `text` is a literal part of the message's text. */
export type Sentence = {
  message: DayMessage
  text: string
  /** The text without the names of those who take part, so that "Hi Max" is a greeting. */
  withoutNames: string
  words: string[]
  /** Counted over the day. */
  index: number
}
export type DayMessage = {
  source: DigestMessage
  index: number
  pack: LanguagePack | null
  /** It speaks to the summarizer: nothing is taken from it. */
  isInstruction: boolean
  sentences: Sentence[]
}
export type Day = Pick<SummarizeInput, 'peerName' | 'isGroup' | 'style' | 'timeZone'> & {
  language: string
  /** What the summarizer's own words are in; null = the language of whatever they stand beside. */
  wordsIn: LanguagePack | null
  messages: DayMessage[]
  sentences: Sentence[]
  media: Media[]
  tokenize: (text: string) => string[]
}

const urls = /https?:\/\/\S+/g

const namesIn = (people: string[]): RegExp => {
  const names = new Set(people.flatMap((person) => person.match(/\p{L}{2,}/gu) ?? []))
  return names.size === 0 ? /(?!)/ : new RegExp(`(?<!\\p{L})(?:${[...names].join('|')})(?!\\p{L})`, 'giu')
}

/** Reads the messages of one day into sentences with what is known of each. */
export const readDay = (input: SummarizeInput): Day => {
  const { messages, peerName, isGroup, style, timeZone, language: wanted = 'chat' } = input
  const wordsIn = wanted === 'chat' ? null : packOf(wanted)
  const perMessage = Math.max(leastPerMessage, Math.floor(budget / messages.length))
  const read = messages.map((source) => {
    const { media, words } = readMedia(source.text)
    const head = words.slice(0, perMessage)
    return { source, media, head, isInstruction: source.isInstruction ?? isInstruction(head) }
  })
  const language = detectLanguage(read.filter((message) => !message.isInstruction).map(({ head }) => head))
  const chatPack = packOf(language)
  const tokenize = createTokenizer(language)
  const split = createSentenceSplitter(language)
  const names = namesIn([peerName, ...messages.map(({ senderName }) => senderName)])
  const sentences: Sentence[] = []
  const dayMessages = read.map(({ source, head, isInstruction: isOrder }, index) => {
    const message: DayMessage = {
      source,
      index,
      pack: packForWords(tokenize(head), chatPack),
      isInstruction: isOrder,
      sentences: [],
    }
    for (const sentence of split(head)) {
      const words = tokenize(sentence.replace(urls, ' '))
      if (words.length === 0) continue
      const entry = {
        message,
        text: sentence,
        withoutNames: sentence.replace(names, ''),
        words,
        index: sentences.length,
      }
      message.sentences.push(entry)
      sentences.push(entry)
    }
    return message
  })
  const media = read.flatMap((message) => message.media)
  return { peerName, isGroup, style, timeZone, language, wordsIn, messages: dayMessages, sentences, media, tokenize }
}
