import { describe, expect, test } from '@jest/globals'
import { cleanText } from '../../../integrations/summarizer/clean-text.ts'

describe('cleanText', () => {
  test.each([
    ['zero-width characters', 'pay\u200Bment\uFEFF', 'payment'],
    ['soft hyphens', 'con\u00ADtract', 'contract'],
    ['bidirectional overrides', 'invoice\u202Efdp.exe\u202C', 'invoicefdp.exe'],
    ['isolates', '\u2066abc\u2069', 'abc'],
    ['tag characters that spell hidden text', `hi${String.fromCodePoint(0xe0069, 0xe0067)}`, 'hi'],
    ['control characters', 'a\u0000b\u001B[31mc\u009F', 'ab[31mc'],
    ['joiners that join nothing', 'ig\u200Dnore a\u200C b', 'ignore a b'],
  ])('strips %s', (_, text, expected) => {
    expect(cleanText(text)).toBe(expected)
  })

  test.each([
    ['emoji built with joiners', '👨‍👩‍👧 👩🏽‍💻 ❤️'],
    ['Persian with its non-joiner', 'می‌خواهم'],
    ['line breaks', 'one\ntwo'],
    ['letters of any script', 'Grüße, привет, 你好, สวัสดี, हिन्दी'],
  ])('keeps %s', (_, text) => {
    expect(cleanText(text)).toBe(text)
  })

  test('composes letters, plains spaces, digits and line ends', () => {
    expect(cleanText('e\u0301\u00A0４１\u{1D7D2}\r\nb\u2028c \n\n\n\nd')).toBe('é 414\nb\nc\n\nd')
  })

  test('repairs lone surrogates', () => {
    expect(cleanText('a\uD800b')).toBe('a\uFFFDb')
  })
})
