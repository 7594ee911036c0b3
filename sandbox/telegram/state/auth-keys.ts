import { randomBytes } from 'node:crypto'
import { sha1 } from '../crypto/hashes.ts'

/** Why Telegram no longer accepts a session. */
export type LostReason = 'SESSION_REVOKED' | 'USER_DEACTIVATED' | 'AUTH_KEY_DUPLICATED' | 'AUTH_KEY_UNREGISTERED'

/** One MTProto session of a client: its own message numbering under an auth key. */
export type Session = {
  id: Buffer
  /** Content-related messages sent so far. */
  sent: number
  lastMsgId: bigint
  received: Set<bigint>
  /** Queues a message for the client, on the connection it used last. */
  push: (body: Buffer) => void
}

export type AuthKey = {
  /** The low 64 bits of SHA-1 over the key, as hex of their wire form. */
  id: string
  key: Buffer
  dc: number
  salt: Buffer
  /** The signed-in account. */
  userId: number | null
  /** The account that gave a right code or token and still owes its cloud password. */
  passwordFor: number | null
  lost: LostReason | null
  /** True once a call came inside initConnection. */
  isInited: boolean
  sessions: Map<string, Session>
}

export type KeptAuthKey = Omit<AuthKey, 'id' | 'key' | 'salt' | 'sessions'> & { key: string; salt: string }
export type AuthKeys = ReturnType<typeof createAuthKeys>

/** Every auth key the server knows. A key is valid at the DC that made it. */
export const createAuthKeys = () => {
  const keys = new Map<string, AuthKey>()
  const ofUser = (userId: number) => [...keys.values()].filter((key) => key.userId === userId)
  return {
    add: (key: Buffer, dc: number, salt: Buffer = randomBytes(8)): AuthKey => {
      const added: AuthKey = {
        id: sha1(key).subarray(12).toString('hex'),
        key,
        dc,
        salt,
        userId: null,
        passwordFor: null,
        lost: null,
        isInited: false,
        sessions: new Map(),
      }
      keys.set(added.id, added)
      return added
    },
    find: (id: Buffer, dc: number): AuthKey | null => {
      const found = keys.get(id.toString('hex'))
      return found?.dc === dc ? found : null
    },
    ofUser,
    all: () => [...keys.values()],
    /** The keys as plain data, to be given to `restore` of a later start. */
    keep: (): KeptAuthKey[] =>
      [...keys.values()].map(({ key, salt, dc, userId, passwordFor, lost, isInited }) => ({
        key: key.toString('base64'),
        salt: salt.toString('base64'),
        dc,
        userId,
        passwordFor,
        lost,
        isInited,
      })),
    restore(kept: KeptAuthKey[]): void {
      for (const { key, salt, dc, ...state } of kept)
        Object.assign(this.add(Buffer.from(key, 'base64'), dc, Buffer.from(salt, 'base64')), state)
    },
    forget: (key: AuthKey) => keys.delete(key.id),
    forgetAll: () => keys.clear(),
    revoke: (userId: number, reason: LostReason) => {
      for (const key of ofUser(userId)) Object.assign(key, { lost: reason, userId: null, passwordFor: null })
    },
  }
}
