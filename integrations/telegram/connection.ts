import { Api } from 'telegram'
import { openCaller, type CallerOptions } from './caller.ts'
import { listDialogs } from './dialogs.ts'
import { failure, judge } from './error-map.ts'
import { listFolders } from './folders.ts'
import { createHistory } from './history.ts'
import { toTelegramUser } from './peers.ts'
import { type TelegramConnection } from './types.ts'

/** Opens a signed-in connection and asks who is signed in, which proves that Telegram still accepts the session. */
export const createConnection = async (options: CallerOptions): Promise<TelegramConnection> => {
  const caller = await openCaller(options)
  const { call } = caller
  try {
    const [user] = await call(new Api.users.GetUsers({ id: [new Api.InputUserSelf()] }))
    if (!(user instanceof Api.User)) throw judge(failure('KEY_UNKNOWN')).error
    const self = toTelegramUser(user)
    return {
      self,
      listDialogs: () => listDialogs(call),
      listFolders: () => listFolders(call, self),
      ...createHistory({ call, self }),
      session: () => caller.session(),
      close: () => caller.close(),
    }
  } catch (error) {
    await caller.close()
    throw error
  }
}
