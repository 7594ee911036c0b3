import { createHash, randomBytes } from 'node:crypto'
import { z } from 'zod'

/** An opaque id of one of our records. */
export const Id = z.string().regex(/^[A-Za-z0-9_:.-]{1,120}$/, 'not an id')

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'

/** A new random id: 24 lower-case characters, 120 bits. */
export const newId = () => Array.from(randomBytes(24), (byte) => alphabet[byte & 31]).join('')

/** A new secret for a bearer token, a one-time link or an OAuth state: 256 bits, base64url. */
export const newSecret = () => randomBytes(32).toString('base64url')

/** How a secret is stored and looked up: SHA-256 as hex. Only for secrets of full entropy, never for passwords. */
export const hashSecret = (secret: string) => createHash('sha256').update(secret).digest('hex')
