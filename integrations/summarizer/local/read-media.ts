import { type MediaKind } from './languages/language-pack.ts'

const kinds: [RegExp, MediaKind][] = [
  [/^voice/i, 'voice'],
  [/^(?:photo|image|picture)/i, 'photo'],
  [/^(?:video|gif|animation|round)/i, 'video'],
  [/^(?:file|document|audio|music)/i, 'file'],
  [/^sticker/i, 'sticker'],
]
const others =
  /^(?:location|live location|venue|contact|poll|game|invoice|dice|story|giveaway|media|checklist|unsupported)/i
const placeholder = /^\s*\[([A-Z][^\]\n]{0,120})\]\s*/

export type Media = { kind: MediaKind; seconds: number }

const secondsIn = (label: string): number => {
  const [, hours, minutes, seconds] = /(?:(\d+):)?(\d{1,2}):(\d{2})(?!.*\d:\d)/.exec(label) ?? []
  return Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds ?? 0)
}

/** Takes placeholders such as "[Voice message 0:14]" off the front of a message: what they stand for, and the words that remain. */
export const readMedia = (text: string): { media: Media[]; words: string } => {
  const media: Media[] = []
  let words = text
  for (let match = placeholder.exec(words); match; match = placeholder.exec(words)) {
    const label = match[1] ?? ''
    const kind = kinds.find(([pattern]) => pattern.test(label))?.[1] ?? (others.test(label) ? 'other' : null)
    if (!kind) break
    media.push({ kind, seconds: secondsIn(label) })
    words = words.slice(match[0].length)
  }
  return { media, words: words.trim() }
}
