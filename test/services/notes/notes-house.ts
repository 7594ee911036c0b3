import mongoose from 'mongoose'
import { DigestModel } from '../../../models/digest.ts'
import { useHouse } from '../../setup/house.ts'
import { lines, me, smallWorld } from '../../setup/small-world.ts'

export const sarah = { id: 10, name: 'Sarah Chen', phone: '+14155550101', username: 'sarahchen' }
const lena = { id: 12, name: 'Lena Vogt', username: 'lenavogt' }

/** Two people with a contact each; Sarah writes on two days, Lena in German. */
export const useNotesHouse = (hubspot: { uniqueNoteProperties?: boolean; indexLagMs?: number } = {}) => {
  const house = useHouse({
    world: smallWorld([
      {
        person: sarah,
        messages: lines(
          [10, '2026-03-20T09:00:00Z', 'Hi Alex, can you send me the data room link before Friday?'],
          [1, '2026-03-20T09:05:00Z', 'Sure, I will send it tomorrow.'],
          [10, '2026-03-21T08:00:00Z', 'Thanks! The partners want to talk about the Series A on Tuesday at 10am.'],
        ),
      },
      { person: lena, messages: lines([12, '2026-03-21T13:00:00Z', 'Ich schicke dir das Angebot bis Montag.']) },
    ]),
    contacts: [
      { firstname: 'Sarah', lastname: 'Chen', phone: '(415) 555-0101' },
      { firstname: 'Lena', lastname: 'Vogt', telegram_username: '@LenaVogt' },
    ],
    hubspot,
  })
  type View = { status: string; noteState: string; noteReason: string | null; digestDate: string; revised: boolean; messageCount: number; dialog: { peerName: string } } // prettier-ignore

  return {
    house,
    async connected() {
      for (const collection of (await mongoose.connection.db?.collections()) ?? [])
        if (collection.collectionName !== 'jobs') await collection.deleteMany({})
      house.hubspot().faults.clear()
      const resident = await house.moveIn()
      await house.signIn(resident, me.phone)
      await house.connectHubspot(resident)
      return resident
    },
    notes: () =>
      house
        .hubspot()
        .notes()
        .filter(({ archived }) => !archived),
    contact: (firstname: string) => {
      const found = house.hubspot().contacts().find(({ properties }) => properties.firstname === firstname) // prettier-ignore
      if (!found) throw new Error(`no contact ${firstname}`)
      return found
    },
    say: (from: number, date: string, text: string) =>
      house.telegram().addMessage(1, { user: 10 }, { from, date, text }),
    async digests({ token }: { token: string }): Promise<View[]> {
      const { body } = await house.call('GET', '/api/digests', { token })
      return (body as { digests: View[] }).digests
    },
    /** The time passes that a note of unknown outcome is waited for. */
    passQuarantine() {
      const past = new Date(Date.now() - 600_000)
      const all = { noteSentAt: past, noteRetryAt: past, updatedAt: past }
      return DigestModel.updateMany({ noteSentAt: { $ne: null } }, { $set: all })
    },
  }
}
