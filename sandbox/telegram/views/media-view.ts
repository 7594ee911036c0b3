import { createHash } from 'node:crypto'
import { Api } from 'telegram/tl/index.js'
import { type StoredMessage } from '../state/chats.ts'
import { long } from '../tl.ts'

const defaultSeconds = 12

/** The media of a message as Telegram describes them; there is no file behind it. */
export const mediaView = (message: StoredMessage): Api.TypeMessageMedia | undefined => {
  const duration = message.durationSeconds ?? defaultSeconds
  switch (message.media) {
    case undefined:
      return undefined
    case 'photo':
      return new Api.MessageMediaPhoto({ photo: photo(message) })
    case 'voice':
      return document(message, 'audio/ogg', [new Api.DocumentAttributeAudio({ voice: true, duration })], {
        voice: true,
      })
    case 'audio':
      return document(message, 'audio/mpeg', [new Api.DocumentAttributeAudio({ duration })])
    case 'video':
      return document(message, 'video/mp4', [videoAttribute(duration)], { video: true })
    case 'round-video':
      return document(message, 'video/mp4', [videoAttribute(duration, { roundMessage: true })], { round: true })
    case 'gif':
      return document(message, 'video/mp4', [videoAttribute(duration), new Api.DocumentAttributeAnimated()])
    case 'sticker':
      return document(message, 'image/webp', [
        new Api.DocumentAttributeSticker({ alt: '👍', stickerset: new Api.InputStickerSetEmpty() }),
      ])
    case 'document':
      return document(message, 'application/pdf', [])
    case 'location':
      return new Api.MessageMediaGeo({ geo: new Api.GeoPoint({ long: 13.4, lat: 52.5, accessHash: long(1) }) })
    case 'contact':
      return new Api.MessageMediaContact({
        phoneNumber: '+4930123456',
        firstName: 'Ada',
        lastName: 'Berg',
        vcard: '',
        userId: long(0),
      })
    case 'poll':
      return poll(message)
  }
}

const fileId = ({ id, from, sentAt }: StoredMessage) =>
  long(createHash('sha256').update(`${id} ${from} ${sentAt}`).digest().readBigInt64LE() >> 1n)

const file = (message: StoredMessage) => ({
  id: fileId(message),
  accessHash: fileId(message),
  fileReference: Buffer.from([0]),
  date: message.sentAt,
  dcId: 2,
})

const photo = (message: StoredMessage) =>
  new Api.Photo({ ...file(message), sizes: [new Api.PhotoSize({ type: 'x', w: 800, h: 600, size: 81_920 })] })

const videoAttribute = (duration: number, flags: { roundMessage?: boolean } = {}) =>
  new Api.DocumentAttributeVideo({ ...flags, duration, w: 640, h: 360 })

const document = (
  message: StoredMessage,
  mimeType: string,
  attributes: Api.TypeDocumentAttribute[],
  flags: { voice?: boolean; video?: boolean; round?: boolean } = {},
) => {
  const { fileName = message.media === 'document' ? 'document.pdf' : undefined } = message
  const named = fileName === undefined ? [] : [new Api.DocumentAttributeFilename({ fileName })]
  const all = { ...file(message), mimeType, size: long(16_384), attributes: [...attributes, ...named] }
  return new Api.MessageMediaDocument({ ...flags, document: new Api.Document(all) })
}

/** The text of the message is the question. */
const poll = (message: StoredMessage) => {
  const words = (text: string) => new Api.TextWithEntities({ text, entities: [] })
  const answers = ['Yes', 'No'].map((text) => new Api.PollAnswer({ text: words(text), option: Buffer.from(text) }))
  return new Api.MessageMediaPoll({
    poll: new Api.Poll({ id: fileId(message), question: words(message.text || 'Poll'), answers }),
    results: new Api.PollResults({ totalVoters: 0 }),
  })
}
