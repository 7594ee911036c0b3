import { DateTime, IANAZone } from 'luxon'
import { z } from 'zod'

/** A local calendar day, `YYYY-MM-DD`. */
export const Day = z.iso.date()
export type Day = z.infer<typeof Day>

export const TimeZone = z
  .string()
  .refine((zone) => IANAZone.isValidZone(zone), 'not an IANA time zone, e.g. Europe/Berlin')
export const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'not a time of day, e.g. 21:00')

/** The local day in which an instant lies. */
export const localDay = (instant: Date, zone: string): Day => {
  const day = DateTime.fromJSDate(instant, { zone }).toISODate()
  if (day === null) throw new RangeError(`no local day for this instant in ${zone}`)
  return day
}

/** How a local day is stored and shown: its date as UTC midnight. */
export const digestDate = (day: Day) => new Date(`${day}T00:00:00.000Z`)

/** The local day of a stored digest date. */
export const dayOf = (date: Date): Day => date.toISOString().slice(0, 10)

export const isDayOver = (day: Day, zone: string, now: Date) => localDay(now, zone) > day
