import { AppError } from '../../core/errors.ts'
import { type Log } from '../../core/log.ts'
import { type TelegramMessage } from '../../integrations/telegram/types.ts'
import { type Dialog } from '../../models/dialog.ts'
import { type SyncConfig } from '../../models/sync-config.ts'
import { type Writer } from './change-digest.ts'
import { type Digester } from './create-digester.ts'
import { type DayGroup, groupByDay } from './day-groups.ts'
import { knownDays } from './known-days.ts'
import { settleEmptied } from './settle-begun.ts'
import { createDayWriter, explain } from './write-day.ts'

export type DigestTally = { created: number; updated: number }
export type DialogOutcome = DigestTally & {
  /** Everything up to here is stored; null = nothing new is. */
  storedUpTo: number | null
  /** True if no message given waits for more or failed. */
  isWhole: boolean
  /** What went wrong, for people; the other days are stored all the same. */
  errors: string[]
}

/** The last message before which nothing waits: days may interleave where the user's zone or a phone's clock was changed. */
export const storedUpTo = (stored: DayGroup[], open: DayGroup[]): number | null => {
  const idsOf = (groups: DayGroup[]) => groups.flatMap(({ messages }) => messages.map(({ id }) => id))
  const firstOpen = idsOf(open).reduce((a, b) => Math.min(a, b), Infinity)
  const safe = idsOf(stored).filter((id) => id < firstOpen)
  return safe.length === 0 ? null : safe.reduce((a, b) => Math.max(a, b))
}

export const createDigestWriter = ({ digester, log }: { digester: Digester; log: Log }) => {
  const writeDay = createDayWriter({ digester })

  return {
    /**
     * Digests the messages of one dialog (oldest first) day by day and stores each digest as its own outbox entry. A day that
     * is digested already must be given whole, from its first message on.
     */
    async write(
      dialog: Dialog,
      messages: TelegramMessage[],
      config: SyncConfig,
      writer: Writer,
      now = new Date(),
    ): Promise<DialogOutcome> {
      const outcome: DialogOutcome = { created: 0, updated: 0, storedUpTo: null, isWhole: true, errors: [] }
      const groups = groupByDay(messages, config.timezone, await knownDays(dialog, messages[0]?.id ?? Infinity))
      const stored: DayGroup[] = []
      for (const group of groups) {
        try {
          const day = await writeDay(dialog, group, { config, writer, now })
          if (day === 'created' || day === 'updated') outcome[day] += 1
          if (day !== 'waiting') stored.push(group)
        } catch (error) {
          writer.assertHeld()
          if (!(error instanceof AppError))
            log.error({ error, dialogId: dialog._id, userId: dialog.userId }, 'digest failed')
          outcome.errors.push(explain(error))
        }
      }
      await settleEmptied(
        dialog,
        groups.map(({ day }) => day),
        writer,
      )
      const open = groups.filter((group) => !stored.includes(group))
      return { ...outcome, isWhole: open.length === 0, storedUpTo: storedUpTo(stored, open) }
    },
  }
}
export type DigestWriter = ReturnType<typeof createDigestWriter>
