import { type Clock } from '../clock.ts'

/** What happened in a chat, in order; `text` is how the message looked at that moment. */
export type Happening = { chatId: number; seq: number; at: number } & (
  | { kind: 'sent' | 'edited'; messageId: number; who: string; text: string }
  | { kind: 'deleted'; messageId: number; who: string }
  | { kind: 'pressed'; messageId: number; who: string; label: string; queryId: string }
  | { kind: 'answered'; text: string; isAlert: boolean; queryId: string; url: string | null }
  | { kind: 'acting'; action: string }
  | { kind: 'noted'; text: string }
)
type WithoutPlace<T> = T extends unknown ? Omit<T, 'chatId' | 'seq' | 'at'> : never
export type Happenings = ReturnType<typeof createHappenings>
export type KeptHappenings = { past: Happening[] }

/** The diary of all chats, and who wants to hear of it at once. */
export const createHappenings = (clock: Clock, kept?: KeptHappenings) => {
  const past = kept?.past ?? []
  const listeners = new Set<(happening: Happening) => void>()
  return {
    record(chatId: number, what: WithoutPlace<Happening>): Happening {
      const happening: Happening = { ...what, chatId, seq: past.length + 1, at: clock.now() }
      past.push(happening)
      for (const listener of [...listeners]) listener(happening)
      return happening
    },
    of: (chatId: number) => past.filter((happening) => happening.chatId === chatId),
    newestSeq: () => past.length,
    /** Returns how to stop listening. */
    listen(listener: (happening: Happening) => void): () => void {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    keep: (): KeptHappenings => ({ past }),
  }
}
