import { detectLanguage } from '../local/detect-language.ts'
import { readMedia } from '../local/read-media.ts'
import { type DigestMessage, type SummarizeInput } from '../types.ts'
import { type TokenCounter } from './count-tokens.ts'
import { fitMessages, type Measured } from './fit-messages.ts'
import { type Limits } from './limits.ts'
import { type Frame } from './prompt.ts'
import { leastFill, splitParts } from './split-parts.ts'
import { createRecordWriter, dayName } from './write-records.ts'

export type Plan = {
  frame: Frame
  /** ISO 639-1 code of the chat's language; the frame has that of the digest. */
  chatLanguage: string
  /** What a model may see. */
  shown: DigestMessage[]
  all: Measured[]
  parts: Measured[][]
  unread: number
}

/** What is sent of a day, in how many parts, and in which language it is to be summed up. */
export const planDay = (input: SummarizeInput, counter: TokenCounter, limits: Limits): Plan => {
  const { messages, style, timeZone, isGroup, peerName, language = 'chat' } = input
  const shown = messages.filter(({ isInstruction }) => !isInstruction)
  const chatLanguage = detectLanguage(shown.map(({ text }) => readMedia(text).words))
  const { measured, unread } = fitMessages(shown, {
    write: createRecordWriter(input),
    counter,
    // Parts may be no fuller than leastFill, and still there are no more of them than allowed.
    most: limits.parts * limits.partTokens * leastFill,
  })
  const total = measured.reduce((sum, { tokens }) => sum + tokens, 0)
  const frame = {
    style,
    timeZone,
    isGroup,
    peerName,
    language: language === 'chat' ? chatLanguage : language,
    day: dayName(input),
  }
  const parts = total <= limits.partTokens ? [measured] : splitParts(measured, limits.partTokens)
  return { frame, chatLanguage, shown, all: measured, parts, unread }
}
