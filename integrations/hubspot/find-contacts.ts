import { parsePhoneNumberFromString } from 'libphonenumber-js'
import { batchSize, inChunks, overChunks } from './batch-size.ts'
import { type Caller } from './caller.ts'
import { contactFromItem, contactProperties } from './contact-view.ts'
import { hasWord, isOneOf, mostGroups, searchAll } from './search.ts'
import { type Contact, type Crm } from './types.ts'

const unique = (values: string[]) => [...new Set(values.map((value) => value.trim()).filter(Boolean))]
const byId = (contacts: Contact[]) => [...new Map(contacts.map((contact) => [contact.id, contact])).values()]

type Finders = Pick<Crm, 'findContactsByPhone' | 'findContactsByTelegram' | 'findContactsByName'>

/** The searches for contacts; a chunk of many phones or names is one call. */
export const createContactFinders = (caller: Caller): Finders => {
  const find = async (anyOf: Parameters<typeof searchAll>[1]['anyOf'], limit?: number) => {
    const search = { objectType: 'contacts' as const, anyOf, properties: contactProperties }
    return (await searchAll(caller, limit === undefined ? search : { ...search, limit })).map(contactFromItem)
  }

  return {
    async findContactsByPhone(phones) {
      return byId(
        await overChunks(unique(phones), (chunk) => {
          const national = unique(chunk.map((phone) => parsePhoneNumberFromString(phone)?.nationalNumber ?? ''))
          const calculated = ['hs_searchable_calculated_phone_number', 'hs_searchable_calculated_mobile_number']
          return find([
            ...(national.length > 0 ? calculated.map((name) => isOneOf(name, national)) : []),
            isOneOf('phone', chunk),
            isOneOf('mobilephone', chunk),
          ])
        }),
      )
    },
    async findContactsByTelegram({ usernames, userIds }) {
      const names = inChunks(unique(usernames.map((name) => name.replace(/^@/, ''))))
      const ids = inChunks(unique(userIds))
      const rounds = Array.from({ length: Math.max(names.length, ids.length) }, (_, index) => index)
      return byId(
        await overChunks(
          rounds,
          ([round = 0]) => {
            const [someNames = [], someIds = []] = [names[round], ids[round]]
            // People type the property by hand, with the @ or without.
            const atNames = someNames.map((name) => `@${name}`)
            const lists = { telegram_username: someNames, telegram_user_id: someIds }
            return find([
              ...Object.entries(lists).flatMap(([name, values]) => (values.length > 0 ? [isOneOf(name, values)] : [])),
              ...(atNames.length > 0 ? [isOneOf('telegram_username', atNames)] : []),
            ])
          },
          1,
        ),
      )
    },
    async findContactsByName(words, limit = batchSize) {
      // An asterisk would match anything.
      const plain = unique(words.map((word) => word.toLowerCase().replaceAll('*', ' ')))
      const found = await overChunks(
        plain,
        (chunk) =>
          find(
            chunk.flatMap((word) => [hasWord('firstname', word), hasWord('lastname', word)]),
            limit,
          ),
        Math.floor(mostGroups / 2),
      )
      return byId(found).slice(0, limit)
    },
  }
}
