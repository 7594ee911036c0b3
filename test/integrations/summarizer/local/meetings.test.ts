import { describe, expect, test } from '@jest/globals'
import { digestOf } from './chat.ts'

const times = async (text: string) => (await digestOf(text)).meetings.map(({ at }) => at)

describe('a meeting', () => {
  test.each([
    ["Let's meet on Monday at 10am", '2026-03-16T10:00'],
    ['Lunch on Friday?', '2026-03-13'],
    ['Call at 3:30?', '2026-03-11T15:30'],
    ['Can we jump on a call tomorrow at 9am PST?', '2026-03-12T18:00'],
    ["I'll call you on Friday at 4", '2026-03-13T16:00'],
    ['Встреча перенесена на четверг, 12:00', '2026-03-12T12:00'],
    ['Hast du übermorgen um 15 Uhr Zeit für einen Call?', '2026-03-13T15:00'],
    ['¿Quedamos el martes a las 11?', '2026-03-17T11:00'],
    ['¿Tenemos la llamada mañana a las 17h?', '2026-03-12T17:00'],
    ['Does Friday at half past two work?', '2026-03-13T14:30'],
    ['Dinner tomorrow at 7?', '2026-03-12T19:00'],
    ['Die nächste Sitzung ist am 25. März um 16 Uhr', '2026-03-25T16:00'],
    ['Ensayo general el martes 24 a las 17:30', '2026-03-24T17:30'],
    ['Во вторник в полдень удобно?', '2026-03-17T12:00'],
    ['Rendez-vous après-demain à 9h dans nos bureaux', '2026-03-13T09:00'],
  ])('%s', async (text, at) => {
    expect(await times(`Sarah Chen: ${text}`)).toEqual([at])
  })

  test('keeps its words without a time where a week or a choice was named', async () => {
    const { meetings } = await digestOf("Sarah Chen: Let's have a call next week")
    expect(meetings.map(({ at, atText }) => [at, atText])).toEqual([[null, 'next week']])
    expect(await times("Sarah Chen: Let's do Tuesday 3pm or Wednesday 10am for the demo")).toEqual([null])
  })

  test('moves when a new time is agreed', async () => {
    expect(
      await times('Sarah Chen: Call tomorrow at 10?\nme: Could we make it 11:30 instead?\nSarah Chen: Sure'),
    ).toEqual(['2026-03-12T11:30'])
  })
})

describe('no meeting', () => {
  test.each([
    'It was great meeting you yesterday',
    "I'll send the call notes tomorrow",
    'The call on Friday is cancelled',
    'Das Meeting am Montag wurde abgesagt',
    'Вчера хорошо созвонились',
    'The price is 12.000 € for 10 users',
    "I'll talk to my boss on Friday",
    'Hablaré con mi jefe pasado mañana',
    'The office closes at 6pm on Friday',
    'Die Lieferung kommt morgen um 10 Uhr',
    'Le colis arrive demain à 10h',
    'Посылка придёт завтра в 10',
    'Please send it by Friday 5pm',
  ])('%s', async (text) => {
    expect(await times(`Sarah Chen: ${text}`)).toEqual([])
  })

  test('is left of one that is turned down', async () => {
    expect(await times("me: Shall we have a call on Friday at 11?\nSarah Chen: Sorry, I can't make it")).toEqual([])
  })
})

test('days are those of the user’s zone', async () => {
  const late = [
    {
      id: 1,
      at: new Date('2026-03-11T23:30:00Z'),
      from: 'them' as const,
      senderName: 'Sarah Chen',
      text: 'Call tomorrow at 10:00?',
      replyToId: null,
    },
  ]
  const at = async (timeZone: string) => (await digestOf(late, { timeZone })).meetings[0]?.at
  expect(await at('America/New_York')).toBe('2026-03-12T10:00')
  expect(await at('Europe/Berlin')).toBe('2026-03-13T10:00')
})
