import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { Api } from 'telegram'
import { returnBigInt } from 'telegram/Helpers.js'
import { messageText } from '../../../integrations/telegram/message-text.ts'
import { entitiesOf } from '../../../integrations/telegram/peers.ts'
import { type TelegramSandbox } from '../../../sandbox/telegram/start-telegram-sandbox.ts'
import { type WorldMessage } from '../../../sandbox/telegram/world.ts'
import { plain, signedInSession, startSandbox, telegramFor, testWorld } from './telegram-world.ts'

const sent: [Partial<WorldMessage>, string][] = [
  [{ text: 'plain words' }, 'plain words'],
  [{ media: 'photo' }, '[Photo]'],
  [{ media: 'photo', text: 'our stand' }, '[Photo] our stand'],
  [{ media: 'voice', durationSeconds: 14 }, '[Voice message 0:14]'],
  [{ media: 'voice', durationSeconds: 3_723 }, '[Voice message 1:02:03]'],
  [{ media: 'video', durationSeconds: 60 }, '[Video]'],
  [{ media: 'round-video', durationSeconds: 9 }, '[Video message]'],
  [{ media: 'audio', fileName: 'jingle.mp3' }, '[Audio: jingle.mp3]'],
  [{ media: 'document', fileName: 'term sheet\nv2.pdf', text: 'please sign' }, '[File: term sheet v2.pdf] please sign'],
  [{ media: 'document', fileName: `${'a'.repeat(200)}.pdf` }, `[File: ${'a'.repeat(79)}…]`],
  [{ media: 'sticker' }, '[Sticker 👍]'],
  [{ media: 'gif' }, '[GIF]'],
  [{ media: 'location' }, '[Location]'],
  [{ media: 'contact' }, '[Contact: Ada Berg]'],
  [{ media: 'poll', text: 'Lunch at noon?' }, '[Poll: Lunch at noon?]'],
]

let sandbox: TelegramSandbox
beforeAll(async () => {
  const date = '2026-01-01T10:00:00Z'
  const messages = sent.map(([message]) => ({ from: plain.id, date, text: '', ...message }))
  sandbox = await startSandbox(testWorld([{ type: 'group', id: 42, title: 'Media', members: [plain.id], messages }]))
})
afterAll(() => sandbox.close())

test('media stand as placeholders before their captions', async () => {
  const connection = await telegramFor(sandbox).connect(await signedInSession(sandbox), { floodWait: 'fail' })
  const messages = await connection.messagesAfter({ type: 'chat', id: '42', accessHash: null }, 0)
  expect(messages.map(({ text }) => text)).toEqual(sent.map(([, text]) => text))
  await connection.close()
})

const author = new Api.User({ id: returnBigInt(7), firstName: 'Olga', lastName: 'Orlova' })
const entities = entitiesOf({ users: [author], chats: [] })
const message = (more: Partial<Api.Message>) =>
  new Api.Message({ id: 1, date: 0, peerId: new Api.PeerUser({ userId: returnBigInt(7) }), message: 'words', ...more })

test('a forwarded message says from whom', () => {
  const fromId = new Api.PeerUser({ userId: returnBigInt(7) })
  const forwarded = (header: Partial<Api.MessageFwdHeader>) =>
    messageText(message({ fwdFrom: new Api.MessageFwdHeader({ date: 0, ...header }) }), entities)
  expect(forwarded({ fromId })).toBe('[Forwarded from Olga Orlova] words')
  expect(forwarded({ fromName: 'Hidden\nPerson' })).toBe('[Forwarded from Hidden Person] words')
  expect(forwarded({})).toBe('[Forwarded] words')
})

test('the preview of a link adds nothing, and what is unknown says so', () => {
  const webpage = new Api.WebPageEmpty({ id: returnBigInt(1) })
  expect(messageText(message({ media: new Api.MessageMediaWebPage({ webpage }) }), entities)).toBe('words')
  expect(messageText(message({ message: '', media: new Api.MessageMediaUnsupported() }), entities)).toBe(
    '[Unsupported message]',
  )
  expect(messageText(message({ media: new Api.MessageMediaDocument({ voice: true }) }), entities)).toBe(
    '[Voice message] words',
  )
  const song = new Api.DocumentAttributeAudio({ duration: 200, performer: 'Nina', title: 'Sinnerman' })
  const file = { id: returnBigInt(1), accessHash: returnBigInt(1), fileReference: Buffer.alloc(0), date: 0 }
  const document = new Api.Document({
    ...file,
    mimeType: 'audio/mpeg',
    size: returnBigInt(1),
    dcId: 2,
    attributes: [song],
  })
  expect(messageText(message({ media: new Api.MessageMediaDocument({ document }) }), entities)).toBe(
    '[Audio: Nina – Sinnerman] words',
  )
})
