import { type MessageEntity } from 'grammy/types'

/** A text and its entities; offsets and lengths count UTF-16 units, as JavaScript does. */
export type Formatted = { text: string; entities: MessageEntity[] }

/** Where a place in the source stands in UTF-8 bytes, which is how Telegram names places in its errors. */
export const byteOffset = (source: string, index: number) => Buffer.byteLength(source.slice(0, index))

/** Outer before inner, earlier before later. */
export const inOrder = (entities: MessageEntity[]): MessageEntity[] =>
  entities.toSorted((a, b) => a.offset - b.offset || b.length - a.length)
