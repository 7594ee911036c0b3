import { randomBytes } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { createVault, type EncryptionKey, type SecretPlace } from '../../core/crypto.ts'

const key = (kid: string): EncryptionKey => ({ kid, key: randomBytes(32) })
const place: SecretPlace = { collection: 'TelegramAccount', field: 'session', userId: 'user-1' }

describe('the vault', () => {
  const [k1, k2] = [key('k1'), key('k2')]

  test('opens what it sealed, and never seals the same text twice alike', () => {
    const vault = createVault([k1])
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (plain) => {
        expect(vault.open(vault.seal(plain, place), place)).toBe(plain)
      }),
    )
    expect(vault.seal('a', place)).not.toBe(vault.seal('a', place))
  })

  test('a ciphertext moved to another user, field or collection never opens', () => {
    const vault = createVault([k1])
    const name = fc.stringMatching(/^[a-z0-9-]{1,12}$/)
    fc.assert(
      fc.property(fc.record({ collection: name, field: name, userId: name }), (elsewhere) => {
        fc.pre(JSON.stringify(elsewhere) !== JSON.stringify(place))
        expect(() => vault.open(vault.seal('secret', place), elsewhere)).toThrow()
      }),
    )
  })

  test('an altered ciphertext does not open, wherever it was altered', () => {
    const vault = createVault([k1])
    const sealed = vault.seal('secret', place)
    for (let at = 0; at < sealed.length; at++) {
      const altered = sealed.slice(0, at) + (sealed[at] === 'A' ? 'B' : 'A') + sealed.slice(at + 1)
      // The last character of a base64url part may carry unused bits: the same bytes are the same secret.
      const isSameBytes = altered
        .split('.')
        .every((part, i) => Buffer.from(part, 'base64url').equals(Buffer.from(sealed.split('.')[i] ?? '', 'base64url')))
      if (!isSameBytes || altered.slice(0, 5) !== sealed.slice(0, 5)) expect(() => vault.open(altered, place)).toThrow()
    }
  })

  test('after a rotation the new key seals and the old one still opens', () => {
    const old = createVault([k1]).seal('secret', place)
    const rotated = createVault([k2, k1])
    expect(rotated.open(old, place)).toBe('secret')
    expect(rotated.seal('secret', place)).toMatch(/^v1\.k2\./)
    expect(() => createVault([k2]).open(old, place)).toThrow(/k1/)
  })
})
