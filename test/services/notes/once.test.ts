import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from '@jest/globals'
import { useNotesHouse } from './notes-house.ts'

const indexLagMs = 300
const town = useNotesHouse({ uniqueNoteProperties: false, indexLagMs })
const { house, notes } = town

describe('where a portal takes no unique property on notes', () => {
  test('a note whose answer was lost is waited for, looked up and taken over, not sent again', async () => {
    const resident = await town.connected()
    const before = notes().length
    house.hubspot().faults.dropAfterCommit('/notes/batch/create', 1)
    await house.sync(resident)
    expect(notes()).toHaveLength(before + 3)
    for (const digest of await town.digests(resident)) {
      expect(digest).toMatchObject({ status: 'SYNCING', noteState: 'pending' })
      expect(digest.noteReason).toMatch(/did not say whether it took the note.*only if it is missing/)
    }

    // As long as its time has not passed, nothing is sent, by nobody.
    house.hubspot().resetCalls()
    await house.sync(resident)
    await house.context().sweeper.sweep(new AbortController().signal)
    expect(house.hubspot().calls()['POST /crm/objects/2026-03/notes/batch/create']).toBeUndefined()

    await sleep(indexLagMs)
    await town.passQuarantine()
    const { result } = await house.sync(resident)
    expect(result).toMatchObject({ notesCreated: 3, errors: [] })
    expect(notes()).toHaveLength(before + 3)
    expect((await town.digests(resident)).map(({ status, noteReason }) => [status, noteReason])).toEqual(
      Array.from({ length: 3 }, () => ['COMPLETE', null]),
    )
  })

  test('a note that never arrived is sent once its time has passed, by the sweeper', async () => {
    const resident = await town.connected()
    const before = notes().length
    house.hubspot().faults.fail('/notes/batch/create', { status: 502 }, 1)
    const { result } = await house.sync(resident)
    expect(result).toMatchObject({ notesCreated: 0 })
    expect(house.hubspot().calls()['POST /crm/objects/2026-03/notes/batch/create']).toBe(1)
    expect(notes()).toHaveLength(before)

    await town.passQuarantine()
    // The run that has just ended may still be about to let go of the user.
    for (let tries = 0; tries < 50 && notes().length === before; tries += 1) {
      await sleep(100)
      await house.context().sweeper.sweep(new AbortController().signal)
    }
    expect(notes()).toHaveLength(before + 3)
    expect((await town.digests(resident)).every(({ noteState }) => noteState === 'written')).toBe(true)
  })
})
