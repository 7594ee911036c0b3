import { type Log } from '../../core/log.ts'
import { type Telegram } from '../../integrations/telegram/types.ts'
import { type NewChats, type TelegramAccount } from '../../models/telegram-account.ts'
import { type AccountRecords } from './account-records.ts'

/** What a caller of the REST API agrees to by connecting, as docs/api.md words it. */
const BY_CONNECTING = 'rest-api-2026-11'

type Dependencies = { telegram: Telegram; records: AccountRecords; log: Log }

export type Disconnected = {
  /** False: Telegram did not confirm it, so the person must end the session in Settings > Devices. */
  loggedOut: boolean
}

/** What the person decides about an account of theirs once it is connected. */
export const createAccountSettings = ({ telegram, records, log }: Dependencies) => {
  const agree = async (account: TelegramAccount, version: string): Promise<TelegramAccount> => {
    const consent = { version, at: new Date() }
    await records.set(account, { consent })
    return { ...account, consent }
  }

  return {
    /** Logs out at Telegram (one try of 10 s) and forgets the session whatever came of it. Safe to repeat. */
    async disconnect(userId: string, accountId: string): Promise<Disconnected> {
      const account = await records.get(userId, accountId)
      try {
        const session = records.openSession(account)
        const loggedOut = session === null || account.status === 'needs-sign-in' || (await telegram.logOut(session))
        return { loggedOut }
      } catch (error) {
        log.error({ error, accountId }, 'the session of a Telegram account cannot be opened')
        return { loggedOut: false }
      } finally {
        await records.wipe(account)
      }
    },

    /** Which chats are read from the day they first show up. */
    async setNewChats(
      userId: string,
      accountId: string,
      policy: { newChats: NewChats; folder: string | null },
    ): Promise<TelegramAccount> {
      const account = await records.get(userId, accountId)
      await records.set(account, policy)
      return { ...account, ...policy }
    },

    /** The person agreed to the wording of this version. */
    consent: async (userId: string, accountId: string, version: string): Promise<TelegramAccount> =>
      agree(await records.get(userId, accountId), version),

    /** A program connects on behalf of a person who agreed; what the person agreed to before on a page is kept. */
    async consentByConnecting(account: TelegramAccount): Promise<void> {
      if (!account.consent) await agree(account, BY_CONNECTING)
    },
  }
}
