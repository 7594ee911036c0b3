import { type User } from 'grammy/types'
import { type PersonProfile } from '../options.ts'

export type People = ReturnType<typeof createPeople>

export const userOf = ({ id, firstName, lastName, username, languageCode }: PersonProfile): User => ({
  id,
  is_bot: false,
  first_name: firstName,
  ...(lastName !== undefined && { last_name: lastName }),
  ...(username !== undefined && { username }),
  ...(languageCode !== undefined && { language_code: languageCode }),
})

export const fullName = ({ first_name: first, last_name: last }: User) => [first, last].filter(Boolean).join(' ')

/** Everybody who has this Telegram. */
export const createPeople = (kept: PersonProfile[] = []) => {
  const people = new Map(kept.map((profile) => [profile.id, profile]))
  return {
    /** Adds a person, or takes over what is new about one. */
    put: (profile: PersonProfile) => void people.set(profile.id, { ...people.get(profile.id), ...profile }),
    find: (id: number) => people.get(id) ?? null,
    all: () => [...people.values()],
  }
}
