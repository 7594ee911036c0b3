import { createAbridged } from './abridged.ts'
import { type Framing } from './framing.ts'
import { createFull } from './full.ts'
import { createIntermediate } from './intermediate.ts'
import { createObfuscated, obfuscationHeaderBytes } from './obfuscated.ts'

/** Tells the transport by the first bytes of a connection. Null = more bytes are needed. */
export const detectFraming = (start: Buffer): { framing: Framing; rest: Buffer } | null => {
  if (start[0] === 0xef) return { framing: createAbridged(), rest: start.subarray(1) }
  if (start.length < 8) return null
  const tag = start.readUInt32BE(0)
  if (tag === 0xeeeeeeee) return { framing: createIntermediate(), rest: start.subarray(4) }
  if (tag === 0xdddddddd) return { framing: createIntermediate({ padded: true }), rest: start.subarray(4) }
  // Full starts with its length and sequence number 0; an obfuscated header never has zeros there.
  if (start.readUInt32LE(4) === 0) return { framing: createFull(), rest: start }
  if (start.length < obfuscationHeaderBytes) return null
  const header = start.subarray(0, obfuscationHeaderBytes)
  return { framing: createObfuscated(header), rest: start.subarray(obfuscationHeaderBytes) }
}
