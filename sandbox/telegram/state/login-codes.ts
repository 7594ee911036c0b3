import { randomBytes, randomInt } from 'node:crypto'
import { type AuthKey } from './auth-keys.ts'

type SentCode = { phone: string; code: string; authKeyId: string; expiresAt: number; triesLeft: number }
export type LoginCodes = ReturnType<typeof createLoginCodes>

const lifetimeMs = 5 * 60_000
const tries = 5

/** Login codes on their way. A phone_code_hash works only under the auth key that asked for it. */
export const createLoginCodes = ({ onSent }: { onSent?: ((phone: string, code: string) => void) | undefined }) => {
  const byHash = new Map<string, SentCode>()
  const lastByPhone = new Map<string, string>()

  const send = (phone: string, authKey: AuthKey, length: number): string => {
    const hash = randomBytes(9).toString('hex')
    const code = String(randomInt(10 ** (length - 1), 10 ** length))
    byHash.set(hash, { phone, code, authKeyId: authKey.id, expiresAt: Date.now() + lifetimeMs, triesLeft: tries })
    lastByPhone.set(phone, code)
    onSent?.(phone, code)
    return hash
  }
  const find = (hash: string, phone: string, authKey: AuthKey): SentCode | null => {
    const sent = byHash.get(hash)
    const fits = sent && sent.phone === phone && sent.authKeyId === authKey.id && sent.expiresAt > Date.now()
    return fits && sent.triesLeft > 0 ? sent : null
  }

  return {
    send,
    cancel: (hash: string) => byHash.delete(hash),
    exists: (hash: string, phone: string, authKey: AuthKey) => find(hash, phone, authKey) !== null,
    /** A right code is used up; five wrong ones void it. */
    check: (hash: string, phone: string, code: string, authKey: AuthKey): 'right' | 'wrong' | 'expired' => {
      const sent = find(hash, phone, authKey)
      if (!sent) return 'expired'
      if (sent.code !== code) {
        sent.triesLeft -= 1
        return 'wrong'
      }
      byHash.delete(hash)
      return 'right'
    },
    lastOf: (phone: string): string | null => lastByPhone.get(phone) ?? null,
  }
}
