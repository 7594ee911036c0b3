/** What the product knows of HubSpot. Nothing of @hubspot/api-client leaves this folder. All ids are strings. */

export type Contact = {
  id: string
  firstname: string | null
  lastname: string | null
  email: string | null
  company: string | null
  phone: string | null
  mobilephone: string | null
  telegramUsername: string | null
  telegramUserId: string | null
}

/** HubSpot property name -> value, e.g. {firstname: 'Sarah', telegram_username: 'sarahchen'}. */
export type ContactProperties = Record<string, string>

export type NoteInput = {
  /** Value of the unique property `conduits_key`. */
  key: string
  contactId: string
  /** HTML, at most 65,536 characters. */
  body: string
  /** Becomes hs_timestamp. */
  timestamp: Date
  ownerId: string | null
}

export type CreateNotesOptions = { sendBefore?: number }

export type NoteMove = { id: string; fromContactId: string | null; toContactId: string }

/** How a person may be called in HubSpot's two fields. */
export type FullName = { firstnames: string[]; lastnames: string[] }

/**
 * How one item of a batch ended. `duplicate` = a unique value exists already: read it to be sure. `unconfirmed` = HubSpot did
 * not say: it may or may not have been done.
 */
export type ItemOutcome<T> =
  | { ok: true; value: T }
  | { ok: false; reason: 'duplicate' | 'not-found' | 'rejected' | 'unconfirmed'; message: string }

/**
 * The CRM of one portal. Lists of any length are sent in HubSpot's batch sizes (100) behind one limiter; 429 and 5xx are
 * retried within a budget; outcomes stand in the order of the inputs. Throws AppErrors: hubspot-access-lost (401 or 403: the
 * connection is gone), hubspot-rate-limited, hubspot-rejected, hubspot-unreachable.
 */
export interface Crm {
  /** Creates the property group, the contact properties and the unique note key where they are missing. Safe to repeat. */
  ensureProperties(): Promise<{ uniqueNoteKey: boolean }>
  /** Candidates by phone; E.164 in. Verify locally: HubSpot compares national digits. */
  findContactsByPhone(phones: string[]): Promise<Contact[]>
  findContactsByTelegram(keys: { usernames: string[]; userIds: string[] }): Promise<Contact[]>
  /** Candidates whose first or last name contains one of the words; at most `limit` (default 100). */
  findContactsByName(words: string[], limit?: number): Promise<Contact[]>
  /** Candidates whose first and last name are, as a whole and in either order, among these; many people per request. */
  findContactsByFullName(people: FullName[]): Promise<Contact[]>
  /** Every contact of the portal; null if there are more than `most`. Costs one request per 200, and one to see that. */
  listContacts(most: number): Promise<Contact[] | null>
  /** Contacts that exist, in no promised order; unknown ids are left out. The id of a merged contact gives the merged one. */
  readContacts(ids: string[]): Promise<Contact[]>
  /**
   * A contact has no key of ours, so a create that may have been done is not sent again: it throws hubspot-unreachable, or,
   * where other contacts of the list were made, leaves the rest `unconfirmed`.
   */
  createContacts(inputs: ContactProperties[]): Promise<ItemOutcome<Contact>[]>
  updateContacts(inputs: { id: string; properties: ContactProperties }[]): Promise<ItemOutcome<{ id: string }>[]>
  /**
   * With `sendBefore` (ms since 1970) a create that may have been done is never sent again, and none is sent after that moment:
   * for portals without a unique note key. What then is not known throws hubspot-unreachable or is `unconfirmed`.
   */
  createNotes(inputs: NoteInput[], options?: CreateNotesOptions): Promise<ItemOutcome<{ id: string }>[]>
  updateNotes(inputs: { id: string; body: string; timestamp: Date }[]): Promise<ItemOutcome<{ id: string }>[]>
  /** The id under which a HubSpot user owns records; null if they own none. Needs the owners scope. */
  ownerIdOf(hubspotUserId: string): Promise<string | null>
  /** Note ids by `conduits_key`; keys without a note are absent. Reads by unique property, so there is no index lag. */
  findNotesByKey(keys: string[]): Promise<Map<string, string>>
  /** Takes notes away; their keys can be used again. Notes that are gone already are no error. */
  archiveNotes(ids: string[]): Promise<void>
  /** Hangs notes on another contact and takes them off the one before. Safe to repeat; `not-found` = note or contact is gone. */
  moveNotes(moves: NoteMove[]): Promise<ItemOutcome<{ id: string }>[]>
}

export type HubspotTokens = {
  accessToken: string
  refreshToken: string
  expiresAt: Date
  portalId: string
  userId: string
  scopes: string[]
}

/** The OAuth calls, by fetch on dated paths. A refused code or refresh token throws `hubspot-access-lost`. */
export interface HubspotOauth {
  authorizeUrl(params: { state: string; redirectUri: string }): string
  exchangeCode(params: { code: string; redirectUri: string }): Promise<HubspotTokens>
  refresh(refreshToken: string): Promise<HubspotTokens>
  /** True if HubSpot confirmed. Never throws. */
  revoke(refreshToken: string): Promise<boolean>
}

export interface Hubspot {
  oauth: HubspotOauth
  /** The CRM of one portal. Properties of ours that an admin has deleted are made again on the way. */
  portal(portalId: string, accessToken: AccessToken): Crm
}

/** Asked before every call; does its own refreshing. `rejected` = HubSpot has just refused this token: get another. */
export type AccessToken = (rejected?: string) => Promise<string>

export type HubspotConfig = { clientId: string; clientSecret: string; apiRoot: string; authorizeUrl: string }
