import { describe, expect, test } from '@jest/globals'
import { randomBytes } from 'node:crypto'
import { gramjsClient } from './gramjs-client.ts'
import { startTelegramSandbox } from '../../../sandbox/telegram/start-telegram-sandbox.ts'
import { uint32 } from '../../../sandbox/telegram/tl.ts'
import { detectFraming } from '../../../sandbox/telegram/transport/detect-framing.ts'
import { type Framing } from '../../../sandbox/telegram/transport/framing.ts'
import { signInWithCode } from './signed-in.ts'
import { me, said, worldWith } from './worlds.ts'

describe('GramJS over each of its transports', () => {
  test.each([
    ['Full', 'ConnectionTCPFull'],
    ['Abridged', 'ConnectionTCPAbridged'],
    ['Obfuscated', 'ConnectionTCPObfuscated'],
  ] as const)('%s signs in and reads', async (_name, className) => {
    // GramJS's connections cannot be loaded before its client.
    const { [className]: connection } = await import('telegram/network/index.js')
    const world = worldWith([{ type: 'private', with: 1, messages: [said(1, 0, 'hello')] }])
    const sandbox = await startTelegramSandbox({ world })
    const client = gramjsClient(sandbox, { connection })
    try {
      await client.connect()
      await signInWithCode(client, sandbox, me.phone)
      expect((await client.getDialogs({}))[0]?.message?.message).toBe('hello')
    } finally {
      await client.destroy()
      await sandbox.close()
    }
  })
})

describe('Intermediate', () => {
  const plain = (length: number) => {
    const body = randomBytes(length)
    return Buffer.concat([Buffer.alloc(8), randomBytes(8), uint32(length), body])
  }
  const encrypted = (length: number) => Buffer.concat([Buffer.alloc(8, 9), randomBytes(16 + length)])

  /** Hands the bytes over one by one, as the slowest network would. */
  const trickle = (bytes: Buffer): { packets: Buffer[]; framing: Framing } => {
    let framing: Framing | null = null
    let start: Buffer = Buffer.alloc(0)
    const packets: Buffer[] = []
    for (const byte of bytes) {
      const chunk = Buffer.from([byte])
      if (framing) packets.push(...framing.push(chunk))
      else {
        start = Buffer.concat([start, chunk])
        const detected = detectFraming(start)
        framing = detected?.framing ?? null
        if (detected) packets.push(...detected.framing.push(detected.rest))
      }
    }
    if (!framing) throw new Error('not detected')
    return { packets, framing }
  }

  test.each([
    ['unpadded', 0xeeeeeeee, 0],
    ['padded', 0xdddddddd, 7],
  ])('%s packets arrive whole whatever the chunks', (_name, tag, padding) => {
    const sent = [plain(40), encrypted(96), encrypted(16)]
    const framed = sent.map((packet) => Buffer.concat([uint32(packet.length + padding), packet, randomBytes(padding)]))
    const { packets, framing } = trickle(Buffer.concat([uint32(tag), ...framed]))
    expect(packets).toEqual(sent)
    const answer = framing.encode(Buffer.alloc(24, 5))
    expect(answer.readUInt32LE(0)).toBe(answer.length - 4)
    expect(answer.subarray(4, 28)).toEqual(Buffer.alloc(24, 5))
  })
})
