import { beforeEach, describe, expect, test } from '@jest/globals'
import mongoose from 'mongoose'
import { sign } from '../../../sandbox/hubspot/webhooks.ts'
import { type Resident, useHouse } from '../../setup/house.ts'
import { lines, me, smallWorld } from '../../setup/small-world.ts'

const sarah = { id: 10, name: 'Sarah Chen', phone: '+14155550101', username: 'sarahchen' }
const tom = { id: 11, name: 'Tom Baker' }
const house = useHouse({
  world: smallWorld([
    { person: sarah, messages: lines([10, '2026-03-20T09:00:00Z', 'Can you send me the data room link?']) },
    { person: tom, messages: lines([11, '2026-03-20T09:00:00Z', 'We should look at the pilot contract.']) },
  ]),
})
const path = '/api/hubspot/webhooks'
const publicUri = `http://localhost:3000${path}`

const until = async <T>(look: () => Promise<T>, isGood: (seen: T) => boolean): Promise<T> => {
  const deadline = Date.now() + 8_000
  for (;;) {
    const seen = await look()
    if (isGood(seen) || Date.now() > deadline) return seen
    await new Promise((resolve) => setTimeout(resolve, 40))
  }
}
type Chat = { id: string; peerName: string; matchStatus: string; hubspotContactId: string | null; hubspotContactName: string | null } // prettier-ignore
const chat = async ({ token }: Resident, name = 'Sarah Chen'): Promise<Chat> => {
  const { body } = await house.call('GET', '/api/hubspot/contacts/search', { token })
  const found = (body as { contacts: Chat[] }).contacts.find(({ peerName }) => peerName === name)
  if (!found) throw new Error(`no chat with ${name}`)
  return found
}
const quiet = () =>
  until(
    () =>
      mongoose.connection.collection('jobs').countDocuments({ name: { $in: ['settle-contact', 'follow-contact'] } }),
    (jobs) => jobs === 0,
  )
/** What a person does in HubSpot, over its own API: webhooks follow. */
const inHubspot = async (method: string, what: string, body?: object) => {
  const { accessToken } = await house.hubspotAccess()
  const response = await fetch(`${house.hubspot().apiRoot}/crm/objects/2026-03/contacts${what}`, {
    method,
    headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  })
  await house.hubspot().webhooks.settled()
  await quiet()
  return response.status === 204 ? null : ((await response.json()) as { id: string })
}

let resident: Resident
let contactId: string
beforeEach(async () => {
  await quiet()
  for (const collection of (await mongoose.connection.db?.collections()) ?? [])
    if (collection.collectionName !== 'jobs') await collection.deleteMany({})
  for (const { id } of house.hubspot().contacts()) house.hubspot().deleteContact(id)
  house.hubspot().webhooks.setTarget(house.url() + path, publicUri)
  resident = await house.moveIn()
  await house.signIn(resident, me.phone)
  await house.connectHubspot(resident)
  contactId = house.hubspot().createContact({ firstname: 'Sarah', lastname: 'Chen', phone: '415 555 0101' })
  await house.sync(resident)
})

const post = (body: string, headers: Record<string, string> = {}) =>
  fetch(house.url() + path, { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } })
const signed = (body: string, timestamp = String(Date.now())) => ({
  'x-hubspot-signature-v3': sign('test-secret', { method: 'POST', uri: publicUri, body, timestamp }),
  'x-hubspot-request-timestamp': timestamp,
})

describe('a webhook', () => {
  test('without HubSpot’s signature, or an old one, is refused and does nothing', async () => {
    const body = JSON.stringify([
      { portalId: 7001, subscriptionType: 'contact.privacyDeletion', objectId: Number(contactId) },
    ])
    expect((await post(body)).status).toBe(401)
    expect((await post(`${body} `, signed(body))).status).toBe(401)
    expect((await post(body, signed(body, String(Date.now() - 301_000)))).status).toBe(401)
    expect((await post(body, { authorization: `Bearer ${resident.token}` })).status).toBe(401)
    await quiet()
    expect(await chat(resident)).toMatchObject({ matchStatus: 'AUTO_PHONE' })
  })

  test('about something else, or with fields we do not know, is taken and passed over', async () => {
    const body = JSON.stringify([
      { portalId: 7001, subscriptionType: 'company.creation', objectId: 1, new: {} },
      { portalId: 7001, subscriptionType: 'object.deletion', objectTypeId: '0-2', objectId: Number(contactId) },
      { portalId: 9999, subscriptionType: 'object.deletion', objectTypeId: '0-1', objectId: Number(contactId) },
    ])
    expect((await post(body, signed(body))).status).toBe(200)
    const nonsense = '{"not":"a list"}'
    expect((await post(nonsense, signed(nonsense))).status).toBe(400)
    await quiet()
    expect(await chat(resident)).toMatchObject({ matchStatus: 'AUTO_PHONE', hubspotContactId: contactId })
  })
})

describe('in HubSpot', () => {
  test('a merge is followed to the new record, and later notes go there', async () => {
    const other = house.hubspot().createContact({ firstname: 'S.', lastname: 'Chen' })
    const merged = await inHubspot('POST', '/merge', { primaryObjectId: other, objectIdToMerge: contactId })
    expect(merged?.id).not.toBe(contactId)
    expect(await until(() => chat(resident), (seen) => seen.hubspotContactId === merged?.id)).toMatchObject({
      matchStatus: 'AUTO_PHONE', hubspotContactId: merged?.id, hubspotContactName: 'S. Chen',
    }) // prettier-ignore
    house.telegram().addMessage(1, { user: 10 }, { from: 10, date: '2026-03-25T09:00:00Z', text: 'One more thing.' })
    expect((await house.sync(resident)).result).toMatchObject({ notesCreated: 1, errors: [] })
    const homes = house.hubspot().notes().filter(({ archived }) => !archived).map(({ associations }) => associations.map((link) => link.contactId)) // prettier-ignore
    expect(homes.slice(-2)).toEqual([[merged?.id], [merged?.id]])
  })

  test('a merge that no webhook told of is met on the way and followed', async () => {
    const other = house.hubspot().createContact({ firstname: 'S.', lastname: 'Chen' })
    const mergedId = house.hubspot().mergeContacts(other, contactId)
    const { id: dialogId } = await chat(resident)
    await house.call('PATCH', '/api/hubspot/contacts/search', {
      token: resident.token,
      body: { dialogId, action: 'confirm' },
    })
    await quiet()
    expect(await chat(resident)).toMatchObject({ matchStatus: 'CONFIRMED', hubspotContactId: mergedId })
  })

  test('a deletion unlinks the chat; its digests wait for the next contact', async () => {
    await inHubspot('DELETE', `/${contactId}`)
    expect(await until(() => chat(resident), ({ matchStatus }) => matchStatus === 'UNMATCHED')).toMatchObject({
      matchStatus: 'UNMATCHED', matchReason: 'the contact was deleted in HubSpot', hubspotContactId: null,
    }) // prettier-ignore
    await quiet()
    const next = house.hubspot().createContact({ firstname: 'Sarah', lastname: 'Chen', phone: '415 555 0101' })
    await house.sync(resident)
    const notes = house.hubspot().notes().filter(({ archived, associations }) => !archived && associations.some((link) => link.contactId === next)) // prettier-ignore
    expect(notes.length).toBeGreaterThanOrEqual(1)
  })

  test('an erasure forgets the digests of that person, their notes and the reading of their chat, and nobody else’s', async () => {
    const tomsContact = house.hubspot().createContact({ firstname: 'Tom', lastname: 'Baker' })
    const { id: tomsChat } = await chat(resident, 'Tom Baker')
    await house.call('PATCH', '/api/hubspot/contacts/match', { token: resident.token, body: { dialogId: tomsChat, hubspotContactId: tomsContact } })
    await quiet()
    const noteIds = house.hubspot().notes().filter(({ archived, associations }) => !archived && associations.some((link) => link.contactId === contactId)).map(({ id }) => id)
    expect(noteIds.length).toBeGreaterThan(0)
    // The deletion is told first, then the erasure.
    await inHubspot('POST', '/gdpr-delete', { objectId: contactId })
    expect(await until(() => chat(resident), ({ matchStatus }) => matchStatus === 'IGNORED')).toMatchObject({
      matchStatus: 'IGNORED', hubspotContactId: null, hubspotContactName: null,
    })
    await quiet()
    const { body } = await house.call('GET', '/api/digests', { token: resident.token })
    const { digests } = body as { digests: { dialog: { peerName: string } }[] }
    expect([...new Set(digests.map(({ dialog }) => dialog.peerName))]).toEqual(['Tom Baker'])
    expect(house.hubspot().notes().filter(({ id, archived }) => noteIds.includes(id) && !archived)).toEqual([])
    const decisions = await mongoose.connection.collection('decisions').find().toArray()
    expect(JSON.stringify(decisions)).not.toContain('Sarah')
    house.telegram().addMessage(1, { user: 10 }, { from: 10, date: '2026-03-26T09:00:00Z', text: 'Still there?' })
    expect((await house.sync(resident)).result).toMatchObject({ dialogsProcessed: 0 })
  }) // prettier-ignore
})
