import { type Telegram } from '../../integrations/telegram/types.ts'
import { type LoginRecords } from './login-records.ts'

type Dependencies = { telegram: Telegram; logins: LoginRecords }

/** Sign-ins that end, or go on elsewhere, before anybody is signed in. */
export const createEndSignIn = ({ telegram, logins }: Dependencies) => ({
  /** Ends a sign-in under way and logs its half-made session out (one try of 10 s). One that is over is left as it is. */
  async abandonSignIn(userId: string, loginId: string): Promise<void> {
    const login = await logins.find(userId, { loginId })
    const session = login && logins.openSession(login)
    if (!login || session === null) return
    await logins.drop(login)
    await telegram.logOut(session)
  },

  /** Lets a sign-in that owes the cloud password go on under a new authToken; null if it is not at that step. */
  async handOverSignIn(userId: string, loginId: string): Promise<{ authToken: string; loginId: string } | null> {
    const login = await logins.find(userId, { loginId })
    return login?.step === 'password' ? logins.handOver(login) : null
  },
})
