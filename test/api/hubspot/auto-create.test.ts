import { beforeEach, describe, expect, test } from '@jest/globals'
import mongoose from 'mongoose'
import { defaultSyncConfig, SyncConfigModel } from '../../../models/sync-config.ts'
import { type Resident, useHouse } from '../../setup/house.ts'
import { lines, me, smallWorld } from '../../setup/small-world.ts'

const people = [
  { id: 10, name: 'Sarah Chen', phone: '+14155550101', username: 'sarahchen' },
  { id: 11, name: 'Tom Baker | Acme' },
  { id: 12, name: '🌸' },
  { id: 13, name: 'Ana Lima' },
]
const house = useHouse({
  world: smallWorld(
    people.map((person) => ({
      person,
      messages: lines(
        [person.id, '2026-03-20T09:00:00Z', 'Can you send me the contract before Friday?'],
        [person.id, '2026-03-20T09:01:00Z', 'We would like to sign it on Monday.'],
      ).slice(0, person.id === 13 ? 1 : 2),
    })),
  ),
})
const live = () =>
  house
    .hubspot()
    .contacts()
    .filter(({ archived }) => !archived)
const chats = async ({ token }: Resident) => {
  const { body } = await house.call('GET', '/api/hubspot/contacts/search', { token })
  const { contacts } = body as { contacts: { peerName: string; matchStatus: string; matchReason: string | null }[] }
  return Object.fromEntries(contacts.map((contact) => [contact.peerName, contact]))
}

let resident: Resident
beforeEach(async () => {
  for (const collection of (await mongoose.connection.db?.collections()) ?? [])
    if (collection.collectionName !== 'jobs') await collection.deleteMany({})
  house.hubspot().faults.clear()
  for (const { id } of house.hubspot().contacts()) house.hubspot().deleteContact(id)
  resident = await house.moveIn()
  await SyncConfigModel.create({ ...defaultSyncConfig, _id: resident.userId, autoCreateContacts: true, minMessages: 2 })
  await house.signIn(resident, me.phone)
  await house.connectHubspot(resident)
})

describe('contacts that are made automatically', () => {
  test('are made once for people with enough messages and a name, and get their notes in the same run', async () => {
    const run = await house.sync(resident)
    expect(run.result).toMatchObject({ errors: [], notesCreated: 2 })
    expect(live().map(({ properties }) => [properties.firstname, properties.lastname, properties.phone ?? null, properties.telegram_user_id]).sort()).toEqual([
      ['Sarah', 'Chen', '+14155550101', '10'],
      ['Tom', 'Baker', null, '11'],
    ])
    const found = await chats(resident)
    expect(found['Sarah Chen']).toMatchObject({ matchStatus: 'CREATED', matchReason: 'created automatically' })
    expect(found['Ana Lima']).toMatchObject({ matchStatus: 'UNMATCHED' })
    expect(found['🌸']).toMatchObject({ matchStatus: 'UNMATCHED' })
    await house.sync(resident)
    expect(live()).toHaveLength(2)
  }) // prettier-ignore

  test('that HubSpot refuses stay unmatched with its reason, and are not sent again', async () => {
    const refusal = {
      status: 400,
      body: { status: 'error', category: 'VALIDATION_ERROR', message: 'A lead source is required.' },
    }
    house.hubspot().faults.fail('/contacts/batch/create', refusal, 20)
    expect((await house.sync(resident)).state).toBe('completed')
    expect((await chats(resident))['Sarah Chen']).toMatchObject({
      matchStatus: 'UNMATCHED',
      matchReason: 'HubSpot refused to create a contact: A lead source is required.',
    })
    house.hubspot().faults.clear()
    house.hubspot().resetCalls()
    await house.sync(resident)
    expect(house.hubspot().calls()['POST /crm/objects/2026-03/contacts/batch/create']).toBeUndefined()
    expect((await chats(resident))['Sarah Chen']).toMatchObject({ matchReason: expect.stringContaining('lead source') })
  })

  test('whose answer was lost are found again and not doubled, and one who may exist already is not made', async () => {
    house.hubspot().createContact({ firstname: 'Sarah', lastname: 'Chen', phone: '415 555 0101' })
    house.hubspot().createContact({ firstname: 'S', lastname: 'C', phone: '+1 415 555 0101' })
    house.hubspot().faults.dropAfterCommit('/contacts/batch/create', 1)
    await house.sync(resident)
    expect((await chats(resident))['Sarah Chen']).toMatchObject({
      matchReason: '2 contacts have the phone +1 415…0101',
    })
    expect((await house.sync(resident)).result).toMatchObject({ errors: [] })
    expect(live()).toHaveLength(3)
    expect((await chats(resident))['Tom Baker | Acme']).toMatchObject({
      matchStatus: expect.stringMatching(/CREATED|AUTO_USERNAME/),
    })
  })

  test('are not made again after a person has said no, or deleted them in HubSpot', async () => {
    await house.sync(resident)
    const [first, second] = live().map(({ id }) => id)
    const { token } = resident
    const { body } = await house.call('GET', '/api/hubspot/contacts/search', { token })
    const chat = (body as { contacts: { id: string; hubspotContactId: string }[] }).contacts.find(
      (one) => one.hubspotContactId === first,
    )
    await house.call('POST', '/api/hubspot/contacts/reject', {
      token,
      body: { dialogId: chat?.id, hubspotContactId: first },
    })
    house.hubspot().deleteContact(second ?? '')
    await house.context().followPortal({ portalId: '7001', contactId: second ?? '', news: 'changed' })
    await house.sync(resident)
    expect(live().map(({ id }) => id)).toEqual([first])
  })
})
