import { DateTime } from 'luxon'
import { type DigestMessage, type SummarizeInput } from '../types.ts'

/** The day most of the messages are of, e.g. "Wednesday 2026-03-11". */
export const dayName = ({ messages, timeZone }: Pick<SummarizeInput, 'messages' | 'timeZone'>): string =>
  DateTime.fromJSDate(messages.at(-1)?.at ?? new Date(0), { zone: timeZone })
    .setLocale('en')
    .toFormat('cccc yyyy-MM-dd')

/** Writes messages as one line of JSON each; the date stands only where it is not the day's. */
export const createRecordWriter = (input: Pick<SummarizeInput, 'messages' | 'timeZone' | 'isGroup'>) => {
  const day = dayName(input).split(' ')[1]
  const clock = (at: Date) => {
    const local = DateTime.fromJSDate(at, { zone: input.timeZone })
    return local.toFormat(local.toISODate() === day ? 'HH:mm' : 'yyyy-MM-dd HH:mm')
  }
  return ({ id, at, from, senderName, text, replyToId }: DigestMessage): string =>
    JSON.stringify({
      id,
      at: clock(at),
      by: from,
      ...(input.isGroup && { name: senderName }),
      ...(replyToId !== null && { re: replyToId }),
      text,
    })
}
export type RecordWriter = ReturnType<typeof createRecordWriter>
