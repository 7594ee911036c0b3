import { type CountryCode } from 'libphonenumber-js'
import { type Contact } from '../../integrations/hubspot/types.ts'
import { type Dialog, type MatchStatus } from '../../models/dialog.ts'
import { shortPhone, toE164 } from './same-phone.ts'

export type Peer = Pick<Dialog, 'peerId' | 'peerName' | 'peerUsername' | 'peerPhone'>
export type Match = { status: MatchStatus; confidence: number; contact: Contact; reason: string }
/** `ambiguous` stops the search: guessing among contacts that share a phone would be wrong half of the time. */
export type Proposal =
  { outcome: 'match'; match: Match } | { outcome: 'ambiguous'; reason: string } | { outcome: 'none' }

export const none: Proposal = { outcome: 'none' }
export const byId = (contacts: Contact[]) => [...new Map(contacts.map((contact) => [contact.id, contact])).values()]
const bareUsername = (name: string | null) => name?.trim().replace(/^@/, '').toLowerCase()

/** HubSpot knows another Telegram account of this contact. */
export const isSomebodyElse = ({ peerId }: Peer, { telegramUserId }: Contact): boolean =>
  telegramUserId !== null && telegramUserId !== peerId

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
  const phone = shortPhone(peerPhone)
  return only(same, { status: 'AUTO_PHONE', confidence: 1, reason: `same phone ${phone}` }, `the phone ${phone}`)
}

/** The contact whose Telegram properties name the peer. */
export const proposeByTelegram = (peer: Peer, contacts: Contact[]): Proposal => {
  const username = bareUsername(peer.peerUsername)
  const sure = { status: 'AUTO_USERNAME', confidence: 0.95 } as const
  const sameId = contacts.filter(({ telegramUserId }) => telegramUserId === peer.peerId)
  if (sameId.length > 0) return only(sameId, { ...sure, reason: 'same Telegram account' }, 'this Telegram account')
  if (!username) return none
  // A username can pass to somebody else; the id beside it cannot.
  const sameName = contacts.filter(
    (contact) => bareUsername(contact.telegramUsername) === username && !isSomebodyElse(peer, contact),
  )
  return only(sameName, { ...sure, reason: `same Telegram username @${username}` }, `the username @${username}`)
}
