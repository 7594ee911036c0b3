import { chooseSentences, sentenceCount } from './choose-sentences.ts'
import { describeMedia } from './describe-media.ts'
import { english, packOf } from './language-packs.ts'
import { rankSentences } from './rank-sentences.ts'
import { type Day, type Sentence } from './read-day.ts'

const longestSentence = 300

const shorten = (text: string, length: number) =>
  text.length <= length ? text : `${text.slice(0, length - 1).replace(/\s+\S*$/u, '')}…`

/** Without the openings that say nothing ("Oh, well, …"), as a sentence of its own. */
const plain = ({ text, message: { pack } }: Sentence): string => {
  let rest = text.replace(/\s+/g, ' ')
  for (let next = cut(rest); pack && next !== rest; next = cut(rest)) rest = next
  return shorten(rest.charAt(0).toLocaleUpperCase() + rest.slice(1), longestSentence)

  function cut(words: string): string {
    const match = pack?.filler.exec(words)
    const after = match ? words.slice(match[0].length) : ''
    return /^\s*[,.!…-]+\s*\S+\s+\S+/u.test(after) ? after.replace(/^[\s,.!…-]+/u, '') : words
  }
}

/** Who speaks, and to whom where that is plain: "Sarah asks Max". */
const attribution = ({ text, message }: Sentence, { messages, isGroup, wordsIn }: Day): string => {
  const name = message.source.senderName
  const words = (wordsIn ?? message.pack)?.words
  if (!words || !/[?？]/u.test(text)) return name
  const listener = isGroup
    ? null
    : messages.find(({ source }) => source.from !== message.source.from)?.source.senderName
  return `${name} ${listener ? words.askedWho.replace('{who}', listener) : words.asks}`
}

/** One speaker goes on, and nobody else wrote in between. */
const isSameTurn = (a: Sentence, b: Sentence, { messages }: Day): boolean =>
  messages
    .slice(a.message.index, b.message.index + 1)
    .every(({ source }) => source.senderName === a.message.source.senderName)

/** The sentences that tell most of the day, by speaker, in order; one line for each turn. Null if nothing was written. */
const tell = (day: Day): string | null => {
  const chosen = chooseSentences(rankSentences(day), sentenceCount(day.style, day.sentences.length))
  const lines: { last: Sentence; text: string }[] = []
  for (const { sentence } of chosen) {
    const line = lines.at(-1)
    if (line && isSameTurn(line.last, sentence, day)) {
      line.text += ` ${plain(sentence)}`
      line.last = sentence
    } else lines.push({ last: sentence, text: `${attribution(sentence, day)}: ${plain(sentence)}` })
  }
  return lines.length > 0 ? lines.map(({ text }) => text).join('\n') : null
}

/** The summary of a day: what was written, then what was sent beside it. A day without words says so. */
export const writeSummary = (day: Day): string => {
  const pack = day.wordsIn ?? packOf(day.language) ?? english
  const told = tell(day)
  const left = day.messages
    .filter(({ isInstruction }) => isInstruction)
    .map(() => ({ kind: 'instruction' as const, seconds: 0 }))
  const media = describeMedia([...day.media, ...left], pack)
  const { nothingWritten, also } = pack.words
  if (told === null && left.length > 0) return `${media}.`
  if (told === null)
    return `${media ?? pack.words.media.other.other.replace('#', String(day.messages.length))}; ${nothingWritten}.`
  const isWorthALine = media !== null && day.style !== 'MINIMAL'
  return (isWorthALine ? `${told}\n${also}: ${media}.` : told).slice(0, 4_000)
}
