import { type CountryCode } from 'libphonenumber-js'
import { type Contact } from '../../integrations/hubspot/types.ts'
import { contactName } from './contact-name.ts'
import { nameSimilarity, sharesCompany } from './name-similarity.ts'
import { contactPersonName, type PersonName, readings } from './person-name.ts'
import { byId, isSomebodyElse, none, type Peer, type Proposal } from './propose-match.ts'
import { toE164 } from './same-phone.ts'

const ALIKE_ENOUGH = 0.75
const CLEAR_LEAD = 0.06
/** The very same name needs less of a lead over one that is only like it. */
const EXACT = 0.999
const LEAD_OF_EXACT = 0.02
/** A reading of the name that is not its first part. */
const LATER_READING = 0.05
const SAME_COMPANY = 0.08
const OTHER_COMPANY = 0.12
const OTHER_PHONE = 0.1
/** A first name that stands beside the company of the one contact who has it there. */
const FIRST_NAME_AT_COMPANY = 0.8

type Likeness = { contact: Contact; alike: number; isSameCompany: boolean }

/** "Sarah" with the username @sarahchen. */
const fullName = (reading: PersonName, username: string | null): PersonName => {
  const [word = ''] = reading.words
  const letters = username?.toLowerCase().replace(/[^a-z]/g, '') ?? ''
  if (reading.words.length !== 1 || word.length < 3 || letters.length < word.length + 3) return reading
  if (letters.startsWith(word)) return { ...reading, words: [word, letters.slice(word.length)] }
  return letters.endsWith(word) ? { ...reading, words: [word, letters.slice(0, -word.length)] } : reading
}

const hasOtherPhone = ({ peerPhone }: Peer, { phone, mobilephone }: Contact, country?: CountryCode): boolean => {
  const known = [phone, mobilephone].flatMap((spelling) => (spelling && toE164(spelling, country)) ?? [])
  return peerPhone !== null && known.length > 0 && !known.includes(peerPhone)
}

const alikeBy = (reading: PersonName, name: PersonName, isSameCompany: boolean): number => {
  const isFirstNameOnly = reading.words.length === 1 && name.words.length > 1
  if (isFirstNameOnly && isSameCompany && nameSimilarity(reading, { words: name.words.slice(0, 1) }) >= 0.42)
    return FIRST_NAME_AT_COMPANY
  return nameSimilarity(reading, name)
}

/** A contact is compared with many peers: its name is read once. */
const names = new WeakMap<Contact, PersonName>()
const nameOf = (contact: Contact): PersonName => {
  const name = names.get(contact) ?? contactPersonName(contact)
  names.set(contact, name)
  return name
}

const judge = (peer: Peer, read: PersonName[], contact: Contact, country?: CountryCode): Likeness => {
  const name = nameOf(contact)
  const scores = read.map((reading, index) => {
    const isSameCompany = sharesCompany(reading, name)
    const base = Math.max(
      alikeBy(reading, name, isSameCompany),
      nameSimilarity(fullName(reading, peer.peerUsername), name) - 0.05,
    )
    const company = isSameCompany
      ? SAME_COMPANY
      : reading.hints.length > 0 && name.hints.length > 0
        ? -OTHER_COMPANY
        : 0
    return { isSameCompany, alike: base === 0 ? 0 : base - LATER_READING * index + company }
  })
  const best = scores.sort((a, b) => b.alike - a.alike)[0] ?? { alike: 0, isSameCompany: false }
  const penalty = best.alike > 0 && hasOtherPhone(peer, contact, country) ? OTHER_PHONE : 0
  return { ...best, contact, alike: best.alike - penalty }
}

const confidenceOf = (alike: number) => {
  const share = (Math.min(1, alike) - ALIKE_ENOUGH) / (1 - ALIKE_ENOUGH)
  return Math.round((0.3 + 0.6 * share) * 100) / 100
}

/**
 * The one contact whose name is clearly the most alike, confidence 0.3..0.9; a company that stands in the display name counts
 * as well. A person decides about it.
 */
export const proposeByName = (peer: Peer, contacts: Contact[], country?: CountryCode): Proposal => {
  const read = readings(peer.peerName)
  if (read.length === 0) return none
  const [best, second] = byId(contacts)
    .filter((contact) => !isSomebodyElse(peer, contact))
    .map((contact) => judge(peer, read, contact, country))
    .sort((a, b) => b.alike - a.alike)
  if (!best || best.alike < ALIKE_ENOUGH) return none
  const neededLead = best.alike >= EXACT ? LEAD_OF_EXACT : CLEAR_LEAD
  if (second && best.alike - second.alike < neededLead)
    return { outcome: 'ambiguous', reason: 'several contacts have this name' }
  const company = best.isSameCompany ? `, same company ${best.contact.company ?? best.contact.email ?? ''}` : ''
  const reason = `similar name ${contactName(best.contact) ?? ''}${company}`
  return {
    outcome: 'match',
    match: { status: 'AUTO_NAME', confidence: confidenceOf(best.alike), contact: best.contact, reason },
  }
}
