import { type Update } from 'grammy/types'
import { conflict } from '../bot-api-error.ts'
import { type UpdateQueue } from './update-queue.ts'

export type LongPoll = ReturnType<typeof createLongPoll>
type Waiting = { end: (error?: Error) => void }
type Request = { offset: number; limit: number; timeoutMs: number; signal: AbortSignal }

/** getUpdates: answers at once if there is anything, else when something comes or the time is over. One waits at a time. */
export const createLongPoll = (queue: UpdateQueue) => {
  let waiting: Waiting | null = null

  const wait = ({ limit, timeoutMs, signal }: Request) =>
    new Promise<Update[]>((resolve, reject) => {
      const end = (error?: Error) => {
        clearTimeout(timer)
        stopListening()
        signal.removeEventListener('abort', giveUp)
        if (waiting === self) waiting = null
        if (error) reject(error)
        else resolve(queue.peek(limit))
      }
      const giveUp = () => end()
      const self: Waiting = { end }
      const timer = setTimeout(giveUp, timeoutMs)
      const stopListening = queue.listen(giveUp)
      signal.addEventListener('abort', giveUp)
      waiting = self
    })

  return {
    async get(request: Request): Promise<Update[]> {
      queue.confirm(request.offset)
      if (queue.pending() > 0 || request.timeoutMs === 0) return queue.peek(request.limit)
      // Telegram ends the older call, so the newer of two pollers stays.
      waiting?.end(conflict('terminated by other getUpdates request; make sure that only one bot instance is running'))
      return wait(request)
    },
    endForWebhook: () => waiting?.end(conflict('terminated by setWebhook request')),
    close: () => waiting?.end(),
  }
}
