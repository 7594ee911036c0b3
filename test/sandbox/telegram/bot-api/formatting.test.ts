import { describe, expect, test } from '@jest/globals'
import { type MessageEntity } from 'grammy/types'
import { readFormatted } from '../../../../sandbox/telegram/bot-api/text/read-formatted.ts'

const html = (text: string) => readFormatted({ text, parseMode: 'HTML', entities: undefined })
const markdown = (text: string) => readFormatted({ text, parseMode: 'MarkdownV2', entities: undefined })
const given = (text: string, entities: unknown) => readFormatted({ text, parseMode: '', entities })
const short = ({ text, entities }: { text: string; entities: MessageEntity[] }) =>
  entities.map(({ type, offset, length }) => `${type}:${text.slice(offset, offset + length)}`)

describe('HTML', () => {
  test('tags become entities that count UTF-16 units', () => {
    const read = html('😀 <b>bold <i>both</i></b> <code>a&lt;b</code> <a href="https://x.test/?a=1&amp;b=2">link</a>')
    expect(read.text).toBe('😀 bold both a<b link')
    expect(short(read)).toEqual(['bold:bold both', 'italic:both', 'code:a<b', 'text_link:link'])
    expect(read.entities[0]?.offset).toBe(3)
    expect(read.entities[3]).toMatchObject({ url: 'https://x.test/?a=1&b=2' })
  })

  test('code blocks with a language, spoilers, quotes, mentions by id', () => {
    const read = html(
      '<pre><code class="language-ts">let x</code></pre><span class="tg-spoiler">s</span><blockquote expandable>q</blockquote><a href="tg://user?id=7">Ana</a>',
    )
    expect(read.entities).toMatchObject([
      { type: 'pre', language: 'ts', length: 5 },
      { type: 'spoiler' },
      { type: 'expandable_blockquote' },
      { type: 'text_mention', user: { id: 7 } },
    ])
  })

  test.each([
    ['<b>open', 'Can\'t find end tag corresponding to start tag "b"'],
    ['é<x>', 'Unsupported start tag "x" at byte offset 2'],
    ['a</b>', 'Unexpected end tag at byte offset 1'],
    ['<b><i>x</b></i>', 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'],
    ['a < b', 'Unsupported start tag "" at byte offset 2'],
    ['<b', 'Unclosed start tag at byte offset 0'],
  ])('%s is refused', (source, message) => {
    expect(() => html(source)).toThrow(`Bad Request: can't parse entities: ${message}`)
  })
})

describe('MarkdownV2', () => {
  test('marks become entities', () => {
    const read = markdown(
      '*bold _it_* __under__ ~gone~ ||hidden|| `co_de` [l](https://x.test/a\\)b) 1\\.5\n>quote\n>more\nafter',
    )
    expect(read.text).toBe('bold it under gone hidden co_de l 1.5\nquote\nmore\nafter')
    expect(short(read)).toEqual([
      ...['bold:bold it', 'italic:it', 'underline:under', 'strikethrough:gone', 'spoiler:hidden', 'code:co_de'],
      ...['text_link:l', 'blockquote:quote\nmore\n'],
    ])
    expect(short(markdown('```ts\nlet x = 1.5\n```'))).toEqual(['pre:let x = 1.5'])
  })

  test.each([
    ['1.5', "Character '.' is reserved and must be escaped with the preceding '\\'"],
    ['é *open', "Can't find end of Bold entity at byte offset 3"],
    ['[l](https://x', "Can't find end of a URL at byte offset 4"],
    ['`open', "Can't find end of Code entity at byte offset 0"],
  ])('%s is refused', (source, message) => {
    expect(() => markdown(source)).toThrow(`Bad Request: can't parse entities: ${message}`)
  })
})

describe('entities', () => {
  test('given ones stay, links to hosts without a dot are dropped, commands and addresses are found', () => {
    const text = 'Ana: /sync or /help@sandbox_bot, see x.test/a and me@x.test, @ana_ruiz #deal not/a/command'
    const read = given(text, [
      { type: 'bold', offset: 0, length: 3 },
      { type: 'text_link', offset: 5, length: 5, url: 'http://localhost:3000' },
      { type: 'url', offset: 0, length: 3 },
    ])
    expect(short(read)).toEqual([
      ...['bold:Ana', 'bot_command:/sync', 'bot_command:/help@sandbox_bot', 'email:me@x.test', 'mention:@ana_ruiz'],
      'hashtag:#deal',
    ])
  })

  test('an end beyond the text or in the middle of an emoji is refused', () => {
    expect(() => given('ab', [{ type: 'bold', offset: 1, length: 5 }])).toThrow(
      'Bad Request: entity beginning at UTF-16 offset 1 ends after the end of the text at UTF-16 offset 6',
    )
    expect(() => given('😀', [{ type: 'bold', offset: 1, length: 1 }])).toThrow('middle of a UTF-16 symbol')
    expect(() => given('ab', [{ offset: 0, length: 1 }])).toThrow(
      'can\'t parse MessageEntity: Can\'t find field "type"',
    )
  })

  test('blank ends are cut and entities move along; what comes after the hundredth is dropped', () => {
    expect(short(given('  \n bold  ', [{ type: 'bold', offset: 0, length: 10 }]))).toEqual(['bold:bold'])
    const many = Array.from({ length: 120 }, (_, i) => ({ type: 'bold', offset: i * 2, length: 1 }))
    expect(given('a '.repeat(120), many).entities).toHaveLength(100)
  })
})
