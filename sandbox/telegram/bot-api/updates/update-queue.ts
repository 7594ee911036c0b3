import { type Update } from 'grammy/types'
import { type UpdateFaults } from '../state/faults.ts'

export type UpdateKind = Exclude<keyof Update, 'update_id'>
export type UpdateContent = Omit<Update, 'update_id'>
export type UpdateQueue = ReturnType<typeof createUpdateQueue>
export type KeptUpdates = { nextId: number; queue: Update[]; allowed: string[] | null }

/** Not sent unless asked for. */
const unasked = ['chat_member', 'message_reaction', 'message_reaction_count']

/** What the bot has not confirmed yet. Kinds that it did not ask for never enter. */
export const createUpdateQueue = (kept?: KeptUpdates) => {
  let nextId = kept?.nextId ?? 1
  let queue = kept?.queue ?? []
  let allowed = kept?.allowed ?? null
  let duplicatesLeft = 0
  let isReordering = false
  let held: UpdateContent | null = null
  const listeners = new Set<() => void>()

  const enqueue = (content: UpdateContent) => {
    const update: Update = { update_id: nextId, ...content }
    nextId += 1
    queue.push(update)
    if (duplicatesLeft > 0) {
      duplicatesLeft -= 1
      queue.push(update)
    }
  }
  const wake = () => {
    for (const listener of [...listeners]) listener()
  }

  const faults: UpdateFaults = {
    duplicate(n) {
      duplicatesLeft = n
    },
    reorder() {
      isReordering = true
    },
    clearFaults() {
      duplicatesLeft = 0
      isReordering = false
      if (held) enqueue(held)
      held = null
    },
  }

  return {
    faults,
    push(kind: UpdateKind, content: UpdateContent) {
      if (allowed ? !allowed.includes(kind) : unasked.includes(kind)) return
      if (isReordering) {
        isReordering = false
        held = content
        return
      }
      enqueue(content)
      if (held) enqueue(held)
      held = null
      wake()
    },
    /** An empty list means the default again. */
    allow(kinds: string[]) {
      allowed = kinds.length > 0 ? kinds : null
    },
    allowed: () => allowed,
    pending: () => queue.length,
    peek: (limit: number) => queue.slice(0, limit),
    all: () => [...queue],
    /** Forgets everything before that id; a negative one keeps only that many of the newest. */
    confirm(offset: number) {
      queue = offset < 0 ? queue.slice(offset) : queue.filter(({ update_id: id }) => id >= offset)
    },
    remove(update: Update) {
      const at = queue.indexOf(update)
      if (at >= 0) queue.splice(at, 1)
    },
    drop() {
      queue = []
    },
    listen(listener: () => void): () => void {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    keep: (): KeptUpdates => ({ nextId, queue, allowed }),
  }
}
