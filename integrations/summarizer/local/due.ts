import { DateTime } from 'luxon'
import { type ActionItem } from '../../../models/digest-content.ts'
import { type FoundDate, readDates } from './read-dates.ts'
import { type Day, type Sentence } from './read-day.ts'

export type Due = Pick<ActionItem, 'due' | 'dueText'>
export const noDue: Due = { due: null, dueText: null }

const known = new WeakMap<Sentence, FoundDate[]>()

/** The dates of a sentence, read once: reading them is what takes longest. */
export const datesIn = (sentence: Sentence, { timeZone, language }: Day): FoundDate[] => {
  const found = known.get(sentence)
  if (found) return found
  const { message, text } = sentence
  const dates = readDates(text, { at: message.source.at, timeZone, language, pack: message.pack })
  known.set(sentence, dates)
  return dates
}

const withDeadlineWord = (text: string, { start, end }: FoundDate, deadline: RegExp | undefined): string => {
  const before = /(?:[\p{L}'’]+\s+){1,3}$/u.exec(text.slice(0, start))?.[0] ?? ''
  const word = deadline?.exec(before)
  return text.slice(word ? start - before.length + word.index : start, end).slice(0, 80)
}

/** A day and a time as one ISO date; a time alone is of the day it was written on, if it still lay ahead then. */
export const isoOf = ({ day, time }: Pick<FoundDate, 'day' | 'time'>, at: Date, timeZone: string): string | null => {
  if (time === null) return day
  const written = DateTime.fromJSDate(at, { zone: timeZone })
  if (day === null && time <= written.toFormat('HH:mm')) return null
  return `${day ?? written.toFormat('yyyy-MM-dd')}T${time}`
}

/** The first date among these that still lies ahead, in ISO form and in the writer's words. */
export const dueOf = (dates: FoundDate[], { text, message: { pack, source } }: Sentence, { timeZone }: Day): Due => {
  const ahead = dates.filter(({ isPast, day, time }) => !isPast && (day !== null || time !== null))
  const date = ahead.find(({ day }) => day !== null) ?? ahead[0]
  if (!date) return noDue
  const due = isoOf(date, source.at, timeZone)
  return { due, dueText: withDeadlineWord(text, date, pack?.deadline) }
}
