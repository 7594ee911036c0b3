import { describe, expect, test } from '@jest/globals'
import { createHash, createPublicKey, publicEncrypt, constants, randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { AuthKey } from 'telegram/crypto/AuthKey.js'
import { _serverKeys } from 'telegram/crypto/RSA.js'
import { IGE } from 'telegram/crypto/IGE.js'
import { Logger } from 'telegram/extensions/index.js'
import { LogLevel } from 'telegram/extensions/Logger.js'
import { MTProtoState } from 'telegram/network/MTProtoState.js'
import { decryptIge, encryptIge } from '../../../sandbox/telegram/crypto/aes-ige.ts'
import { createServerKey, keyFingerprint } from '../../../sandbox/telegram/crypto/server-key.ts'
import { temporaryAes } from '../../../sandbox/telegram/handshake/handshake.ts'
import { openMessage, sealMessage } from '../../../sandbox/telegram/session/encrypted-message.ts'
import { int64, long, uint32 } from '../../../sandbox/telegram/tl.ts'

const hex = (text: string) => Buffer.from(text, 'hex')

describe('AES-IGE', () => {
  // The two vectors of OpenSSL's igetest.c.
  test.each([
    [
      '000102030405060708090a0b0c0d0e0f',
      '000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f',
      '0000000000000000000000000000000000000000000000000000000000000000',
      '1a8519a6557be652e9da8e43da4ef4453cf456b4ca488aa383c79c98b34797cb',
    ],
    [
      '5468697320697320616e20696d706c65',
      '6d656e746174696f6e206f6620494745206d6f646520666f72204f70656e5353',
      '99706487a1cde613bc6de0b6f24b1c7aa448c8b9c3403e3467a8cad89340f53b',
      '4c2e204c6574277320686f70652042656e20676f74206974207269676874210a',
    ],
  ])('gives the published result for key %s', (key, iv, plain, encrypted) => {
    expect(encryptIge(hex(plain), hex(key), hex(iv)).toString('hex')).toBe(encrypted)
    expect(decryptIge(hex(encrypted), hex(key), hex(iv)).toString('hex')).toBe(plain)
  })

  test('agrees with GramJS on 256-bit keys and any length, both ways', () => {
    const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length })
    const blocks = fc.integer({ min: 1, max: 20 }).chain((count) => bytes(count * 16))
    fc.assert(
      fc.property(bytes(32), bytes(32), blocks, (key, iv, plain) => {
        const [k, i, p] = [Buffer.from(key), Buffer.from(iv), Buffer.from(plain)]
        const encrypted = encryptIge(p, k, i)
        expect(encrypted).toEqual(new IGE(k, i).encryptIge(p))
        expect(decryptIge(encrypted, k, i)).toEqual(p)
      }),
      { numRuns: 50 },
    )
  })
})

describe('keys', () => {
  test('the temporary key of the handshake is the one other implementations test for', () => {
    // The vector of Telethon's crypto tests.
    const { key, iv } = temporaryAes(Buffer.from('The new, calculated 32-bit nonce'), Buffer.from('The 16-bit nonce'))
    expect(key.toString('hex')).toBe('2faa7fa1fc73efa0997a68034da48eb4ab0e455d62957cfec0f81fd4a0d4ec91')
    expect(iv.toString('hex')).toBe('f7aee3c82b3dc2b8d1e11b0e10079f6e9edc963005f9eaee8ba1682054686520')
  })

  test('the fingerprint of Telegram’s own published key comes out right', () => {
    const known = _serverKeys.get('-5595554452916591101')
    if (!known) throw new Error('GramJS no longer has that key')
    const n = Buffer.from(known.n.toString(16), 'hex').toString('base64url')
    expect(keyFingerprint({ n, e: 'AQAB' })).toBe(-5595554452916591101n)
  })

  test('the server opens RSA_PAD and refuses what does not fit', async () => {
    const serverKey = await createServerKey()
    const publicKey = createPublicKey(serverKey.publicKeyPem)
    const data = randomBytes(192)
    const sha256 = (...parts: Buffer[]) => createHash('sha256').update(Buffer.concat(parts)).digest()
    const pad = (hash: (tempKey: Buffer) => Buffer) => {
      const tempKey = randomBytes(32)
      const inner = Buffer.concat([Buffer.from(data).reverse(), hash(tempKey)])
      const encrypted = encryptIge(inner, tempKey, Buffer.alloc(32))
      const mask = sha256(encrypted)
      return Buffer.concat([Buffer.from(tempKey.map((byte, i) => byte ^ (mask[i] ?? 0))), encrypted])
    }
    const sendable = (hash: (tempKey: Buffer) => Buffer): Buffer => {
      const padded = pad(hash)
      return (padded[0] ?? 255) < 0x80
        ? publicEncrypt({ key: publicKey, padding: constants.RSA_NO_PADDING }, padded)
        : sendable(hash)
    }
    expect(serverKey.open(sendable((tempKey) => sha256(tempKey, data)))).toEqual(data)
    expect(() => serverKey.open(sendable(() => randomBytes(32)))).toThrow('RSA_PAD does not fit')
  })
})

describe('encrypted messages', () => {
  const quiet = new Logger(LogLevel.NONE)
  const shared = async () => {
    const key = randomBytes(256)
    const authKey = new AuthKey()
    await authKey.setKey(key)
    const id = createHash('sha1').update(key).digest().subarray(12).toString('hex')
    return { key, id, client: new MTProtoState(authKey, quiet, true) }
  }
  const ping = Buffer.concat([uint32(0x7abe77ec), int64(77n)])

  test('what GramJS encrypts opens, and a flipped bit does not', async () => {
    const { key, client } = await shared()
    const packet = await client.encryptMessageData(Buffer.concat([int64(4n), uint32(1), uint32(ping.length), ping]))
    expect(openMessage(packet, key, 'client')).toMatchObject({ msgId: 4n, seqNo: 1, body: ping })
    packet[40] = (packet[40] ?? 0) ^ 1
    expect(() => openMessage(packet, key, 'client')).toThrow('a wrong msg_key')
  })

  test('what the server seals GramJS accepts with its checks on', async () => {
    const { key, id, client } = await shared()
    const session = { salt: randomBytes(8), sessionId: randomBytes(8) }
    const sealed = sealMessage({ ...session, msgId: 5n, seqNo: 1, body: ping }, { key, id }, 'server')
    const opened = await client.decryptMessageData(sealed)
    expect(opened.msgId).toEqual(long(5))
    expect(opened.obj).toMatchObject({ className: 'Ping', pingId: long(77) })
  })
})
