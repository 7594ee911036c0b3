import { createHash } from 'node:crypto'
import { AppError, isAppError } from '../../core/errors.ts'
import { newId } from '../../core/ids.ts'
import { type Log } from '../../core/log.ts'
import { digestDate, isDayOver } from '../../core/time.ts'
import { type DigestMessage, type Summarizer } from '../../integrations/summarizer/types.ts'
import { type TelegramMessage } from '../../integrations/telegram/types.ts'
import { type Dialog } from '../../models/dialog.ts'
import { type Digest, DigestModel } from '../../models/digest.ts'
import { type SyncConfig } from '../../models/sync-config.ts'
import { cleanText } from './clean-text.ts'
import { type DayGroup, groupByDay } from './day-groups.ts'
import { redact } from './redact.ts'
import { verifyEvidence } from './verify-evidence.ts'

export type DigestTally = { created: number; updated: number }
export type DialogOutcome = DigestTally & {
  /** Everything up to here is stored; null = nothing new is. */
  storedUpTo: number | null
  /** True if no message given waits for more or failed. */
  isWhole: boolean
  /** What went wrong, for people; the other days are stored all the same. */
  errors: string[]
}
type DayOutcome = 'created' | 'updated' | 'unchanged' | 'skipped' | 'waiting'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
export const noteKeyOf = (userId: string, dialogId: string, date: Date) =>
  sha256(['v1', userId, dialogId, date.toISOString()].join('|'))

const sourceHashOf = (messages: TelegramMessage[], { summaryStyle, timezone }: SyncConfig) =>
  sha256(
    JSON.stringify([
      summaryStyle,
      timezone,
      ...messages.map(({ id, senderId, text, replyToId }) => [id, senderId, text, replyToId]),
    ]),
  )

/** What a summarizer may see of a message: cleaned, with secrets replaced by placeholders. */
const toDigestMessage = ({ id, date, isOutgoing, senderName, text, replyToId }: TelegramMessage): DigestMessage => ({
  id,
  at: date,
  from: isOutgoing ? 'me' : 'them',
  senderName: cleanText(senderName),
  text: redact(cleanText(text)).text,
  replyToId,
})

const explain = (error: unknown) =>
  isAppError(error) ? error.message : 'The digest could not be written. It is tried again on the next run.'

export const createDigestWriter = ({ summarizer, log }: { summarizer: Summarizer; log: Log }) => {
  const open = async ({ _id: dialogId, userId }: Dialog, { day, messages }: DayGroup): Promise<Digest> => {
    const date = digestDate(day)
    const now = new Date()
    return DigestModel.findOneAndUpdate(
      { dialogId, digestDate: date },
      {
        $setOnInsert: {
          _id: newId(),
          userId,
          firstMessageId: messages[0]?.id ?? 0,
          lastMessageId: messages.at(-1)?.id ?? 0,
          lastMessageAt: messages.at(-1)?.date ?? now,
          messageCount: messages.length,
          sourceHash: null,
          status: 'PENDING',
          summary: null,
          structuredData: null,
          revised: false,
          noteKey: noteKeyOf(userId, dialogId, date),
          noteId: null,
          noteContactId: null,
          noteState: 'none',
          error: null,
          attempts: 0,
          model: null,
          tokens: null,
          createdAt: now,
          updatedAt: now,
        },
      },
      { upsert: true, returnDocument: 'after' },
    ).lean()
  }

  const set = ({ _id, userId }: Digest, fields: Partial<Digest>) =>
    DigestModel.updateOne({ _id, userId }, { $set: { ...fields, updatedAt: new Date() } })

  const summarize = async (dialog: Dialog, messages: TelegramMessage[], { summaryStyle, timezone }: SyncConfig) => {
    const seen = messages.map(toDigestMessage)
    const { content, model, tokens } = await summarizer.summarize({
      messages: seen,
      peerName: cleanText(dialog.peerName),
      isGroup: dialog.kind === 'group',
      style: summaryStyle,
      timeZone: timezone,
    })
    const { content: verified } = verifyEvidence(content, seen)
    const { summary, ...structuredData } = verified
    return { summary, structuredData, model, tokens }
  }

  const writeDay = async (dialog: Dialog, group: DayGroup, config: SyncConfig, now: Date): Promise<DayOutcome> => {
    const { day, messages } = group
    const [first, last] = [messages[0], messages.at(-1)]
    if (!first || !last) return 'unchanged'
    const isTooFew = messages.length < config.minMessages
    if (isTooFew && !isDayOver(day, config.timezone, now)) return 'waiting'

    const digest = await open(dialog, group)
    const sourceHash = sourceHashOf(messages, config)
    const isDone = digest.status !== 'FAILED' && digest.status !== 'PENDING' && digest.status !== 'SUMMARIZING'
    if (isDone && digest.sourceHash === sourceHash) return 'unchanged'
    const range = {
      firstMessageId: first.id,
      lastMessageId: last.id,
      lastMessageAt: last.date,
      messageCount: messages.length,
      sourceHash,
    }
    if (isTooFew && digest.summary === null) {
      await set(digest, { ...range, status: 'SKIPPED' })
      return 'skipped'
    }

    await set(digest, { status: 'SUMMARIZING' })
    try {
      const written = await summarize(dialog, messages, config)
      const isRevision = digest.summary !== null
      await set(digest, {
        ...range,
        ...written,
        revised: isRevision,
        status: 'SYNCING',
        noteState: 'pending',
        error: null,
        attempts: 0,
      })
      return isRevision ? 'updated' : 'created'
    } catch (error) {
      await set(digest, { status: 'FAILED', error: explain(error), attempts: digest.attempts + 1 })
      throw error
    }
  }

  /** The digests that decide where new messages belong: those not yet passed by the cursor, and the newest. */
  const knownDays = ({ _id: dialogId, userId, cursor }: Dialog) =>
    DigestModel.find({ userId, dialogId, lastMessageId: { $gte: cursor ?? 0 } })
      .sort({ digestDate: 1 })
      .lean()

  return {
    /**
     * From which digested day on a dialog is read again: its newest one, which may go on, or, where a first read was not
     * stored whole, its oldest. Null = nothing is digested yet.
     */
    async reopenFrom({ _id: dialogId, userId, cursor }: Dialog): Promise<KnownStart | null> {
      const order = cursor === null ? 1 : -1
      return DigestModel.findOne({ userId, dialogId }, { firstMessageId: 1, digestDate: 1 })
        .sort({ digestDate: order })
        .lean()
    },

    /** Digests the messages of one dialog (oldest first) day by day and stores each digest as its own outbox entry. */
    async write(
      dialog: Dialog,
      messages: TelegramMessage[],
      config: SyncConfig,
      now = new Date(),
    ): Promise<DialogOutcome> {
      const outcome: DialogOutcome = { created: 0, updated: 0, storedUpTo: null, isWhole: true, errors: [] }
      for (const group of groupByDay(messages, config.timezone, await knownDays(dialog))) {
        try {
          const day = await writeDay(dialog, group, config, now)
          if (day === 'created' || day === 'updated') outcome[day] += 1
          if (day === 'waiting') outcome.isWhole = false
        } catch (error) {
          if (!(error instanceof AppError))
            log.error({ error, dialogId: dialog._id, userId: dialog.userId }, 'digest failed')
          outcome.errors.push(explain(error))
          outcome.isWhole = false
        }
        if (outcome.isWhole) outcome.storedUpTo = group.messages.at(-1)?.id ?? outcome.storedUpTo
      }
      return outcome
    },
  }
}
export type KnownStart = Pick<Digest, 'firstMessageId' | 'digestDate'>
export type DigestWriter = ReturnType<typeof createDigestWriter>
