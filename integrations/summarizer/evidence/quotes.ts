import { type Evidence } from '../../../models/digest-content.ts'
import { type DigestMessage } from '../types.ts'

/** Text as quotes are compared: white space and case aside. */
export const plain = (text: string) => text.normalize('NFC').replace(/\s+/gu, ' ').trim().toLowerCase()

/** Shorter quotes stand in too many messages to prove anything, unless they are the whole message. */
const shortest = { letters: 8, unspaced: 4 }
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u

const isTelling = (quote: string, whole: string) =>
  /[\p{L}\p{N}]/u.test(quote) &&
  (quote === whole || quote.length >= (unspaced.test(quote) ? shortest.unspaced : shortest.letters))

/** Tells whether a quote stands in the message it names; never true for messages that speak to machines. */
export const createQuoteCheck = (messages: DigestMessage[]) => {
  const texts = new Map(messages.flatMap(({ id, text, isInstruction }) => (isInstruction ? [] : [[id, plain(text)]])))
  return ({ messageId, quote }: Evidence): boolean => {
    const whole = texts.get(messageId)
    const wanted = plain(quote)
    return whole !== undefined && isTelling(wanted, whole) && whole.includes(wanted)
  }
}
