import { type z } from 'zod'
import { type WorldMessage, type WorldUser } from '../telegram/world.ts'
import { type SeedContact } from './seed-contact.ts'

export type SeedPerson = z.input<typeof WorldUser>

type Extras = {
  media?: WorldMessage['media']
  fileName?: string
  durationSeconds?: number
  /** Day and time of the message answered, e.g. '-3 09:14'. */
  replyTo?: string
  /** Time on the same day. */
  edited?: string
}

/** Local time, author, text. In the text, "{+2 weekday}" and "{+2 date}" stand for the second working day after it. */
export type SeedLine<Who extends string = string> = readonly [time: string, from: Who, text: string, extras?: Extras]
/** Lines by day; '0' is today, '-3' three days ago. What lies in the future is left out. */
export type SeedDays<Who extends string = string> = Partial<Record<`-${number}` | '0', readonly SeedLine<Who>[]>>

export type SeedChat = {
  place: { type: 'private' } | { type: 'group' | 'supergroup' | 'channel'; id: number; title: string }
  /** By the name that the lines use; the account's owner is `me`. */
  people: Record<string, SeedPerson>
  /** ISO 639-1, for the words of the dates. */
  language: string
  days: SeedDays
  /** The people of this chat as the CRM knows them. */
  contacts: SeedContact[]
}

type Common<Who extends string> = { language?: string; contacts?: SeedContact[]; days: SeedDays<Who> }

export const privateChat = ({
  with: them,
  language = 'en',
  contacts = [],
  days,
}: Common<'me' | 'them'> & { with: SeedPerson }): SeedChat => ({
  place: { type: 'private' },
  people: { them },
  language,
  days,
  contacts,
})

export const groupChat = <Who extends string>({
  members,
  language = 'en',
  contacts = [],
  days,
  ...place
}: Common<NoInfer<Who> | 'me'> & {
  type: 'group' | 'supergroup' | 'channel'
  id: number
  title: string
  members: Record<Who, SeedPerson>
}): SeedChat => ({ place, people: members, language, days, contacts })
