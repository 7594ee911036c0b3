import { describe, expect, test } from '@jest/globals'
import { digestOf } from './chat.ts'

const items = async (text: string, isGroup = false) =>
  (await digestOf(text, { isGroup })).action_items.map(({ owner, text: what, due }) => [owner, what, due])

describe('these are promises or requests', () => {
  test.each([
    ["I'll circulate the minutes tonight", 'them'],
    ['Will send it over tomorrow', 'them'],
    ['Let me check with legal and get back to you', 'them'],
    ['Please sign the NDA', 'me'],
    ['Can you loop in your CFO?', 'me'],
    ["Don't forget to update the forecast", 'me'],
    ['Скинь реквизиты плиз', 'me'],
    ['Вышлю вам КП сегодня', 'them'],
    ['Жду от вас документы до пятницы', 'me'],
    ['Ich kümmere mich darum', 'them'],
    ['Schick mir bitte die Rechnung', 'me'],
    ['Könnten Sie den Vertrag bis Dienstag prüfen?', 'me'],
    ['Lo reviso y te digo', 'them'],
    ['Envíame la factura por favor', 'me'],
    ['Je reviens vers vous demain', 'them'],
    ['Merci de confirmer avant vendredi', 'me'],
    ["N'oublie pas de payer la facture", 'me'],
  ])('%s', async (text, owner) => {
    expect((await items(`Sarah Chen: ${text}`)).map(([who]) => who)).toEqual([owner])
  })
})

describe('these are neither', () => {
  test.each([
    "I won't send it",
    "We'll see",
    'I sent the deck yesterday',
    'Did you send the deck?',
    'Can you believe it?',
    'Thanks for sending the deck',
    'Не могу прислать сегодня',
    'Я отправил договор вчера',
    'Ich kann das leider nicht machen',
    'Ich habe den Vertrag gestern geschickt',
    'No puedo enviarlo hoy',
    'Te envié el contrato ayer',
    "Je ne peux pas l'envoyer",
    "Je t'ai envoyé le devis hier",
  ])('%s', async (text) => {
    expect(await items(`Sarah Chen: ${text}`)).toEqual([])
  })
})

describe('an answer', () => {
  test('that refuses closes the request', async () => {
    expect(await items("Sarah Chen: Could you share the source code?\nme: Sorry, that's not possible")).toEqual([])
  })

  test('that delivers closes it too', async () => {
    expect(await items('Sarah Chen: Could you share the deck?\nme: Sure\nme: Done, it is in your inbox')).toEqual([])
  })

  test('that promises the same is not a second item, and brings the date', async () => {
    expect(await items("Sarah Chen: Could you share the deck?\nme: Sure, I'll send the deck on Friday")).toEqual([
      ['me', 'Could you share the deck?', '2026-03-13'],
    ])
  })

  test('that agrees makes an offer a promise', async () => {
    expect(await items('me: Shall I prepare a quote?\nSarah Chen: Yes please')).toEqual([
      ['me', 'Shall I prepare a quote?', null],
    ])
    expect(await items('me: Shall I prepare a quote?\nSarah Chen: What for?')).toEqual([])
  })
})

test('one sentence can hold a promise and a request, each with its own date', async () => {
  expect(await items("me: I'll send the deck tomorrow, could you review it by Friday?")).toEqual([
    ['me', "I'll send the deck tomorrow", '2026-03-12'],
    ['them', 'could you review it by Friday?', '2026-03-13'],
  ])
})

test('a deadline in the next sentence belongs to the request', async () => {
  expect(await items('Sarah Chen: Can you send the report? By Monday, please.')).toEqual([
    ['me', 'Can you send the report?', '2026-03-16'],
  ])
})

test('in a group the one who is named owes it, else the one who was answered', async () => {
  expect(
    await items(
      `Anna: Max, could you update the roadmap by Monday?
       Tom: I'll fix the login bug today
       me: Tom, please check the logs
       Anna: Tom, can you post the results?`,
      true,
    ),
  ).toEqual([
    ['me', 'Max, could you update the roadmap by Monday?', '2026-03-16'],
    ['them', "I'll fix the login bug today", '2026-03-11'],
    ['them', 'Tom, please check the logs', null],
    ['them', 'Tom, can you post the results?', null],
  ])
})
