import { describe, expect, test } from '@jest/globals'
import { DialogModel } from '../../../models/dialog.ts'
import { DigestModel } from '../../../models/digest.ts'
import { HubspotConnectionModel } from '../../../models/hubspot-connection.ts'
import { SyncConfigModel, defaultSyncConfig } from '../../../models/sync-config.ts'
import { useNotesHouse } from './notes-house.ts'

const town = useNotesHouse()
const { house, notes, contact, say } = town
const day = <View extends { digestDate: string }>(views: View[], date: string) =>
  views.filter(({ digestDate }) => digestDate.slice(0, 10) === date)
const contactUpdates = () => house.hubspot().calls()['POST /crm/objects/2026-03/contacts/batch/update'] ?? 0

describe('a note', () => {
  test('stands at its last message, in the language of the chat, and belongs to who connected where we may know', async () => {
    const resident = await town.connected()
    await house.sync(resident)
    const note = notes().find(({ properties }) => properties.hs_note_body?.includes('Lena Vogt'))
    expect(note?.properties).toMatchObject({ hs_timestamp: '2026-03-21T13:00:00.000Z' })
    expect(note?.properties.hubspot_owner_id ?? null).toBeNull()
    expect(note?.properties.hs_note_body).toMatch(/1 Nachricht.*Aufgaben|1 Nachricht.*Dringlichkeit|Nicht dringend/)

    const { url, browser } = await house.context().hubspotConnections.begin(resident.userId)
    const { searchParams } = new URL(url)
    expect(searchParams.get('optional_scope')).toBe('crm.objects.owners.read')
    const scopes = [searchParams.get('scope') ?? '', searchParams.get('optional_scope') ?? ''].join(' ').split(' ')
    const code = house.hubspot().grant({ redirectUri: searchParams.get('redirect_uri') ?? '', scopes })
    const state = searchParams.get('state') ?? ''
    await house.context().hubspotConnections.complete({ code, state, browser, signedInAs: resident.userId })
    const connection = await HubspotConnectionModel.findOne({ _id: resident.userId }).lean()
    say(10, '2026-03-22T08:00:00Z', 'See you on Tuesday then.')
    await house.sync(resident)
    const owned = notes().at(-1)
    expect(owned?.properties.hubspot_owner_id).toBe(connection?.ownerId)
    expect(connection?.ownerId).toMatch(/^\d+$/)
    expect(connection?.ownerId).not.toBe(connection?.hubspotUserId)
  })

  test('that somebody deleted in HubSpot comes back only with new messages', async () => {
    const resident = await town.connected()
    const name = 'Sarah Chen'
    await house.sync(resident)
    const newest = await DigestModel.findOne({ userId: resident.userId }).sort({ lastMessageId: -1 }).lean()
    expect(newest?.noteState).toBe('written')
    const crm = await house.context().hubspotConnections.crm(resident.userId)
    await crm.archiveNotes([newest?.noteId ?? ''])
    const before = notes().length

    // Only an edit: the note stays deleted, and the digest says so.
    house.telegram().editMessage(1, { user: 10 }, newest?.lastMessageId ?? 0, { text: 'Never mind, all is done.' })
    const { result } = await house.sync(resident)
    expect(result).toMatchObject({ digestsUpdated: 1, notesCreated: 0, notesUpdated: 0, errors: [] })
    expect(notes()).toHaveLength(before)
    const [told] = (await town.digests(resident)).filter(({ noteState }) => noteState === 'deleted')
    expect(told).toMatchObject({ status: 'COMPLETE', dialog: { peerName: name } })
    expect(told?.noteReason).toMatch(/deleted in HubSpot.*only if the chat of that day goes on/)

    // A message on the same day: there is news, so there is a note.
    say(10, (newest?.lastMessageAt ?? new Date()).toISOString(), 'One more thing: please call me on Monday.')
    const again = await house.sync(resident)
    expect(again.result).toMatchObject({ digestsUpdated: 1, notesCreated: 1, errors: [] })
    expect(notes()).toHaveLength(before + 1)
    expect((await town.digests(resident)).every(({ noteState }) => noteState === 'written')).toBe(true)
  })

  test('that was refused says why, and has a reason for every other state', async () => {
    const resident = await town.connected()
    const message = 'a rule of the portal'
    house.hubspot().faults.fail('/notes/batch/create', { status: 400, body: { category: 'VALIDATION_ERROR', message } }, 20) // prettier-ignore
    await house.sync(resident)
    for (const { noteState, noteReason } of await town.digests(resident)) {
      expect(noteState).toBe('failed')
      expect(noteReason).toMatch(/refused the note: .*a rule of the portal/)
    }
    house.hubspot().faults.clear()
    const link = { matchStatus: 'AUTO_NAME' as const, hubspotContactName: 'Sarah C.' }
    await DialogModel.updateOne({ peerName: 'Sarah Chen' }, { $set: link })
    await DialogModel.updateOne({ peerName: 'Lena Vogt' }, { $set: { matchStatus: 'IGNORED' } })
    await DigestModel.updateMany({}, { $set: { noteState: 'pending', status: 'SYNCING' } })
    await house.sync(resident)
    const reasons = new Map(
      (await town.digests(resident)).map(({ dialog, noteReason }) => [dialog.peerName, noteReason]),
    )
    expect(reasons.get('Sarah Chen')).toBe('Is Sarah Chen the contact Sarah C.? The note waits until you say so.')
    expect(reasons.get('Lena Vogt')).toBe('You ignore this chat.')
  })
})

describe('the properties of a contact', () => {
  test('say what its chats say, and are sent only when they change', async () => {
    const resident = await town.connected()
    house.hubspot().resetCalls()
    await house.sync(resident)
    expect(contactUpdates()).toBe(1)
    const { properties } = contact('Sarah')
    const chat = await DialogModel.findOne({ peerName: 'Sarah Chen' }).lean()
    const newest = await DigestModel.findOne({ dialogId: chat?._id ?? '' })
      .sort({ lastMessageId: -1 })
      .lean()
    expect(properties).toMatchObject({
      telegram_username: 'sarahchen',
      telegram_user_id: '10',
      telegram_last_message_at: newest?.lastMessageAt.toISOString(),
      telegram_urgency: newest?.structuredData?.urgency,
    })
    expect(Date.now() - Date.parse(properties.telegram_last_sync ?? '')).toBeLessThan(60_000)
    expect(Number(properties.telegram_conversation_count)).toBeGreaterThanOrEqual(2)
    expect(contact('Lena').properties).toMatchObject({
      telegram_conversation_count: '1',
      telegram_awaiting_reply_since: '2026-03-21T13:00:00.000Z',
    })

    await house.sync(resident)
    expect(contactUpdates()).toBe(1)

    say(1, '2026-03-25T10:00:00Z', 'I will send you the signed contract tomorrow.')
    await house.sync(resident)
    expect(contactUpdates()).toBe(2)
    const after = contact('Sarah').properties
    expect(after.telegram_awaiting_reply_since ?? null).toBeNull()
    expect(after.telegram_last_message_at).toBe('2026-03-25T10:00:00.000Z')
    expect(after.telegram_next_step).toMatch(/signed contract/i)
  })

  test('wait since the first message that nobody answered, over days', async () => {
    const resident = await town.connected()
    say(1, '2026-04-01T10:00:00Z', 'Talk to you soon.')
    say(10, '2026-04-02T10:00:00Z', 'Did you see the contract?')
    say(10, '2026-04-02T11:00:00Z', 'Hello?')
    await house.sync(resident)
    say(10, '2026-04-03T09:00:00Z', 'Please answer.')
    await house.sync(resident)
    expect(contact('Sarah').properties.telegram_awaiting_reply_since).toBe('2026-04-02T10:00:00.000Z')
  })
})

describe('a day that goes on', () => {
  test('takes in an edit and a deletion with the next message, in the same note', async () => {
    const resident = await town.connected()
    const [first, , third] = [
      say(10, '2026-05-04T09:00:00Z', 'Can you send me the invoice by Friday?'),
      say(1, '2026-05-04T09:10:00Z', 'Yes.'),
      say(10, '2026-05-04T09:20:00Z', 'And the umbrella, please.'),
    ]
    await house.sync(resident)
    const before = notes().length
    house.telegram().editMessage(1, { user: 10 }, first, { text: 'Can you send me the offer by Monday?' })
    house.telegram().deleteMessage(1, { user: 10 }, third)
    say(10, '2026-05-04T18:00:00Z', 'Thank you!')
    const { result } = await house.sync(resident)
    expect(result).toMatchObject({ digestsCreated: 0, digestsUpdated: 1, notesCreated: 0, notesUpdated: 1, errors: [] })
    expect(day(await town.digests(resident), '2026-05-04')).toMatchObject([{ revised: true, messageCount: 3 }])
    expect(notes()).toHaveLength(before)
    const body = notes().find(({ properties }) => properties.hs_note_body?.includes('4 May 2026'))?.properties
      .hs_note_body
    expect(body).toMatch(/3 messages · revised/)
    expect(body).toMatch(/offer/)
    expect(body).not.toMatch(/invoice|umbrella/)
  })

  test('and on which only the newest message was edited or deleted, is seen from the list of chats', async () => {
    const resident = await town.connected()
    say(10, '2026-05-05T09:00:00Z', 'Can you send me the roadmap by Friday?')
    const last = say(10, '2026-05-05T09:10:00Z', 'The password is with Tom, call him on Tuesday.')
    await house.sync(resident)
    house.telegram().resetCalls()
    house.telegram().editMessage(1, { user: 10 }, last, { text: 'Ask Tina instead, call her on Tuesday.' })
    expect((await house.sync(resident)).result).toMatchObject({
      dialogsProcessed: 0,
      digestsUpdated: 1,
      notesUpdated: 1,
    })
    expect(house.telegram().calls()['messages.getHistory']).toBe(1)

    house.telegram().deleteMessage(1, { user: 10 }, last)
    expect((await house.sync(resident)).result).toMatchObject({
      dialogsProcessed: 0,
      digestsUpdated: 1,
      notesUpdated: 1,
    })
    expect(day(await town.digests(resident), '2026-05-05')).toMatchObject([{ messageCount: 1, revised: true }])

    house.telegram().resetCalls()
    expect((await house.sync(resident)).result).toMatchObject({ digestsUpdated: 0, notesUpdated: 0, errors: [] })
    expect(house.telegram().calls()['messages.getHistory'] ?? 0).toBe(0)
  })

  test('is not left half digested when a person ignores its chat after a crash', async () => {
    const resident = await town.connected()
    await house.sync(resident)
    await DigestModel.updateMany({}, { $set: { status: 'SUMMARIZING' } })
    await DialogModel.updateOne({ peerName: 'Lena Vogt' }, { $set: { matchStatus: 'IGNORED' } })
    await DialogModel.updateOne({ peerName: 'Sarah Chen' }, { $set: { tracked: false } })
    await house.sync(resident)
    expect((await town.digests(resident)).map(({ status }) => status)).not.toContain('SUMMARIZING')
  })

  test('keeps its note and its messages when the user flies to another zone', async () => {
    const resident = await town.connected()
    const live = (timezone: string) =>
      SyncConfigModel.updateOne(
        { _id: resident.userId },
        { $set: { ...defaultSyncConfig, timezone } },
        { upsert: true },
      )
    await live('Europe/Berlin')
    say(10, '2026-06-10T21:00:00Z', 'Good evening, the contract is signed.')
    say(1, '2026-06-10T22:30:00Z', 'Great, I will file it tomorrow.') // the 11th in Berlin
    await house.sync(resident)
    const before = notes().length
    await live('America/Los_Angeles')
    say(10, '2026-06-11T01:00:00Z', 'One more question about the annex.') // the 10th in Los Angeles
    expect((await house.sync(resident)).result).toMatchObject({ digestsCreated: 0, digestsUpdated: 1, notesCreated: 0 })
    await live('Asia/Tokyo')
    say(10, '2026-06-11T16:00:00Z', 'Good night!') // the 12th in Tokyo
    expect((await house.sync(resident)).result).toMatchObject({ digestsCreated: 1, digestsUpdated: 0, notesCreated: 1 })
    const days = await town.digests(resident)
    expect(['2026-06-10', '2026-06-11', '2026-06-12'].map((date) => day(days, date)[0]?.messageCount)).toEqual([
      1, 2, 1,
    ])
    expect(notes()).toHaveLength(before + 1)
  })
})
