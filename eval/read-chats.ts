import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DateTime } from 'luxon'
import { z } from 'zod'
import { type DigestMessage } from '../integrations/summarizer/types.ts'
import { urgencies } from '../models/digest-content.ts'
import { type Labels, readLabel } from './labels.ts'

export const halves = ['development', 'held-out'] as const
export type Half = (typeof halves)[number]

/** A written chat of one day with what a perfect digest would say of it. */
export type LabelledChat = {
  id: string
  half: Half
  language: string
  peerName: string
  isGroup: boolean
  timeZone: string
  /** As a summarizer gets them but for cleaning and redaction; ids count from 1. */
  messages: DigestMessage[]
  labels: Labels
}

const user = 'Max Weber'
const start = /^on: (\d{4}-\d\d-\d\d) (\d\d:\d\d) (\S+)$/m
const line = /^(?:(\d\d:\d\d) )?([^:]+): (.+)$/
const Urgency = z.enum(urgencies)

const readMessages = (lines: string[], begin: DateTime): DigestMessage[] => {
  let at = begin
  return lines.map((text, i) => {
    const [, time, sender, words] = line.exec(text) ?? []
    if (!sender || !words) throw new Error(`This is no message: ${text}`)
    at = time ? DateTime.fromISO(`${begin.toISODate()}T${time}`, { zone: begin.zone }) : at.plus({ minutes: i ? 1 : 0 })
    const isMine = sender === 'me'
    return {
      id: i + 1,
      at: at.toJSDate(),
      from: isMine ? 'me' : 'them',
      senderName: isMine ? user : sender,
      text: words,
      replyToId: null,
    }
  })
}

/**
 * Reads one chat: `=== id`, `with: name` or `group: name`, `on: date time zone`, a blank line, a message a line (a time
 * before the sender jumps there), `--`, a label a line. Throws an Error that names the line which is not as it should be.
 */
export const readChat = (text: string, half: Half): LabelledChat => {
  const [head = '', body = ''] = text.trim().split(/\n\n/)
  const [id = ''] = head.split('\n')
  const [, kind, peerName] = /^(with|group): (.+)$/m.exec(head) ?? []
  const [, date, time, timeZone] = start.exec(head) ?? []
  if (!peerName || !timeZone) throw new Error(`Chat ${id} says not with whom or when it was.`)
  const begin = DateTime.fromISO(`${date}T${time}`, { zone: timeZone })
  if (!begin.isValid) throw new Error(`Chat ${id} begins at no valid time.`)
  const [chat = '', marks = ''] = body.split(/^--$/m)
  const messages = readMessages(chat.trim().split('\n'), begin)
  const lines = marks.trim().split('\n')
  const urgency = lines.find((mark) => mark.startsWith('urgency: '))?.slice('urgency: '.length) ?? ''
  const items = lines.filter((mark) => !mark.startsWith('urgency: ')).map((mark) => readLabel(mark, messages))
  return {
    id,
    half,
    language: id.slice(0, 2),
    peerName,
    isGroup: kind === 'group',
    timeZone,
    messages,
    labels: { items, urgency: z.array(Urgency).min(1).parse(urgency.split('/')) },
  }
}

/** All chats of eval/chats, development half first. */
export const readChats = (folder = join(import.meta.dirname, 'chats')): LabelledChat[] =>
  halves.flatMap((half) =>
    readdirSync(join(folder, half))
      .sort()
      .flatMap((file) =>
        readFileSync(join(folder, half, file), 'utf8')
          .split(/^=== /m)
          .filter((text) => text.trim() !== '')
          .map((text) => readChat(text, half)),
      ),
  )
