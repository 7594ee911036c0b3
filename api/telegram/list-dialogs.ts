import { z } from 'zod'
import { endpoint, noInput } from '../endpoint.ts'
import { DialogView, dialogView } from '../views/dialog-view.ts'

export const listTelegramDialogs = endpoint({
  method: 'get',
  path: '/api/telegram/dialogs',
  auth: ['bearer', 'session'],
  summary: 'All chats of all connected accounts, newest first, with whether each is read and whose contact it is',
  input: noInput,
  output: z.object({
    dialogs: z.array(DialogView),
    /** When the list was last asked of Telegram; null = never. */
    fetchedAt: z.iso.datetime().nullable(),
    /** Why the list of an account is older than it could be. */
    problems: z.array(z.object({ accountId: z.string(), code: z.string(), message: z.string() })),
  }),
  async handle({ user }, { listDialogs }) {
    const { dialogs, fetchedAt, problems } = await listDialogs(user.id)
    return { dialogs: dialogs.map(dialogView), fetchedAt: fetchedAt?.toISOString() ?? null, problems }
  },
})
