import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'

export type EncryptionKey = { kid: string; key: Buffer }
/** Where a secret rests. It is bound to this place: moved to another row, field or user it does not open. */
export type SecretPlace = { collection: string; field: string; userId: string }
export type Vault = {
  /** What everything sealed under the current key starts with. */
  readonly currentPrefix: string
  /** AES-256-GCM under a key of the user's own: `v1.<kid>.<iv>.<tag>.<ciphertext>`, base64url. */
  seal(plain: string, place: SecretPlace): string
  /** Throws if the text was altered, moved, or sealed under a key that is no longer configured. */
  open(sealed: string, place: SecretPlace): string
  /** A keyed hash, to look something up by without storing it. Another one once the first key has changed. */
  mac(text: string, place: SecretPlace): string
}

const VERSION = 'v1'

const userKey = ({ kid, key }: EncryptionKey, userId: string) =>
  Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), `conduits|${VERSION}|${kid}|${userId}`, 32))

const boundTo = (kid: string, { collection, field, userId }: SecretPlace) =>
  Buffer.from([VERSION, kid, collection, field, userId].join('|'))

/** The first key seals, all of them open. */
export const createVault = (keys: readonly [EncryptionKey, ...EncryptionKey[]]): Vault => {
  const byKid = new Map(keys.map((key) => [key.kid, key]))
  return {
    currentPrefix: `${VERSION}.${keys[0].kid}.`,
    mac(text, place) {
      const [current] = keys
      const bound = createHmac('sha256', userKey(current, place.userId)).update(boundTo(current.kid, place))
      return bound.update('|').update(text).digest('hex')
    },
    seal(plain, place) {
      const [current] = keys
      const iv = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', userKey(current, place.userId), iv)
      cipher.setAAD(boundTo(current.kid, place))
      const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
      return [
        VERSION,
        current.kid,
        ...[iv, cipher.getAuthTag(), sealed].map((part) => part.toString('base64url')),
      ].join('.')
    },
    open(sealed, place) {
      const [version, kid = '', iv = '', tag = '', body = ''] = sealed.split('.')
      const key = byKid.get(kid)
      if (version !== VERSION || !key) throw new Error(`no encryption key "${kid}" is configured for this secret`)
      const decipher = createDecipheriv('aes-256-gcm', userKey(key, place.userId), Buffer.from(iv, 'base64url'), {
        authTagLength: 16,
      })
      decipher.setAAD(boundTo(kid, place))
      decipher.setAuthTag(Buffer.from(tag, 'base64url'))
      return Buffer.concat([decipher.update(Buffer.from(body, 'base64url')), decipher.final()]).toString('utf8')
    },
  }
}
