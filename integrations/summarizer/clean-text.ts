/** Soft hyphen, zero-width and bidirectional marks, invisible operators, tag characters, fillers. Joiners are seen to below. */
const invisible =
  /[\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180B-\u180F\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\u3164\uFEFF\uFFA0\uFFF9-\uFFFB\u{1BCA0}-\u{1BCA3}\u{1D173}-\u{1D17A}\u{E0000}-\u{E0FFF}]/gu
const control = /[^\P{Cc}\n\t]/gu
/** A joiner belongs between parts of an emoji, and to the scripts that join letters; anywhere else it only hides something. */
const strayJoiner =
  /(?<![\p{Extended_Pictographic}\p{Emoji_Modifier}\uFE0F\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Gujarati}\p{M}])[\u200C\u200D]|[\u200C\u200D](?![\p{Extended_Pictographic}\p{L}])/gu

const plainDigit = (digit: string) => digit.normalize('NFKC')

/**
 * A message as a person sees it: without invisible, bidirectional and control characters, in composed form (NFC), with plain
 * spaces, plain digits for styled ones, and line breaks as \n.
 */
export const cleanText = (text: string): string =>
  text
    .toWellFormed()
    .normalize('NFC')
    .replace(/\r\n?|[\u0085\u2028\u2029\v\f]/g, '\n')
    .replace(control, '')
    .replace(invisible, '')
    .replace(strayJoiner, '')
    .replace(/[\uFF10-\uFF19\u{1D7CE}-\u{1D7FF}]/gu, plainDigit)
    .replace(/[\t\p{Zs}]/gu, ' ')
    .replace(/ +\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
