import { type Digest, DigestModel } from '../../models/digest.ts'
import { type Dialog, DialogModel, noteworthyStatuses } from '../../models/dialog.ts'
import { defaultSyncConfig } from '../../models/sync-config.ts'
import { type HubspotSandbox } from '../../sandbox/hubspot/start-hubspot-sandbox.ts'
import { sourceHashOf } from '../../services/digests/source-hash.ts'
import { toNoteItem } from '../../services/notes/note-item.ts'
import { me } from '../setup/small-world.ts'
import { type Chat, type Town } from './town.ts'

const isStored = ({ sourceHash, status }: Digest) => sourceHash !== null && status !== 'PENDING'

const digestsByDialog = async () => {
  const [dialogs, digests] = await Promise.all([DialogModel.find().lean(), DigestModel.find().lean()])
  return dialogs.map((dialog) => ({ dialog, digests: digests.filter(({ dialogId }) => dialogId === dialog._id) }))
}
const chatOf = (town: Town, { peerId }: Dialog): Chat => {
  const chat = town.chats.find((one) => String(one.peerId) === peerId)
  if (!chat) throw new Error(`no chat with ${peerId}`)
  return chat
}
const covers = (id: number) => (digest: Digest) => digest.firstMessageId <= id && id <= digest.lastMessageId

/** True at every moment, dead or alive: what the cursor has passed is in a stored digest. */
export const cursorFaults = async (town: Town): Promise<string[]> => {
  const faults: string[] = []
  for (const { dialog, digests } of await digestsByDialog()) {
    for (const { id } of chatOf(town, dialog).lines) {
      if (id > (dialog.cursor ?? 0)) continue
      if (!digests.some((digest) => isStored(digest) && covers(id)(digest)))
        faults.push(`${dialog.peerName}: the cursor ${dialog.cursor} has passed message ${id}, which no digest has`)
    }
  }
  return faults
}

const asRead = ({ lines }: Chat, digest: Digest) =>
  lines
    .filter(({ id }) => covers(id)(digest))
    .map(({ id, from, text, date }) => ({
      ...{ id, text, date, senderId: String(from), senderName: '', isOutgoing: from === me.id },
      ...{ replyToId: null, editedAt: null },
    }))

/** What must hold once all runs have ended; each fault in a sentence. */
export const restFaults = async (town: Town, hubspot: HubspotSandbox) => {
  const faults = await cursorFaults(town)
  const notes = hubspot.notes().filter(({ archived }) => !archived)
  const expected = new Set<string>()
  const count = { digests: 0, notes: notes.length, messages: 0, lost: 0, doubled: 0 }

  for (const { dialog, digests } of await digestsByDialog()) {
    const chat = chatOf(town, dialog)
    const isNoteworthy = noteworthyStatuses.some((status) => status === dialog.matchStatus)
    const name = (digest: Digest) => `${dialog.peerName} ${digest.digestDate.toISOString().slice(0, 10)}`
    for (const { id } of chat.lines) {
      count.messages += 1
      const covering = digests.filter(covers(id)).length
      if (covering !== 1) faults.push(`${dialog.peerName}: message ${id} is in ${covering} digests`)
    }
    for (const digest of digests) {
      count.digests += 1
      const wanted = { status: 'COMPLETE', noteState: isNoteworthy ? 'written' : 'waiting-match', noteSentAt: null }
      for (const [field, value] of Object.entries(wanted)) {
        const is: unknown = digest[field as keyof typeof wanted]
        if (is !== value) faults.push(`${name(digest)}: ${field} is ${String(is)}, not ${String(value)}`)
      }
      const messages = asRead(chat, digest)
      if (messages.length !== digest.messageCount || sourceHashOf(messages) !== digest.sourceHash)
        faults.push(`${name(digest)}: not made of the messages of its day as they are now`)
      if (!isNoteworthy) continue
      expected.add(digest.noteKey)
      const ofDigest = notes.filter(({ properties }) => properties.conduits_key === digest.noteKey)
      if (ofDigest.length === 0) count.lost += 1
      if (ofDigest.length > 1) count.doubled += ofDigest.length - 1
      if (ofDigest.length !== 1) faults.push(`${name(digest)}: ${ofDigest.length} notes in HubSpot`)
      const [note] = ofDigest
      if (note?.id !== digest.noteId) faults.push(`${name(digest)}: names note ${digest.noteId}, not ${note?.id}`)
      const item = toNoteItem(digest, dialog, defaultSyncConfig)
      if (note?.properties.hs_note_body !== item?.body) faults.push(`${name(digest)}: the note is not up to date`)
      if (note?.associations[0]?.contactId !== dialog.hubspotContactId) faults.push(`${name(digest)}: wrong contact`)
    }
  }
  const strays = notes.filter(({ properties }) => !expected.has(properties.conduits_key ?? ''))
  if (strays.length > 0) faults.push(`${strays.length} notes in HubSpot belong to no digest`)
  return { faults, count }
}
