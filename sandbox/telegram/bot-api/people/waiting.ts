import { type Parts } from '../parts.ts'

export type Waiting = ReturnType<typeof createWaiting>

/** Waits for something to become true in a chat, looked at anew whenever anything happens there. */
export const createWaiting = ({ happenings }: Pick<Parts, 'happenings'>) => {
  const cancels = new Set<() => void>()
  return {
    /** Resolves with the first truthy answer of `check`; rejects after `timeoutMs` with what `explain` says. */
    until<T>(chatId: number, check: () => T | null | undefined | false, timeoutMs: number, explain: () => string) {
      return new Promise<T>((resolve, reject) => {
        const look = () => {
          try {
            const found = check()
            if (found) finish(() => resolve(found))
          } catch (error) {
            finish(() => reject(error instanceof Error ? error : new Error(String(error))))
          }
        }
        const finish = (settle: () => void) => {
          clearTimeout(timer)
          stopListening()
          cancels.delete(cancel)
          settle()
        }
        const cancel = () => finish(() => reject(new Error('the Bot API sandbox was closed while a test still waited')))
        const stopListening = happenings.listen((happening) => {
          if (happening.chatId === chatId) look()
        })
        const timer = setTimeout(() => finish(() => reject(new Error(explain()))), timeoutMs)
        cancels.add(cancel)
        look()
      })
    },
    close() {
      for (const cancel of [...cancels]) cancel()
    },
  }
}
