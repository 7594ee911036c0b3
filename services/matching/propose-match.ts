import { type CountryCode } from 'libphonenumber-js'
import { type Contact } from '../../integrations/hubspot/types.ts'
import { type Dialog, type MatchStatus } from '../../models/dialog.ts'
import { nameSimilarity } from './name-similarity.ts'
import { personName } from './person-name.ts'
import { toE164 } from './same-phone.ts'

export type Peer = Pick<Dialog, 'peerId' | 'peerName' | 'peerUsername' | 'peerPhone'>
export type Match = { status: MatchStatus; confidence: number; contact: Contact; reason: string }
/** `ambiguous` stops the search: guessing among contacts that share a phone would be wrong half of the time. */
export type Proposal =
  { outcome: 'match'; match: Match } | { outcome: 'ambiguous'; reason: string } | { outcome: 'none' }

const none: Proposal = { outcome: 'none' }
const byId = (contacts: Contact[]) => [...new Map(contacts.map((contact) => [contact.id, contact])).values()]

export const contactName = ({ firstname, lastname, email }: Contact): string | null =>
  [firstname, lastname].filter(Boolean).join(' ') || email

const only = (contacts: Contact[], match: Omit<Match, 'contact'>, shared: string): Proposal => {
  const [contact, ...others] = byId(contacts)
  if (!contact) return none
  if (others.length > 0) return { outcome: 'ambiguous', reason: `${others.length + 1} contacts have ${shared}` }
  return { outcome: 'match', match: { ...match, contact } }
}

/** The contact with the peer's phone, compared in E.164; `country` reads contacts' numbers without a country code. */
export const proposeByPhone = (peer: Peer, contacts: Contact[], country?: CountryCode): Proposal => {
  const { peerPhone } = peer
  if (peerPhone === null) return none
  const same = contacts.filter(({ phone, mobilephone }) =>
    [phone, mobilephone].some((spelling) => spelling !== null && toE164(spelling, country) === peerPhone),
  )
  return only(
    same,
    { status: 'AUTO_PHONE', confidence: 1, reason: `same phone ${peerPhone}` },
    `the phone ${peerPhone}`,
  )
}

/** The contact whose Telegram properties name the peer. */
export const proposeByTelegram = (peer: Peer, contacts: Contact[]): Proposal => {
  const username = peer.peerUsername?.toLowerCase()
  const bare = (name: string | null) => name?.trim().replace(/^@/, '').toLowerCase()
  const sameId = contacts.filter(({ telegramUserId }) => telegramUserId === peer.peerId)
  if (sameId.length > 0) {
    return only(
      sameId,
      { status: 'AUTO_USERNAME', confidence: 0.95, reason: 'same Telegram account' },
      'this Telegram id',
    )
  }
  if (!username) return none
  const sameName = contacts.filter(({ telegramUsername }) => bare(telegramUsername) === username)
  return only(
    sameName,
    { status: 'AUTO_USERNAME', confidence: 0.95, reason: `same Telegram username @${username}` },
    `the username @${username}`,
  )
}

const ALIKE_ENOUGH = 0.75
const CLEAR_LEAD = 0.1

/** The one contact whose name is clearly the most alike, confidence 0.3..0.9. A person decides about it. */
export const proposeByName = (peer: Peer, contacts: Contact[]): Proposal => {
  const name = personName(peer.peerName)
  const ranked = byId(contacts)
    .map((contact) => ({ contact, alike: nameSimilarity(name, personName(contactName(contact) ?? '')) }))
    .sort((a, b) => b.alike - a.alike)
  const [best, second] = ranked
  if (!best || best.alike < ALIKE_ENOUGH) return none
  if (second && best.alike - second.alike < CLEAR_LEAD)
    return { outcome: 'ambiguous', reason: 'several contacts have this name' }
  const confidence = 0.3 + 0.6 * ((best.alike - ALIKE_ENOUGH) / (1 - ALIKE_ENOUGH))
  return {
    outcome: 'match',
    match: {
      status: 'AUTO_NAME',
      confidence: Math.round(confidence * 100) / 100,
      contact: best.contact,
      reason: `similar name ${contactName(best.contact) ?? ''}`,
    },
  }
}
