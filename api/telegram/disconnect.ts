import { z } from 'zod'
import { Id } from '../../core/ids.ts'
import { endpoint } from '../endpoint.ts'

const endItYourself =
  'Telegram did not confirm the logout. Open Telegram > Settings > Devices and end the session "Conduits" there.'

export const disconnectTelegram = endpoint({
  method: 'post',
  path: '/api/telegram/disconnect',
  auth: ['bearer', 'session'],
  summary: 'Logs the session out at Telegram, forgets it, and sets the account to inactive whatever Telegram answered',
  input: z.strictObject({ query: z.strictObject({}), body: z.strictObject({ accountId: Id }) }),
  output: z.object({
    success: z.literal(true),
    /** False: the person must end the session; `message` says how. */
    loggedOut: z.boolean(),
    message: z.string().nullable(),
  }),
  async handle({ body, user }, { telegramAccounts }) {
    const { loggedOut } = await telegramAccounts.disconnect(user.id, body.accountId)
    return { success: true as const, loggedOut, message: loggedOut ? null : endItYourself }
  },
})
