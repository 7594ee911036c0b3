import { basename } from 'node:path'
import { type WorldMessage, type mediaKinds } from '../telegram/world.ts'
import { type ExportMessage } from './format.ts'

type MediaKind = (typeof mediaKinds)[number]

const byMediaType: Record<string, MediaKind> = {
  voice_message: 'voice',
  video_message: 'round-video',
  video_file: 'video',
  animation: 'gif',
  audio_file: 'audio',
  sticker: 'sticker',
}

const mediaOf = (message: ExportMessage): MediaKind | undefined => {
  if (message.photo !== undefined) return 'photo'
  if (message.poll) return 'poll'
  if (message.contact_information) return 'contact'
  if (message.location_information || message.place_name !== undefined) return 'location'
  if (message.media_type !== undefined) return byMediaType[message.media_type] ?? 'document'
  return message.file === undefined ? undefined : 'document'
}

/** A file that was left out of the export has a remark in brackets instead of its path. */
const fileNameOf = ({ file, file_name }: ExportMessage) =>
  file_name ?? (file === undefined || file.startsWith('(') ? undefined : basename(file.replaceAll('\\', '/')))

const isoDate = (unixTime: number | undefined, local: string | undefined): string | null => {
  const date = unixTime === undefined ? new Date(local ?? Number.NaN) : new Date(unixTime * 1000)
  return Number.isNaN(date.getTime()) ? null : date.toISOString()
}

/** Old exports write 1970 for a message that was never edited. */
const editedAt = ({ edited, edited_unixtime }: ExportMessage) => {
  const at = isoDate(edited_unixtime, edited)
  return at === null || at < '2000' ? undefined : at
}

/**
 * The message as the sandbox's Telegram serves it, without its reply (places are known once all are); null if it has
 * no time, or neither text nor a kind of media that we know.
 */
export const toMessage = (message: ExportMessage, from: number): WorldMessage | null => {
  const date = isoDate(message.date_unixtime, message.date)
  const media = mediaOf(message)
  const text = message.text || message.poll?.question || message.place_name || ''
  if (date === null || (text === '' && media === undefined)) return null
  const isFile = media === 'document' || media === 'audio' || media === 'video'
  return {
    from,
    date,
    text,
    media,
    fileName: isFile ? fileNameOf(message) : undefined,
    durationSeconds: message.duration_seconds === undefined ? undefined : Math.round(message.duration_seconds),
    editedAt: editedAt(message),
  }
}
