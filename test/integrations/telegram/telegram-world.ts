import { createTelegram } from '../../../integrations/telegram/create-telegram.ts'
import { type TelegramTiming } from '../../../integrations/telegram/timing.ts'
import { type Telegram } from '../../../integrations/telegram/types.ts'
import { startTelegramSandbox, type TelegramSandbox } from '../../../sandbox/telegram/start-telegram-sandbox.ts'
import { World, type WorldAccount } from '../../../sandbox/telegram/world.ts'

export const plain = { id: 1, phone: '+4915100000001' }
export const guarded = { id: 2, phone: '+4915100000002', password: 'correct horse battery' }
export const distant = { id: 3, phone: '+4915100000003' }
export const nobody = { phone: '+4915199999999' }
export const banned = { phone: '+4915188888888' }

/** Three accounts: at the first DC, with a password, and at another DC. */
export const testWorld = (chats: WorldAccount['chats'] = [], users: World['users'] = []): World =>
  World.parse({
    users: [
      { id: plain.id, firstName: 'Paula', lastName: 'Plain', username: 'paula', phone: plain.phone },
      { id: guarded.id, firstName: 'Gero', phone: guarded.phone },
      { id: distant.id, firstName: 'Dina', phone: distant.phone },
      ...users,
    ],
    accounts: [
      { userId: plain.id, dc: 1, chats },
      { userId: guarded.id, dc: 1, password: guarded.password, chats: [] },
      { userId: distant.id, dc: 3, chats: [] },
    ],
    bannedPhones: [banned.phone],
  })

/** Short enough that a test of a timeout is quick, long enough for a busy machine. */
export const quick: Partial<TelegramTiming> = { retryDelayMs: 10, minGapMs: 0 }

export const telegramFor = (sandbox: TelegramSandbox, timing: Partial<TelegramTiming> = {}): Telegram =>
  createTelegram(
    { apiId: 1, apiHash: 'hash', servers: sandbox.serverList, serverKeyPem: sandbox.publicKeyPem },
    { ...quick, ...timing },
  )

/** Signs an account in with its code and gives the session. */
export const signedInSession = async (sandbox: TelegramSandbox, { phone } = plain): Promise<string> => {
  const telegram = telegramFor(sandbox)
  const pending = await telegram.requestCode(phone)
  const result = await telegram.signIn(pending, sandbox.loginCode(phone) ?? '')
  if (result.state !== 'signed-in') throw new Error('this account has a password')
  return result.session
}

export const startSandbox = (world: World = testWorld()): Promise<TelegramSandbox> => startTelegramSandbox({ world })
