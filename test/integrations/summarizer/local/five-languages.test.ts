import { describe, expect, test } from '@jest/globals'
import { verifyEvidence } from '../../../../services/digests/verify-evidence.ts'
import { chat, digestOf } from './chat.ts'

const chats = {
  en: {
    text: `
      Sarah Chen: Hi Max! Thanks for the demo yesterday, the team loved it
      me: Glad to hear that! I'll send the revised deck tomorrow morning.
      Sarah Chen: Great. Could you also share the pricing for 50 seats by Friday? Our budget is $40k for this year.
      me: Sure, will do. Shall we do a call on Thursday at 3pm to go through the contract?
      Sarah Chen: Thursday doesn't work, how about Friday at 11?
      me: Friday 11 works for me.
      Sarah Chen: Also, let me introduce you to Tom Baker, our CTO. He's comparing you with a competitor.`,
    actions: [
      ['me', '2026-03-12', 'tomorrow morning'],
      ['me', '2026-03-13', 'by Friday'],
    ],
    meetings: ['2026-03-13T11:00'],
    introduction: 'Tom Baker',
    deal: '$40k',
    asks: 'Sarah Chen asks Max Weber:',
  },
  ru: {
    text: `
      Анна: Привет! Смотрела договор, в целом всё хорошо
      me: Отлично. Я пришлю исправленную версию до пятницы
      Анна: Супер. Можешь ещё выставить счёт на 300 000 руб. до конца недели?
      me: Да, конечно
      Анна: Давай созвонимся завтра в 15:00, обсудим бюджет на пилот
      me: Завтра не могу, давай в четверг в 11?
      Анна: Договорились. Кстати, хочу познакомить тебя с Игорем, он ищет такое решение
      Анна: Я уточню у юристов завтра`,
    actions: [
      ['me', '2026-03-13', 'до пятницы'],
      ['me', '2026-03-13', 'до конца недели'],
      ['them', '2026-03-12', 'завтра'],
    ],
    meetings: ['2026-03-12T11:00'],
    introduction: 'с Игорем',
    deal: '300 000 руб.',
    asks: 'Анна спрашивает:',
  },
  de: {
    text: `
      Klaus Meier: Guten Morgen Herr Weber, vielen Dank für das Angebot.
      me: Sehr gerne. Ich kläre die Lieferzeit bis morgen.
      Klaus Meier: Der Preis ist uns leider zu teuer. Können Sie mir bitte bis Freitag ein neues Angebot schicken?
      me: Das Budget liegt bei 25.000 €, richtig?
      Klaus Meier: Genau. Wollen wir am Donnerstag um 14 Uhr telefonieren?
      me: Donnerstag 14 Uhr passt.
      Klaus Meier: Ich stelle Ihnen dann auch unsere Einkaufsleiterin Frau Schulz vor.`,
    actions: [
      ['me', '2026-03-12', 'bis morgen'],
      ['me', '2026-03-13', 'bis Freitag'],
    ],
    meetings: ['2026-03-12T14:00'],
    introduction: 'Frau Schulz',
    deal: '25.000 €',
    asks: 'Klaus Meier fragt Max Weber:',
  },
  es: {
    text: `
      Lucía: Hola Max, la propuesta nos gusta mucho.
      me: ¡Genial! Te envío el contrato mañana.
      Lucía: Perfecto. ¿Puedes mandarme también la factura antes del viernes?
      me: Claro. ¿Hacemos una llamada el jueves a las 16:00?
      Lucía: Sí, jueves a las 16:00 perfecto. Te presento a Javier, nuestro director financiero.
      me: Encantado. El presupuesto sería de 12.000 € al año.
      Lucía: Hablaré con mi jefe pasado mañana.`,
    actions: [
      ['me', '2026-03-12', 'mañana'],
      ['me', '2026-03-13', 'antes del viernes'],
      ['them', '2026-03-13', 'pasado mañana'],
    ],
    meetings: ['2026-03-12T16:00'],
    introduction: 'Javier',
    deal: '12.000 €',
    asks: 'Lucía pregunta a Max Weber:',
  },
  fr: {
    text: `
      Camille: Bonjour Max, merci pour la démo d'hier !
      me: Avec plaisir. Je t'envoie le devis demain.
      Camille: Super. Pourrais-tu aussi nous envoyer le contrat avant vendredi ?
      me: Oui bien sûr. On se fait un appel jeudi à 10h ?
      Camille: Jeudi 10h ça marche. Le budget est de 20 000 € pour le pilote.
      me: Très bien. Je vais préparer une proposition.
      Camille: Je te présente Louis, notre directeur technique.`,
    actions: [
      ['me', '2026-03-12', 'demain'],
      ['me', '2026-03-13', 'avant vendredi'],
      ['me', null, null],
    ],
    meetings: ['2026-03-12T10:00'],
    introduction: 'Louis',
    deal: '20 000 €',
    asks: 'Camille demande à Max Weber:',
  },
} as const

describe.each(Object.entries(chats))('a business chat in %s', (language, expected) => {
  test('is known by its language', async () => {
    expect((await digestOf(expected.text)).language).toBe(language)
  })

  test('gives who owes what, due in the user’s zone with the words that were used', async () => {
    const { action_items } = await digestOf(expected.text)
    expect(action_items.map(({ owner, due, dueText }) => [owner, due, dueText])).toEqual(expected.actions)
  })

  test('gives the meeting at the time that was agreed', async () => {
    const { meetings } = await digestOf(expected.text)
    expect(meetings.map(({ at }) => at)).toEqual(expected.meetings)
  })

  test('gives the introduction and the sum of money', async () => {
    const { introductions, deal_signals } = await digestOf(expected.text)
    expect(introductions.map(({ text }) => text)).toEqual([expect.stringContaining(expected.introduction)])
    expect(deal_signals.some(({ text }) => text.includes(expected.deal))).toBe(true)
  })

  test('is summarised in its own language, by speaker', async () => {
    const { summary } = await digestOf(expected.text, { style: 'DETAILED' })
    expect(summary).toContain(expected.asks)
  })

  test('has topics without names, stop words or repetition', async () => {
    const { topics } = await digestOf(expected.text)
    expect(topics.length).toBeGreaterThanOrEqual(3)
    expect(topics.length).toBeLessThanOrEqual(8)
    const speakers = ['max', 'weber', ...chat(expected.text).map(({ senderName }) => senderName.toLowerCase())]
    expect(topics.filter((topic) => speakers.includes(topic.toLowerCase()))).toEqual([])
    expect(new Set(topics.map((topic) => topic.toLowerCase())).size).toBe(topics.length)
  })

  test.each(['MINIMAL', 'BUSINESS', 'DETAILED'] as const)('proves every item in %s', async (style) => {
    const messages = chat(expected.text)
    const content = await digestOf(messages, { style })
    expect(verifyEvidence(content, messages)).toEqual({ content, dropped: 0 })
    const claims = [content.action_items, content.meetings, content.introductions, content.deal_signals].flat()
    expect(claims.length).toBeGreaterThan(4)
    for (const { evidence } of claims)
      expect(messages.find(({ id }) => id === evidence.messageId)?.text).toContain(evidence.quote)
  })

  test('is longer in each fuller style', async () => {
    const [minimal, business, detailed] = await Promise.all(
      (['MINIMAL', 'BUSINESS', 'DETAILED'] as const).map(
        async (style) => (await digestOf(expected.text, { style })).summary.length,
      ),
    )
    expect(minimal).toBeLessThan(business ?? 0)
    expect(business).toBeLessThan(detailed ?? 0)
  })

  test('gives the same digest again', async () => {
    expect(await digestOf(expected.text)).toEqual(await digestOf(expected.text))
  })
})
