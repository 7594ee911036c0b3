import { describe, expect, test } from '@jest/globals'
import { type DigestContent } from '../../../models/digest-content.ts'
import { noteHtml, type NoteText } from '../../../services/notes/note-html.ts'

const evidence = { messageId: 1, quote: 'send the deck by Friday' }
const content: DigestContent = {
  summary: 'Sarah asks Max: Could you send the deck by Friday?\nMax: Sure.',
  topics: ['deck', 'pilot'],
  action_items: [{ text: 'Send the deck', owner: 'me', due: '2026-03-13', dueText: 'by Friday', evidence }],
  meetings: [{ text: 'Call about the pilot', at: '2026-03-12T15:00', atText: 'Thursday at 3pm', evidence }],
  introductions: [{ text: 'Tom, our CTO', evidence }],
  deal_signals: [{ text: 'Budget is $40k', evidence }],
  sentiment: 'positive',
  urgency: 'medium',
  language: 'en',
  links: ['https://acme.example/deck?a=1&b=2'],
}
const note = (more: Partial<NoteText> = {}) =>
  noteHtml({
    content,
    peerName: 'Sarah Chen',
    day: '2026-03-11',
    messageCount: 12,
    style: 'BUSINESS',
    language: 'en',
    revised: false,
    ...more,
  })
const tags = (html: string) => [...new Set([...html.matchAll(/<\/?([a-z]+)[^>]*>/g)].map((match) => match[1]))]

describe('noteHtml', () => {
  test('heads the note with name, day and message count, and closes with urgency, mood and origin', () => {
    const html = note()
    expect(html).toMatch(/^<p><strong>Sarah Chen · Wed, 11 March 2026 · 12 messages<\/strong><\/p>/)
    expect(html).toMatch(/<p><em>Urgency medium, mood positive\. Conduits, from Telegram\.<\/em><\/p>$/)
  })

  test('says who owes what until when', () => {
    expect(note()).toContain('<li><strong>Us</strong>: Send the deck, due Fri, 13 March 2026 (“by Friday”)</li>')
    const theirs = { ...content.action_items[0]!, owner: 'them' as const, due: null, dueText: null }
    expect(note({ content: { ...content, action_items: [theirs] } })).toContain(
      '<li><strong>Sarah Chen</strong>: Send the deck</li>',
    )
  })

  test('gives meetings their time and links their address', () => {
    expect(note()).toContain('<strong>Thu, 12 March 2026, 15:00 (“Thursday at 3pm”)</strong>: Call about the pilot')
    expect(note()).toContain('<a href="https://acme.example/deck?a=1&amp;b=2">')
  })

  test('has sections only where there is something', () => {
    const html = note({
      content: {
        ...content,
        action_items: [],
        meetings: [],
        introductions: [],
        deal_signals: [],
        links: [],
        topics: [],
      },
    })
    expect(html).not.toMatch(/Action items|Meetings|Introductions|Deal signals|Links|Topics|<ul>/)
  })

  test('says less in MINIMAL and quotes the chat in DETAILED', () => {
    const [minimal, business, detailed] = (['MINIMAL', 'BUSINESS', 'DETAILED'] as const).map((style) => note({ style }))
    expect(minimal).not.toContain('Deal signals')
    expect(minimal).toContain('Action items')
    expect(business).not.toContain('“send the deck by Friday”')
    expect(detailed).toContain('<em>“send the deck by Friday”</em>')
  })

  test.each([
    ['ru', /ср, 11 марта 2026 г\. · 12 сообщений/, /Мы.*срок: пт, 13 марта.*Задачи|Задачи.*Мы/, /Срочность средняя/],
    ['de', /Mi\., 11\. März 2026 · 12 Nachrichten/, /Aufgaben.*Wir.*fällig Fr\., 13\. März/, /Dringlichkeit mittel/],
    ['es', /mié, 11 de marzo de 2026 · 12 mensajes/, /Tareas.*Nosotros.*para el vie, 13 de marzo/, /Urgencia media/],
    ['fr', /mer\. 11 mars 2026 · 12 messages/, /Actions à mener.*Nous.*échéance ven\. 13 mars/, /Urgence moyenne/],
    ['ja', /Wed, 11 March 2026 · 12 messages/, /Action items.*Us.*due Fri, 13 March/, /Urgency medium/],
  ])('has its headings in the language of the digest: %s', (language, heading, items, closing) => {
    const html = note({ language })
    expect(html).toMatch(heading)
    expect(html).toMatch(items)
    expect(html).toMatch(closing)
    if (language !== 'ja') expect(html).not.toMatch(/Action items|Meetings|Deal signals|Urgency|mood/)
  })

  test('counts as the language does', () => {
    const heads = [1, 3, 5, 21].map(
      (messageCount) => note({ language: 'ru', messageCount }).match(/\d+ сообщени\S+?(?=<)/)?.[0],
    )
    expect(heads).toEqual(['1 сообщение', '3 сообщения', '5 сообщений', '21 сообщение'])
  })

  test('marks a note that was written anew', () => {
    expect(note({ revised: true })).toContain('12 messages · revised')
    expect(note({ messageCount: 1 })).toContain('· 1 message<')
  })

  test('escapes whatever comes from the chat', () => {
    const evil = '<img src=x onerror="alert(1)">\u202E&"\''
    const html = note({
      style: 'DETAILED',
      peerName: evil,
      content: {
        ...content,
        summary: `${evil}\n<script>x</script>`,
        topics: ['<b>'],
        action_items: [
          { text: evil, owner: 'them', due: '<i>', dueText: '</li>', evidence: { messageId: 1, quote: evil } },
        ],
        links: ['javascript:alert(1)', 'https://a.example/"onmouseover="x'],
      },
    })
    expect(tags(html).filter((tag) => !['p', 'strong', 'em', 'ul', 'li', 'br', 'a'].includes(tag ?? ''))).toEqual([])
    expect(html).not.toMatch(/<img|<script|href="javascript|"onmouseover|\u202E/)
    expect(html).toContain('&lt;script&gt;x&lt;/script&gt;')
  })

  test('uses only tags that HubSpot renders', () => {
    expect(tags(note({ style: 'DETAILED' })).sort()).toEqual(['a', 'br', 'em', 'li', 'p', 'strong', 'ul'])
  })

  test('stays within 65,536 characters and says what it left out', () => {
    const claim = { text: '"'.repeat(300), evidence: { messageId: 1, quote: '&'.repeat(120) } }
    const html = note({
      style: 'DETAILED',
      content: {
        ...content,
        summary: '<'.repeat(4_000),
        action_items: Array.from({ length: 50 }, () => ({ ...claim, owner: 'me' as const, due: null, dueText: null })),
        deal_signals: Array.from({ length: 20 }, () => claim),
      },
    })
    expect(html.length).toBeLessThanOrEqual(65_536)
    expect(html).toMatch(/and \d+ more<\/li><\/ul>/)
    expect(html).toMatch(/Conduits, from Telegram\.<\/em><\/p>$/)
  })
})
