import { BinaryReader } from 'telegram/extensions/index.js'
import { returnBigInt } from 'telegram/Helpers.js'

/** GramJS's own generated classes do the TL (de)serialisation; this file is where their `any` ends. */
export type TlObject = { className: string; CONSTRUCTOR_ID: number; getBytes(): Buffer }
export type TlValue = TlObject | TlObject[] | boolean

export const ids = {
  vector: 0x1cb5c415,
  boolTrue: 0x997275b5,
  boolFalse: 0xbc799737,
  rpcResult: 0xf35c6d01,
  msgContainer: 0x73f1f8dc,
  gzipPacked: 0x3072cfa1,
  futureSalts: 0xae500895,
}

export const isTlObject = (value: unknown): value is TlObject =>
  typeof value === 'object' && value !== null && 'className' in value && 'getBytes' in value

/** Reads one boxed object. Throws for a constructor that layer 198 does not have, and for cut-off bytes. */
export const readTl = (bytes: Buffer): TlObject => {
  const value: unknown = new BinaryReader(bytes).tgReadObject()
  if (!isTlObject(value)) throw new Error('not a TL object')
  return value
}

/** Reads a TL byte string at the start of `bytes`. */
export const readTlBytes = (bytes: Buffer): Buffer => new BinaryReader(bytes).tgReadBytes()

export const uint32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value >>> 0)
  return bytes
}

export const int64 = (value: bigint): Buffer => {
  const bytes = Buffer.alloc(8)
  bytes.writeBigInt64LE(BigInt.asIntN(64, value))
  return bytes
}

/** The wire form of what a method answers: an object, a vector of objects or a Bool. */
export const writeTl = (value: TlValue): Buffer => {
  if (typeof value === 'boolean') return uint32(value ? ids.boolTrue : ids.boolFalse)
  if (!Array.isArray(value)) return value.getBytes()
  return Buffer.concat([uint32(ids.vector), uint32(value.length), ...value.map((item) => item.getBytes())])
}

/** A TL `long` as GramJS wants it. */
export const long = (value: bigint | number) => returnBigInt(BigInt(value))

/** A TL `long` as the rest of this folder wants it. */
export const fromLong = (value: { toString(): string }): bigint => BigInt(value.toString())
