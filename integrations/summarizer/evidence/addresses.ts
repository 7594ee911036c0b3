import { visibleText } from './plain-text.ts'

/** Anything a reader could click or type into a browser, a mail program or Telegram. */
const address =
  /[a-z][a-z\d+.-]*:\/\/[^\s<>"'«»“”]+|(?:mailto|tel|javascript|data|vbscript|sms):[^\s<>"'«»“”]+|[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+|(?<![\p{L}\p{N}_@])@[a-z]\w{3,31}|(?<![\p{L}\p{N}@._-])(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+(?:\p{L}{2,24}|xn--[a-z\d-]+)(?![\p{L}\p{N}])(?:[/?#:][^\s<>"'«»“”]*)?|(?<!\d)(?:\d{1,3}\.){3}\d{1,3}(?!\d)(?:[/:?][^\s<>"'«»“”]*)?/giu

const normal = (found: string) =>
  found
    .toLowerCase()
    .replace(/[\])}>.,;:!?'"*_~`|]+$/u, '')
    .replace(/^(?:https?:\/\/)?(?:www\.)?/u, '')
    .replace(/\/$/u, '')

/** The addresses in a text, in one form: without http, www and what follows them in a sentence. */
export const addressesIn = (text: string): string[] => (text.match(address) ?? []).map(normal).filter(Boolean)

/** Tells whether a text has no web, mail or other address but those that stand, whole, in what was said. */
export const createAddressCheck = (said: string[]) => {
  const known = new Set(said.flatMap((text) => addressesIn(visibleText(text))))
  return (text: string): boolean => addressesIn(text).every((one) => known.has(one))
}

export const withoutAddresses = (text: string, put = ''): string => text.replace(address, put)
