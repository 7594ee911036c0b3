import { dayOf, type Day, localDay } from '../../core/time.ts'
import { type TelegramMessage } from '../../integrations/telegram/types.ts'
import { type Digest } from '../../models/digest.ts'

export type DayGroup = { day: Day; messages: TelegramMessage[] }
export type KnownDay = Pick<Digest, 'digestDate' | 'firstMessageId' | 'lastMessageId'>

/**
 * Groups messages (oldest first) by the user's local day, days in order.
 *
 * A message within the range of a known digest stays in that digest's day, and nothing after the newest digest falls
 * into an older day: when the user's zone changes, no message is lost and no finished day is torn apart.
 */
export const groupByDay = (messages: TelegramMessage[], zone: string, known: KnownDay[]): DayGroup[] => {
  const newest = known.reduce<KnownDay | null>((a, b) => (a && a.lastMessageId > b.lastMessageId ? a : b), null)
  const dayFor = ({ id, date }: TelegramMessage): Day => {
    const home = known.find(({ firstMessageId, lastMessageId }) => id >= firstMessageId && id <= lastMessageId)
    if (home) return dayOf(home.digestDate)
    const day = localDay(date, zone)
    const floor = newest && id > newest.lastMessageId ? dayOf(newest.digestDate) : day
    return day > floor ? day : floor
  }
  const groups = Map.groupBy(messages, dayFor)
  return [...groups].map(([day, group]) => ({ day, messages: group })).sort((a, b) => (a.day < b.day ? -1 : 1))
}
