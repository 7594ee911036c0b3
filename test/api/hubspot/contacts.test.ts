import { beforeEach, describe, expect, test } from '@jest/globals'
import mongoose from 'mongoose'
import { BudgetModel } from '../../../models/budget.ts'
import { type Resident, useHouse } from '../../setup/house.ts'
import { lines, me, smallWorld } from '../../setup/small-world.ts'

const sarah = { id: 10, name: 'Sarah Chen', phone: '+14155550101', username: 'sarahchen' }
const tom = { id: 11, name: 'Tom Baker' }
const lena = { id: 12, name: 'Lena Vogt', username: 'lenavogt' }
const day = (from: number, date: string, text: string) => lines([from, `${date}T09:00:00Z`, text])

const house = useHouse({
  world: smallWorld([
    {
      person: sarah,
      messages: [
        ...day(10, '2026-03-20', 'Can you send me the data room link before Friday?'),
        ...day(10, '2026-03-21', 'The partners want to talk about the Series A on Tuesday.'),
      ],
    },
    { person: tom, messages: day(11, '2026-03-21', 'We should look at the pilot contract, the price is 12,000 EUR.') },
    {
      person: lena,
      messages: [
        ...day(12, '2026-03-19', 'Ich schicke dir das Angebot bis Montag.'),
        ...day(12, '2026-03-20', 'Der Vertrag ist beim Anwalt, er meldet sich am Dienstag.'),
      ],
    },
  ]),
})

type Contact = { id: string; peerName: string; matchStatus: string; matchConfidence: number | null; matchReason: string | null; hubspotContactId: string | null; hubspotContactName: string | null } // prettier-ignore
type Digest = { digestDate: string; noteState: string; noteId: string | null; dialog: { peerName: string } }

const until = async <T>(look: () => Promise<T> | T, isGood: (seen: T) => boolean): Promise<T> => {
  const deadline = Date.now() + 8_000
  for (;;) {
    const seen = await look()
    if (isGood(seen) || Date.now() > deadline) return seen
    await new Promise((resolve) => setTimeout(resolve, 40))
  }
}
const ask = async ({ token }: Resident, method: string, path: string, body?: unknown) => {
  const answer = await house.call(method, path, { token, body })
  return { status: answer.status, body: answer.body as Record<string, unknown> & { contact: Contact } }
}
const contactsOf = async (resident: Resident, query = '') =>
  (await ask(resident, 'GET', `/api/hubspot/contacts/search${query}`)).body.contacts as Contact[]
const chatOf = async (resident: Resident, name: string): Promise<Contact> => {
  const found = (await contactsOf(resident)).find(({ peerName }) => peerName === name)
  if (!found) throw new Error(`no chat with ${name}`)
  return found
}
const digestsOf = async (resident: Resident, name: string): Promise<Digest[]> => {
  const { body } = await ask(resident, 'GET', '/api/digests')
  return (body.digests as Digest[]).filter(({ dialog }) => dialog.peerName === name)
}
const notesOn = (contactId: string) =>
  house
    .hubspot()
    .notes()
    .filter(({ archived, associations }) => !archived && associations.some((link) => link.contactId === contactId))
const propertiesOf = (contactId: string) =>
  house.hubspot().contacts().find(({ id }) => id === contactId)?.properties ?? {} // prettier-ignore
const notesSettled = (resident: Resident, name: string, state: string) =>
  until(
    () => digestsOf(resident, name),
    (digests) => digests.length > 0 && digests.every(({ noteState }) => noteState === state),
  )
const quiet = () =>
  until(
    () =>
      mongoose.connection.collection('jobs').countDocuments({ name: { $in: ['settle-contact', 'follow-contact'] } }),
    (jobs) => jobs === 0,
  )

let resident: Resident
beforeEach(async () => {
  await quiet()
  for (const collection of (await mongoose.connection.db?.collections()) ?? [])
    if (collection.collectionName !== 'jobs') await collection.deleteMany({})
  house.hubspot().faults.clear()
  for (const { id } of house.hubspot().contacts()) house.hubspot().deleteContact(id)
  resident = await house.moveIn()
  await house.signIn(resident, me.phone)
  await house.connectHubspot(resident)
})

const person = (firstname: string, lastname: string, more: Record<string, string> = {}) =>
  house.hubspot().createContact({ firstname, lastname, ...more })

describe('the list of contacts', () => {
  test('shows every tracked chat with its contact, its confidence and a reason', async () => {
    const id = person('Sarah', 'Chen', { phone: '(415) 555-0101' })
    const nameOnly = person('Tom', 'Baker')
    await house.sync(resident)
    expect(await chatOf(resident, 'Sarah Chen')).toEqual({
      id: expect.any(String),
      accountId: expect.any(String),
      peerName: 'Sarah Chen',
      peerUsername: 'sarahchen',
      peerPhone: '+14155550101',
      matchStatus: 'AUTO_PHONE',
      matchConfidence: 1,
      matchReason: 'same phone +1 415…0101',
      hubspotContactId: id,
      hubspotContactName: 'Sarah Chen',
    })
    expect(await chatOf(resident, 'Tom Baker')).toMatchObject({ matchStatus: 'AUTO_NAME', hubspotContactId: nameOnly })
    expect(await chatOf(resident, 'Lena Vogt')).toMatchObject({ matchStatus: 'UNMATCHED', hubspotContactId: null })
    expect(await contactsOf(resident, '?matchStatus=AUTO_NAME')).toHaveLength(1)
  })

  test('shows nobody the chats of others, and refuses what it does not know', async () => {
    await house.sync(resident)
    const { id } = await chatOf(resident, 'Tom Baker')
    const stranger = await house.moveIn()
    expect(await contactsOf(stranger)).toEqual([])
    const asStranger = await ask(stranger, 'PATCH', '/api/hubspot/contacts/search', { dialogId: id, action: 'ignore' })
    const unknown = await ask(stranger, 'PATCH', '/api/hubspot/contacts/search', { dialogId: 'nope', action: 'ignore' })
    expect(asStranger).toEqual(unknown)
    expect(asStranger.status).toBe(404)
    for (const body of [{ dialogId: id }, { dialogId: id, action: 'forget' }, { dialogId: id, action: 'ignore', x: 1 }, [], 'x'])
      expect((await ask(resident, 'PATCH', '/api/hubspot/contacts/search', body)).status).toBe(400)
    expect((await house.call('GET', '/api/hubspot/contacts/search')).status).toBe(401)
  }) // prettier-ignore
})

describe('a decision', () => {
  test('confirm: the waiting notes are written oldest first, and the contact learns who it is in Telegram', async () => {
    const id = person('Lena', 'Vogt')
    await house.sync(resident)
    expect((await digestsOf(resident, 'Lena Vogt')).map(({ noteState }) => noteState)).toEqual(['waiting-match', 'waiting-match'])
    const { id: dialogId } = await chatOf(resident, 'Lena Vogt')
    const confirmed = await ask(resident, 'PATCH', '/api/hubspot/contacts/search', { dialogId, action: 'confirm' })
    expect([confirmed.status, confirmed.body]).toMatchObject([
      200,
      { success: true, contact: { matchStatus: 'CONFIRMED', matchConfidence: 1, hubspotContactId: id } },
    ])
    await notesSettled(resident, 'Lena Vogt', 'written')
    const written = notesOn(id).map(({ properties }) => properties.hs_timestamp?.slice(0, 10))
    expect(written).toEqual(['2026-03-19', '2026-03-20'])
    await quiet()
    expect(propertiesOf(id)).toMatchObject({ telegram_username: 'lenavogt', telegram_user_id: '12' })

    const again = await ask(resident, 'PATCH', '/api/hubspot/contacts/search', { dialogId, action: 'confirm' })
    expect(again).toEqual(confirmed)
    await quiet()
    expect(notesOn(id)).toHaveLength(2)
  }) // prettier-ignore

  test('confirm with nothing proposed is a conflict', async () => {
    await house.sync(resident)
    const { id: dialogId } = await chatOf(resident, 'Tom Baker')
    const { status, body } = await ask(resident, 'PATCH', '/api/hubspot/contacts/search', {
      dialogId,
      action: 'confirm',
    })
    expect([status, body.code]).toEqual([409, 'conflict'])
  })

  test('ignore clears the link, stops reading and notes; undo brings all of it back', async () => {
    const id = person('Lena', 'Vogt')
    await house.sync(resident)
    const { id: dialogId } = await chatOf(resident, 'Lena Vogt')
    const { body } = await ask(resident, 'PATCH', '/api/hubspot/contacts/search', { dialogId, action: 'ignore' })
    expect(body.contact).toMatchObject({ matchStatus: 'IGNORED', hubspotContactId: null, hubspotContactName: null })
    house.telegram().addMessage(1, { user: 12 }, { from: 12, date: '2026-03-22T09:00:00Z', text: 'Noch etwas.' })
    expect((await house.sync(resident)).result).toMatchObject({ dialogsProcessed: 0, notesCreated: 0 })
    expect((await digestsOf(resident, 'Lena Vogt')).map(({ noteState }) => noteState)).toEqual([
      'not-wanted',
      'not-wanted',
    ])

    for (let times = 0; times < 2; times += 1) {
      const undone = await ask(resident, 'POST', '/api/hubspot/contacts/undo', { dialogId })
      expect(undone.body.contact).toMatchObject({ matchStatus: 'AUTO_NAME', hubspotContactId: id })
    }
    await ask(resident, 'PATCH', '/api/hubspot/contacts/search', { dialogId, action: 'confirm' })
    await house.sync(resident)
    expect(notesOn(id)).toHaveLength(3)
  })

  test('match: the notes of a wrong match move to the right contact, and the wrong one forgets the chat', async () => {
    const wrong = person('Susan', 'Chen', { phone: '415 555 0101' })
    const right = person('Sarah', 'Chen')
    await house.sync(resident)
    expect(notesOn(wrong)).toHaveLength(2)
    const before = notesOn(wrong).map(({ id }) => id)
    const { id: dialogId } = await chatOf(resident, 'Sarah Chen')
    const body = { dialogId, hubspotContactId: right, matchStatus: 'CONFIRMED' }
    const matched = await ask(resident, 'PATCH', '/api/hubspot/contacts/match', body)
    expect([matched.status, matched.body.contact]).toMatchObject([
      200,
      { matchStatus: 'CONFIRMED', matchConfidence: 1, hubspotContactId: right, hubspotContactName: 'Sarah Chen' },
    ])
    await quiet()
    expect(notesOn(wrong)).toEqual([])
    expect(notesOn(right).map(({ id }) => id)).toEqual(before)
    expect(propertiesOf(right)).toMatchObject({ telegram_user_id: '10' })
    expect(propertiesOf(wrong).telegram_user_id ?? null).toBeNull()
    // Twice is once; and a day that goes on is written where the note is now.
    await ask(resident, 'PATCH', '/api/hubspot/contacts/match', body)
    await quiet()
    expect(notesOn(right)).toHaveLength(2)

    await ask(resident, 'POST', '/api/hubspot/contacts/undo', { dialogId })
    await quiet()
    expect(notesOn(wrong).map(({ id }) => id)).toEqual(before)
    expect(notesOn(right)).toEqual([])
  })

  test('match refuses a contact that does not exist, and any other status', async () => {
    await house.sync(resident)
    const { id: dialogId } = await chatOf(resident, 'Tom Baker')
    const match = (fields: object) => ask(resident, 'PATCH', '/api/hubspot/contacts/match', { dialogId, ...fields })
    expect((await match({ hubspotContactId: '999999' })).status).toBe(404)
    expect((await match({ hubspotContactId: '1', matchStatus: 'CREATED' })).status).toBe(400)
    expect((await match({ hubspotContactId: 'abc' })).status).toBe(400)
    expect(await chatOf(resident, 'Tom Baker')).toMatchObject({ matchStatus: 'UNMATCHED' })
  })

  test('undo of a match takes its notes away again, and the chat is not matched anew by what we wrote', async () => {
    const id = person('Thea', 'Other')
    await house.sync(resident)
    const { id: dialogId } = await chatOf(resident, 'Tom Baker')
    await ask(resident, 'PATCH', '/api/hubspot/contacts/match', { dialogId, hubspotContactId: id })
    await notesSettled(resident, 'Tom Baker', 'written')
    await quiet()
    await ask(resident, 'POST', '/api/hubspot/contacts/undo', { dialogId })
    await notesSettled(resident, 'Tom Baker', 'waiting-match')
    await quiet()
    expect(notesOn(id)).toEqual([])
    await house.sync(resident)
    expect(await chatOf(resident, 'Tom Baker')).toMatchObject({ matchStatus: 'UNMATCHED' })
    // And again: the key of the note that was taken away can be used.
    await ask(resident, 'PATCH', '/api/hubspot/contacts/match', { dialogId, hubspotContactId: id })
    await notesSettled(resident, 'Tom Baker', 'written')
    expect(notesOn(id)).toHaveLength(1)
  })

  test('undo with nothing decided is a conflict', async () => {
    await house.sync(resident)
    const { id: dialogId } = await chatOf(resident, 'Tom Baker')
    expect((await ask(resident, 'POST', '/api/hubspot/contacts/undo', { dialogId })).status).toBe(409)
  })

  test('a rejected pair is unlinked, its notes taken back, and never proposed again; the next best is', async () => {
    const wrong = person('Tom', 'Baker', { telegram_user_id: '11' })
    await house.sync(resident)
    expect(notesOn(wrong)).toHaveLength(1)
    const { id: dialogId } = await chatOf(resident, 'Tom Baker')
    for (let times = 0; times < 2; times += 1) {
      const { body } = await ask(resident, 'POST', '/api/hubspot/contacts/reject', {
        dialogId,
        hubspotContactId: wrong,
      })
      expect(body).toMatchObject({ success: true, contact: { matchStatus: 'UNMATCHED', hubspotContactId: null } })
      await quiet()
    }
    expect(notesOn(wrong)).toEqual([])
    await house.sync(resident)
    expect(await chatOf(resident, 'Tom Baker')).toMatchObject({ matchStatus: 'UNMATCHED' })
    const right = person('Thomas', 'Baker')
    await house.sync(resident)
    expect(await chatOf(resident, 'Tom Baker')).toMatchObject({ matchStatus: 'AUTO_NAME', hubspotContactId: right })
  })

  test('is carried out later where HubSpot is down just now', async () => {
    const id = person('Lena', 'Vogt')
    await house.sync(resident)
    const { id: dialogId } = await chatOf(resident, 'Lena Vogt')
    house.hubspot().faults.dropAfterCommit('/notes/batch/create', 1)
    house.hubspot().faults.failAfterCommit('/notes/batch/create', 502, 1)
    house.hubspot().faults.rateLimit(2, 1)
    await ask(resident, 'PATCH', '/api/hubspot/contacts/search', { dialogId, action: 'confirm' })
    const digests = await notesSettled(resident, 'Lena Vogt', 'written')
    expect(notesOn(id)).toHaveLength(digests.length)
  }, 20_000)
})

describe('creating a contact', () => {
  const fields = { firstname: 'Tom', lastname: 'Baker', email: 'tom@baker.example', phone: '+14155550199' }

  test('makes it with who they are in Telegram, links it, writes the notes; the same call again gives the same', async () => {
    await house.sync(resident)
    const { id: dialogId } = await chatOf(resident, 'Tom Baker')
    const made = await Promise.all(
      [1, 2, 3].map(() => ask(resident, 'POST', '/api/hubspot/contacts/create', { dialogId, ...fields })),
    )
    const [{ status, body }] = made as [(typeof made)[number]]
    const id = String(body.contactId)
    expect([status, body]).toEqual([
      200,
      { success: true, contactId: id, contact: { id, firstname: 'Tom', lastname: 'Baker', email: 'tom@baker.example' } },
    ])
    expect(made.every((one) => one.body.contactId === id)).toBe(true)
    expect(await chatOf(resident, 'Tom Baker')).toMatchObject({ matchStatus: 'CREATED', hubspotContactId: id })
    await notesSettled(resident, 'Tom Baker', 'written')
    expect(notesOn(id)).toHaveLength(1)
    expect(house.hubspot().contacts().filter(({ archived }) => !archived)).toHaveLength(1)
    expect(propertiesOf(id)).toMatchObject({ telegram_user_id: '11', phone: '+14155550199' })
  }) // prettier-ignore

  test('refuses what is no contact, and passes HubSpot’s refusal on', async () => {
    await house.sync(resident)
    const { id: dialogId } = await chatOf(resident, 'Tom Baker')
    const create = (more: object) => ask(resident, 'POST', '/api/hubspot/contacts/create', { dialogId, ...more })
    expect((await create({})).status).toBe(400)
    expect((await create({ firstname: ' ', lastname: '' })).status).toBe(400)
    expect((await create({ firstname: 'Tom', email: 'nonsense' })).status).toBe(400)
    expect((await create({ firstname: 'Tom', phone: 'call me' })).status).toBe(400)
    person('Other', 'Tom', { email: 'tom@baker.example' })
    const doubled = await create(fields)
    expect([doubled.status, doubled.body.error]).toMatchObject([400, expect.stringMatching(/already exists/)])
    expect(await chatOf(resident, 'Tom Baker')).toMatchObject({ matchStatus: 'UNMATCHED' })
    const other = await create({ ...fields, email: '' })
    expect(other.status).toBe(200)
  })

  test('whose answer was lost is found again, not made twice', async () => {
    await house.sync(resident)
    const { id: dialogId } = await chatOf(resident, 'Tom Baker')
    house.hubspot().faults.dropAfterCommit('/contacts/batch/create', 1)
    const create = () => ask(resident, 'POST', '/api/hubspot/contacts/create', { dialogId, ...fields })
    const lost = await create()
    expect([lost.status, lost.body.code]).toEqual([502, 'hubspot-unreachable'])
    const found = await create()
    expect(found.status).toBe(200)
    expect(house.hubspot().contacts().filter(({ archived }) => !archived)).toHaveLength(1)
  }) // prettier-ignore
})

describe('suggestions', () => {
  const suggest = async (name: string) => {
    const { status, body } = await ask(
      resident,
      'GET',
      `/api/hubspot/contacts/suggest?name=${encodeURIComponent(name)}`,
    )
    expect(status).toBe(200)
    return (body.suggestions as { firstname: string; lastname: string; company: string | null }[]).map(
      ({ firstname, lastname }) => `${firstname} ${lastname}`,
    )
  }

  test('search first and last name on their own, the likeliest first, at most five', async () => {
    await BudgetModel.deleteMany({})
    for (const [first, last, company] of [
      ['Sarah', 'Chen', 'Globex'], ['Sarah', 'Miller', 'Initech'], ['David', 'Chen', 'Acme Inc'], ['Sara', 'Chen', ''],
      ['Sarah', 'Jones', ''], ['Mei', 'Chen', ''], ['Anna', 'Smirnova', ''], ['Анна', 'Иванова', ''], ['伟', '王', ''],
    ] as const)
      person(first, last, company ? { company } : {}) // prettier-ignore
    const found = await suggest('Sarah Chen')
    expect(found).toHaveLength(5)
    expect(found[0]).toBe('Sarah Chen')
    expect(new Set(found).size).toBe(5)
    expect((await suggest('🚀 Sarah Chen (CEO) | Globex Inc.'))[0]).toBe('Sarah Chen')
    expect((await suggest('Acme - David Chen'))[0]).toBe('David Chen')
    expect(await suggest('Анна Смирнова')).toEqual(['Anna Smirnova', 'Анна Иванова'])
    expect(await suggest('王伟')).toEqual(expect.arrayContaining([]))
    for (const nobody of ['', 'Unknown', 'unknown ', '🌸🌸', '...', '123']) expect(await suggest(nobody)).toEqual([])
    const { body } = await ask(resident, 'GET', '/api/hubspot/contacts/suggest?name=David')
    expect(body.suggestions).toEqual([
      { id: expect.any(String), firstname: 'David', lastname: 'Chen', email: null, company: 'Acme Inc' },
    ])
  })
})
