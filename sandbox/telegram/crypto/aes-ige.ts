import { createCipheriv, createDecipheriv } from 'node:crypto'

/**
 * AES in IGE mode, which OpenSSL no longer offers: c[i] = E(p[i] ^ c[i-1]) ^ p[i-1]. `iv` is c[0] then p[0], 16 bytes
 * each; the key has 16 or 32 bytes; the length of the data is a multiple of 16.
 */
const block = 16

const xorInto = (target: Buffer, at: number, source: Buffer, from: number) => {
  for (let i = 0; i < block; i++) target[at + i] = (target[at + i] ?? 0) ^ (source[from + i] ?? 0)
}

/** d[i] = c[i] ^ p[i-1] is CBC over p[i] ^ p[i-2], so one native call does the work. */
export const encryptIge = (plain: Buffer, key: Buffer, iv: Buffer): Buffer => {
  const input = Buffer.from(plain)
  if (input.length > block) xorInto(input, block, iv, block)
  for (let at = 2 * block; at < input.length; at += block) xorInto(input, at, plain, at - 2 * block)
  const cipher = createCipheriv(`aes-${key.length * 8}-cbc`, key, iv.subarray(0, block)).setAutoPadding(false)
  const output = Buffer.concat([cipher.update(input), cipher.final()])
  xorInto(output, 0, iv, block)
  for (let at = block; at < output.length; at += block) xorInto(output, at, plain, at - block)
  return output
}

export const decryptIge = (encrypted: Buffer, key: Buffer, iv: Buffer): Buffer => {
  const decipher = createDecipheriv(`aes-${key.length * 8}-ecb`, key, null).setAutoPadding(false)
  const output = Buffer.alloc(encrypted.length)
  const input = Buffer.alloc(block)
  for (let at = 0; at < encrypted.length; at += block) {
    encrypted.copy(input, 0, at, at + block)
    if (at === 0) xorInto(input, 0, iv, block)
    else xorInto(input, 0, output, at - block)
    decipher.update(input).copy(output, at)
    if (at === 0) xorInto(output, 0, iv, 0)
    else xorInto(output, at, encrypted, at - block)
  }
  return output
}
