import { createHash } from 'node:crypto'
import { type ContactProperties } from '../../integrations/hubspot/types.ts'
import { type Dialog, DialogModel, noteworthyStatuses } from '../../models/dialog.ts'
import { type Digest, DigestModel } from '../../models/digest.ts'
import { type SyncError } from '../../models/sync-run.ts'
import { writeOver, type Writer } from '../digests/change-digest.ts'
import { type NotePortal } from './note-item.ts'

type Conversation = { dialog: Dialog; newest: Digest; days: number }
type Update = { contactId: string; lead: Dialog; properties: ContactProperties; hash: string }
export type SignalsRun = { userId: string; portal: NotePortal; writer: Writer }

const longestStep = 250

const nextStepOf = ({ structuredData }: Digest): string => {
  const items = structuredData?.action_items ?? []
  const item = items.find(({ owner }) => owner === 'me') ?? items[0]
  return item?.text.slice(0, longestStep) ?? ''
}

/**
 * What a contact's properties say, from all chats with them: the newest chat leads, days of conversation add up. An empty
 * value clears; a username that Telegram does not show is left as it is.
 */
const signalsOf = (conversations: [Conversation, ...Conversation[]]): ContactProperties => {
  const [{ dialog, newest }] = conversations
  return {
    ...(dialog.peerUsername !== null && { telegram_username: dialog.peerUsername }),
    telegram_user_id: dialog.peerId,
    telegram_conversation_count: String(conversations.reduce((sum, { days }) => sum + days, 0)),
    telegram_last_message_at: newest.lastMessageAt.toISOString(),
    telegram_awaiting_reply_since: newest.awaitingReplySince?.toISOString() ?? '',
    telegram_urgency: newest.structuredData?.urgency ?? '',
    telegram_next_step: nextStepOf(newest),
  }
}

const conversationsOf = async (userId: string, contactIds: string[]): Promise<Conversation[]> => {
  const dialogs = await DialogModel.find({
    userId,
    kind: 'private',
    matchStatus: { $in: [...noteworthyStatuses] },
    hubspotContactId: { $in: contactIds },
  }).lean()
  const found = await Promise.all(
    dialogs.map(async (dialog) => {
      const ofDialog = { userId, dialogId: dialog._id, summary: { $ne: null } }
      const newest = await DigestModel.findOne(ofDialog).sort({ digestDate: -1 }).lean()
      return newest ? [{ dialog, newest, days: await DigestModel.countDocuments(ofDialog) }] : []
    }),
  )
  return found.flat().sort((a, b) => b.newest.lastMessageAt.getTime() - a.newest.lastMessageAt.getTime())
}

const updatesOf = (conversations: Conversation[]): Update[] => {
  const byContact = Map.groupBy(conversations, ({ dialog }) => dialog.hubspotContactId ?? '')
  return [...byContact].flatMap(([contactId, [lead, ...others]]) => {
    if (!lead) return []
    const properties = signalsOf([lead, ...others])
    const hash = createHash('sha256')
      .update(JSON.stringify([contactId, properties]))
      .digest('hex')
    return [{ contactId, lead: lead.dialog, properties, hash }]
  })
}

/**
 * Brings the Telegram properties of the contacts up to date whose digests have changed, a hundred at a time; what has not
 * changed is not sent. Safe to repeat: a digest stays due until its contact has taken it in.
 */
export const updateContactSignals = async ({ userId, portal, writer }: SignalsRun): Promise<SyncError[]> => {
  const due = await DigestModel.find({ userId, contactDue: true }, { userId: 1, dialogId: 1, version: 1 }).lean()
  if (due.length === 0) return []
  const contactIds = await DialogModel.distinct('hubspotContactId', {
    userId,
    _id: { $in: due.map(({ dialogId }) => dialogId) },
    hubspotContactId: { $ne: null },
    matchStatus: { $in: [...noteworthyStatuses] },
  })
  const conversations = await conversationsOf(
    userId,
    contactIds.filter((id) => id !== null),
  )
  const updates = updatesOf(conversations)
  const changed = updates.filter(({ lead, hash }) => lead.contactHash !== hash)

  writer.assertHeld()
  const now = new Date().toISOString()
  const outcomes = await portal.crm.updateContacts(
    changed.map(({ contactId, properties }) => ({
      id: contactId,
      properties: { ...properties, telegram_last_sync: now },
    })),
  )
  const failed = new Set<string>()
  const errors: SyncError[] = []
  for (const [index, { contactId, lead, hash }] of changed.entries()) {
    const outcome = outcomes[index]
    if (outcome?.ok) {
      await DialogModel.updateOne(
        { _id: lead._id, userId, fence: { $not: { $gt: writer.fence } } },
        { $set: { contactHash: hash, fence: writer.fence } },
      )
    } else {
      failed.add(contactId)
      errors.push({ dialogId: lead._id, peerName: lead.peerName, message: outcome?.message ?? 'HubSpot said nothing.' })
    }
  }
  const takenIn = new Set(
    conversations.filter(({ dialog }) => !failed.has(dialog.hubspotContactId ?? '')).map(({ dialog }) => dialog._id),
  )
  await Promise.all(
    due
      .filter(({ dialogId }) => takenIn.has(dialogId))
      .map((digest) => writeOver(digest, { contactDue: false }, writer)),
  )
  return errors
}
