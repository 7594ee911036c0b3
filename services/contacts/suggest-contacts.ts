import { type Contact, type Crm } from '../../integrations/hubspot/types.ts'
import { nameSimilarity, sharesCompany } from '../matching/name-similarity.ts'
import { formsOf } from '../matching/nicknames.ts'
import { contactPersonName, type PersonName, readings } from '../matching/person-name.ts'

const most = 5
const mostWords = 4
const searched = 100

/** First and last name on their own, as written and in Latin letters; of the parts of the name, the likelier ones first. */
const wordsToSearch = (names: PersonName[]): string[] => {
  const words = names.flatMap((name) => [...name.written.map((word) => word.toLowerCase()), ...name.words])
  const [first] = names.flatMap((name) => name.words)
  const [shortForm] = first === undefined ? [] : formsOf(first)
  return [
    ...new Set([...words.filter((word) => word.length > 1).slice(0, mostWords), ...(shortForm ? [shortForm] : [])]),
  ]
}

const score = (names: PersonName[], contact: Contact): number => {
  const other = contactPersonName(contact)
  return Math.max(
    ...names.map((name, index) => nameSimilarity(name, other) + (sharesCompany(name, other) ? 0.1 : 0) - 0.05 * index),
  )
}

/** At most five contacts whose first or last name is in this display name, the likeliest first. None for "Unknown". */
export const suggestContacts = async (crm: () => Promise<Crm>, name: string): Promise<Contact[]> => {
  if (/^\s*unknown\s*$/i.test(name)) return []
  const names = readings(name)
  const words = wordsToSearch(names)
  if (words.length === 0) return []
  const found = await (await crm()).findContactsByName(words, searched)
  return found
    .map((contact) => ({ contact, likeness: score(names, contact) }))
    .sort((a, b) => b.likeness - a.likeness || Number(a.contact.id) - Number(b.contact.id))
    .slice(0, most)
    .map(({ contact }) => contact)
}
