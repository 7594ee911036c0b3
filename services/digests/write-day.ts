import { AppError, isAppError } from '../../core/errors.ts'
import { newId } from '../../core/ids.ts'
import { digestDate, isDayOver } from '../../core/time.ts'
import { type TelegramMessage } from '../../integrations/telegram/types.ts'
import { type Dialog } from '../../models/dialog.ts'
import { type Digest, DigestModel } from '../../models/digest.ts'
import { type SyncConfig } from '../../models/sync-config.ts'
import { awaitingReplySince } from './awaiting-reply.ts'
import { type DigestChange, type Writer, writeFenced } from './change-digest.ts'
import { type Digester } from './create-digester.ts'
import { type DayGroup } from './day-groups.ts'
import { atRest, isUnderWay } from './digest-rest.ts'
import { noteKeyOf, sourceHashOf } from './source-hash.ts'

export type DayOutcome = 'created' | 'updated' | 'unchanged' | 'skipped' | 'waiting'
export type DayRun = { config: SyncConfig; writer: Writer; now: Date }

export const explain = (error: unknown) =>
  isAppError(error) ? error.message : 'The digest could not be written. It is tried again on the next run.'

/** The day's digest, made if this is the first time. */
const open = ({ _id: dialogId, userId }: Dialog, date: Date, messages: TelegramMessage[], writer: Writer) => {
  const now = new Date()
  const [first, last] = [messages[0], messages.at(-1)]
  return DigestModel.findOneAndUpdate(
    { dialogId, digestDate: date },
    {
      $setOnInsert: {
        _id: newId(),
        userId,
        firstMessageId: first?.id ?? 0,
        lastMessageId: last?.id ?? 0,
        lastMessageAt: last?.date ?? now,
        messageCount: messages.length,
        awaitingReplySince: null,
        sourceHash: null,
        status: 'PENDING',
        summary: null,
        structuredData: null,
        revised: false,
        noteKey: noteKeyOf(userId, dialogId, date),
        noteId: null,
        noteContactId: null,
        noteState: 'none',
        noteSentAt: null,
        notedUpTo: null,
        noteRetryAt: null,
        contactDue: false,
        error: null,
        attempts: 0,
        model: null,
        tokens: null,
        provenance: null,
        version: 0,
        fence: writer.fence,
        createdAt: now,
        updatedAt: now,
      },
    },
    { upsert: true, returnDocument: 'after' },
  ).lean()
}

/** A deleted note stays deleted unless the day went on since. */
const noteOf = (digest: Digest, last: TelegramMessage): DigestChange => {
  const isGone = digest.noteState === 'deleted'
  if (isGone && last.id <= digest.lastMessageId) return { status: 'COMPLETE' }
  return { status: 'SYNCING', noteState: 'pending', noteRetryAt: null, ...(isGone && { noteId: null }) }
}

/** Digests one local day of one chat. Every write carries the run's fence. */
export const createDayWriter =
  ({ digester }: { digester: Digester }) =>
  async (dialog: Dialog, group: DayGroup, { config, writer, now }: DayRun): Promise<DayOutcome> => {
    const { day, messages } = group
    const [first, last] = [messages[0], messages.at(-1)]
    if (!first || !last) return 'unchanged'
    const isTooFew = messages.length < config.minMessages
    if (isTooFew && !isDayOver(day, config.timezone, now)) return 'waiting'

    writer.assertHeld()
    const date = digestDate(day)
    const digest = await open(dialog, date, messages, writer)
    const set = async (change: DigestChange) => {
      if (await writeFenced(digest, writer, change)) return
      throw new AppError('conflict', 'A later run has taken over this chat.')
    }
    const sourceHash = sourceHashOf(messages)
    if (digest.sourceHash === sourceHash && (digest.summary !== null || digest.status === 'SKIPPED')) {
      if (isUnderWay(digest)) await set(atRest(digest))
      return 'unchanged'
    }
    const range = {
      firstMessageId: first.id,
      lastMessageId: last.id,
      lastMessageAt: last.date,
      messageCount: messages.length,
      sourceHash,
    }
    if (isTooFew && digest.summary === null) {
      await set({ ...range, status: 'SKIPPED', error: null })
      return 'skipped'
    }

    await set({ status: 'SUMMARIZING' })
    try {
      const written = await digester.digest(dialog, messages, config)
      const isRevision = digest.summary !== null
      await set({
        ...range,
        ...written,
        ...noteOf(digest, last),
        awaitingReplySince: await awaitingReplySince(dialog, date, messages),
        revised: isRevision,
        contactDue: true,
        error: null,
        attempts: 0,
      })
      return isRevision ? 'updated' : 'created'
    } catch (error) {
      if (!isAppError(error, 'conflict'))
        await writeFenced(digest, writer, { status: 'FAILED', error: explain(error), attempts: digest.attempts + 1 })
      throw error
    }
  }
