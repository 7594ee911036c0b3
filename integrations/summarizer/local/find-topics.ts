import { type NounPhraseReader } from './noun-phrases.ts'
import { type Day, type Sentence } from './read-day.ts'
import { stopWords } from './words.ts'

const most = 8
const longest = 60
const wordsPerTopic = 3
/** Signs and ends of sentences part phrases; a full stop inside a word does not. */
const breaks = /[^\p{L}\p{M}\p{N}\s'’&.+-]+|\s[-–—]\s|\.(?:\s|$)/u
const unspaced = /\p{Script=Han}{2,}|\p{Script=Katakana}[\p{Script=Katakana}ー]{2,}/gu

type Candidate = { text: string; count: number; first: number; isAboutDeal: boolean }

/** Words that carry a topic, and runs of them: for languages of which the parts of speech are not known. */
const stretches = ({ text, message: { pack } }: Sentence, day: Day): string[] => {
  const stops = stopWords(day.language)
  const isTopicWord = (word: string): boolean =>
    /^\p{L}[\p{L}\p{M}\p{N}&.+-]{2,}$/u.test(word) &&
    !stops.has(word.toLowerCase()) &&
    !pack?.markers.has(word.toLowerCase()) &&
    !pack?.notTopic.test(word) &&
    (!pack?.nounsAreCapitalised || /^\p{Lu}/u.test(word))
  const bare = text.replace(/https?:\/\/\S+/g, '|')
  if (day.language === 'zh')
    return day.tokenize(bare).filter((word) => /^\p{Script=Han}{2,}$/u.test(word) && !stops.has(word))
  if (/[\p{Script=Han}\p{Script=Katakana}\p{Script=Hiragana}]/u.test(bare)) return bare.match(unspaced) ?? []
  return bare.split(breaks).flatMap((run) => {
    const groups: string[][] = [[]]
    for (const word of run.split(/\s+/).filter(Boolean)) {
      if (isTopicWord(word)) groups.at(-1)?.push(word)
      else groups.push([])
    }
    const several = groups.filter(({ length }) => length > 1 && length <= wordsPerTopic).map((group) => group.join(' '))
    return [...groups.flat(), ...several]
  })
}

/** A phrase counts more than its words only where it came back, or is a name. */
const scoreOf = ({ text, count, isAboutDeal }: Candidate): number => {
  const words = text.split(' ')
  const isName = words.length > 1 && words.every((word) => /^\p{Lu}/u.test(word))
  const phrase = words.length > 1 && count === 1 && !isName ? 0.9 : 1 + 0.4 * (words.length - 1)
  return count * phrase + (isAboutDeal ? 0.7 : 0) + Math.min(text.length, 12) / 40
}

/** "drawing" is within "drawings" and "old drawing". */
const isWithin = (whole: string, part: string) => {
  const [bareWhole, barePart] = [whole, part].map(
    (text) => ` ${text.replace(/(?<=\p{L}{3})(?:es|s|n|en)(?=\s|$)/gu, '')} `,
  )
  return bareWhole?.includes(barePart ?? '') ?? false
}

/** At most eight keyphrases of the day, weightiest first; no stop words, no names of those who speak. */
export const findTopics = async (day: Day, readNounPhrases: NounPhraseReader): Promise<string[]> => {
  const sentences = day.sentences.filter(({ message }) => !message.isInstruction)
  const speakers = [day.peerName, ...new Set(day.messages.map(({ source }) => source.senderName))]
  const names = new Set(speakers.flatMap(day.tokenize))
  const nouns = day.language === 'en' ? await readNounPhrases(sentences.map(({ text }) => text)) : null
  const candidates = new Map<string, Candidate>()
  for (const [i, sentence] of sentences.entries()) {
    const { pack } = sentence.message
    for (const text of nouns?.[i] ?? stretches(sentence, day)) {
      const words = day.tokenize(text)
      const isSpeaker = words.some((word) => names.has(word) || names.has(word.replace(/'s$/, '')))
      if (
        new Set(words).size < words.length ||
        words.length === 0 ||
        text.length > longest ||
        isSpeaker ||
        pack?.notTopic.test(text)
      )
        continue
      const known = candidates.get(words.join(' '))
      if (known) known.count += 1
      else candidates.set(words.join(' '), { text, count: 1, first: i, isAboutDeal: pack?.deal.test(text) ?? false })
    }
  }
  const chosen: string[] = []
  for (const [key, { text }] of [...candidates].sort(([, a], [, b]) => scoreOf(b) - scoreOf(a) || a.first - b.first)) {
    const others = chosen.map((other) => other.toLowerCase())
    if (!others.some((other) => isWithin(other, key) || isWithin(key, other))) chosen.push(text)
    if (chosen.length === most) break
  }
  return chosen
}
