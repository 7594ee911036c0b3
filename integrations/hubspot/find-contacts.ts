import { parsePhoneNumberFromString } from 'libphonenumber-js'
import { batchSize } from './batch-size.ts'
import { type Caller } from './caller.ts'
import { contactFromItem, contactProperties } from './contact-view.ts'
import { searchMany, searchable } from './search-many.ts'
import { type Filter, hasWord, isOneOf, searchAll } from './search.ts'
import { type Crm, type FullName } from './types.ts'

type Finders = Pick<
  Crm,
  'findContactsByPhone' | 'findContactsByTelegram' | 'findContactsByName' | 'findContactsByFullName' | 'listContacts'
>

const search = { objectType: 'contacts' as const, properties: contactProperties }

/** A list for each property that has values. */
const lists = (values: Record<string, string[]>): Filter[] =>
  Object.entries(values).flatMap(([name, list]) => (list.length > 0 ? [isOneOf(name, list)] : []))

/** Digits as HubSpot may hold them: without the country code, and as people write them at home, with a zero in front. */
const nationalNumbers = (phones: string[]) =>
  searchable(
    phones.flatMap((phone) => {
      const parsed = parsePhoneNumberFromString(phone)
      return parsed ? [parsed.nationalNumber, parsed.formatNational().replace(/\D/g, '')] : []
    }),
  )

type TelegramKey = { username: string } | { userId: string }

const telegramFilters = (keys: TelegramKey[]) => {
  const usernames = keys.flatMap((key) => ('username' in key ? [key.username] : []))
  const userIds = keys.flatMap((key) => ('userId' in key ? [key.userId] : []))
  return [
    ...lists({ telegram_username: usernames, telegram_user_id: userIds }),
    // People type the property by hand, with the @ or without.
    ...lists({ telegram_username: usernames.map((name) => `@${name}`) }),
  ]
}

/** Both names of a person must be among those asked for: whoever shares only one with somebody stays out. */
const fullNameFilters = (people: FullName[]) => {
  const first = searchable(people.flatMap(({ firstnames }) => firstnames))
  const last = searchable(people.flatMap(({ lastnames }) => lastnames))
  return [
    [isOneOf('firstname', first), isOneOf('lastname', last)],
    [isOneOf('firstname', last), isOneOf('lastname', first)],
  ]
}

/** The searches for contacts; a request carries many phones, keys or words. */
export const createContactFinders = (caller: Caller): Finders => ({
  async findContactsByPhone(phones) {
    const filtersFor = (chunk: string[]) =>
      lists({
        hs_searchable_calculated_phone_number: nationalNumbers(chunk),
        hs_searchable_calculated_mobile_number: nationalNumbers(chunk),
        phone: chunk,
        mobilephone: chunk,
      })
    const found = await searchMany(caller, { ...search, items: searchable(phones), filtersFor })
    return found.map(contactFromItem)
  },
  async findContactsByTelegram({ usernames, userIds }) {
    const items: TelegramKey[] = [
      ...searchable(usernames.map((name) => name.trim().replace(/^@/, ''))).map((username) => ({ username })),
      ...searchable(userIds).map((userId) => ({ userId })),
    ]
    const found = await searchMany(caller, { ...search, items, filtersFor: telegramFilters })
    return found.map(contactFromItem)
  },
  async findContactsByName(words, limit = batchSize) {
    // An asterisk would match anything.
    const items = searchable(words.map((word) => word.toLowerCase().replaceAll('*', ' ')))
    const filtersFor = (chunk: string[]) =>
      chunk.flatMap((word) => [hasWord('firstname', word), hasWord('lastname', word)])
    const found = await searchMany(caller, { ...search, items, filtersFor, limit })
    return found.slice(0, limit).map(contactFromItem)
  },
  async findContactsByFullName(people) {
    const items = people.filter(({ firstnames, lastnames }) => firstnames.length > 0 && lastnames.length > 0)
    const found = await searchMany(caller, { ...search, items, filtersFor: fullNameFilters })
    return found.map(contactFromItem)
  },
  async listContacts(most) {
    let isTooMany = false
    const found = await searchAll(caller, { ...search, anyOf: [] }, (total) => (isTooMany = total > most))
    return isTooMany ? null : found.map(contactFromItem)
  },
})
