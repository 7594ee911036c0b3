import { Api } from 'telegram'
import { type Entities } from './peers.ts'

const longestLabel = 80

/** "[Kind: label]" on one line, cut to size; "[Kind]" without a label. */
const placeholder = (kind: string, label?: string | null): string => {
  const words = label?.replace(/\s+/g, ' ').trim() ?? ''
  const short = words.length > longestLabel ? `${words.slice(0, longestLabel - 1)}…` : words
  return short ? `[${kind}: ${short}]` : `[${kind}]`
}

/** Seconds as 0:14, 12:05 or 1:02:03. */
const clock = (seconds: number): string => {
  const whole = Math.round(seconds)
  const [hours, minutes, rest] = [Math.floor(whole / 3_600), Math.floor(whole / 60) % 60, whole % 60]
  const tail = `${String(rest).padStart(2, '0')}`
  return hours ? `${hours}:${String(minutes).padStart(2, '0')}:${tail}` : `${minutes}:${tail}`
}

type Attributes = Api.TypeDocumentAttribute[]

const audioPlaceholder = (audio: Api.DocumentAttributeAudio, fileName: string | undefined): string =>
  audio.voice
    ? `[Voice message ${clock(audio.duration)}]`
    : placeholder('Audio', [audio.performer, audio.title].filter(Boolean).join(' – ') || fileName)

const documentPlaceholder = ({ document, voice, round, video }: Api.MessageMediaDocument): string => {
  // The flags tell what a document was, even where the document itself is gone (view-once media).
  if (!(document instanceof Api.Document))
    return voice ? '[Voice message]' : round ? '[Video message]' : video ? '[Video]' : '[File]'
  const attributes: Attributes = document.attributes
  const fileName = attributes.find((attribute) => attribute instanceof Api.DocumentAttributeFilename)?.fileName
  const sticker = attributes.find((attribute) => attribute instanceof Api.DocumentAttributeSticker)
  if (sticker) return sticker.alt ? `[Sticker ${sticker.alt}]` : '[Sticker]'
  if (attributes.some((attribute) => attribute instanceof Api.DocumentAttributeAnimated)) return '[GIF]'
  const film = attributes.find((attribute) => attribute instanceof Api.DocumentAttributeVideo)
  if (film) return film.roundMessage ? '[Video message]' : '[Video]'
  const audio = attributes.find((attribute) => attribute instanceof Api.DocumentAttributeAudio)
  return audio ? audioPlaceholder(audio, fileName) : placeholder('File', fileName)
}

/** Null for what is no medium of its own: nothing, or the preview of a link that stands in the text. */
const mediaPlaceholder = (media: Api.TypeMessageMedia | undefined): string | null => {
  if (!media || media instanceof Api.MessageMediaEmpty || media instanceof Api.MessageMediaWebPage) return null
  if (media instanceof Api.MessageMediaPhoto) return '[Photo]'
  if (media instanceof Api.MessageMediaDocument) return documentPlaceholder(media)
  if (media instanceof Api.MessageMediaVenue) return placeholder('Location', media.title)
  if (media instanceof Api.MessageMediaGeo || media instanceof Api.MessageMediaGeoLive) return '[Location]'
  if (media instanceof Api.MessageMediaContact) return placeholder('Contact', `${media.firstName} ${media.lastName}`)
  if (media instanceof Api.MessageMediaPoll) return placeholder('Poll', media.poll.question.text)
  if (media instanceof Api.MessageMediaDice) return `[${media.emoticon} ${media.value}]`
  if (media instanceof Api.MessageMediaInvoice) return placeholder('Invoice', media.title)
  if (media instanceof Api.MessageMediaGame) return placeholder('Game', media.game.title)
  if (media instanceof Api.MessageMediaStory) return '[Story]'
  return '[Unsupported message]'
}

const forwardMark = (header: Api.TypeMessageFwdHeader | undefined, entities: Entities): string | null => {
  if (!header) return null
  const author = entities.nameOf(header.fromId) ?? header.fromName ?? header.postAuthor
  return author ? `[Forwarded from ${author.replace(/\s+/g, ' ').trim()}]` : '[Forwarded]'
}

/** What a message says in plain text: where it was forwarded from, its medium as a placeholder, then text or caption. */
export const messageText = (message: Api.Message, entities: Entities): string =>
  [forwardMark(message.fwdFrom, entities), mediaPlaceholder(message.media), message.message]
    .filter((part) => part)
    .join(' ')
