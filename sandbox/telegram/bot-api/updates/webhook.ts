import { setTimeout as pause } from 'node:timers/promises'
import { type Update } from 'grammy/types'
import { z } from 'zod'
import { type Clock } from '../clock.ts'
import { chatOfUpdate } from './chat-of-update.ts'
import { type UpdateQueue } from './update-queue.ts'

const answerWithinMs = 60_000
const longestPauseMs = 60_000

export type WebhookTarget = { url: string; secret: string; maxConnections: number }
export type Webhook = ReturnType<typeof createWebhook>
type Parts = {
  queue: UpdateQueue
  clock: Clock
  retryMs: number
  /** A webhook may answer with a method call; it is run and its result is lost. */
  onReply: (method: string, values: Record<string, unknown>) => Promise<void>
}
const Reply = z.looseObject({ method: z.string() })

/** Posts updates to the bot: one at a time for each chat, again and again until the answer is 2xx. */
export const createWebhook = ({ queue, clock, retryMs, onReply }: Parts) => {
  let target: WebhookTarget | null = null
  let stop = new AbortController()
  let lastError: { date: number; message: string } | null = null
  const busy = new Set<number>()
  let connections = 0

  const post = async (update: Update, { url, secret }: WebhookTarget, signal: AbortSignal) => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(secret && { 'x-telegram-bot-api-secret-token': secret }) },
      body: JSON.stringify(update),
      redirect: 'manual',
      signal: AbortSignal.any([signal, AbortSignal.timeout(answerWithinMs)]),
    })
    const body = await response.text()
    if (response.ok) {
      const reply = Reply.safeParse(parseJson(body))
      if (reply.success) await onReply(reply.data.method, reply.data)
      return null
    }
    const retryAfter = Number(response.headers.get('retry-after'))
    const message = `Wrong response from the webhook: ${response.status} ${response.statusText}`.trim()
    return { message, pauseMs: retryAfter > 0 ? retryAfter * 1_000 : null }
  }

  const deliver = async (update: Update, to: WebhookTarget, signal: AbortSignal) => {
    for (let pauseMs = retryMs; ; pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
      const fault = await post(update, to, signal).catch((error: unknown) => ({
        message:
          error instanceof Error && error.name === 'TimeoutError' ? 'Read timeout expired' : 'Connection refused',
        pauseMs: null,
      }))
      if (signal.aborted) return
      if (!fault) return queue.remove(update)
      lastError = { date: clock.seconds(), message: fault.message }
      await pause(fault.pauseMs ?? pauseMs, undefined, { signal }).catch(() => undefined)
      if (signal.aborted) return
    }
  }

  const pump = () => {
    if (!target) return
    const seen = new Set(busy)
    for (const update of queue.all()) {
      const chatId = chatOfUpdate(update)
      if (seen.has(chatId)) continue // its turn comes when the one before it is through
      if (connections >= target.maxConnections) return
      seen.add(chatId)
      busy.add(chatId)
      connections += 1
      const { signal } = stop
      void deliver(update, target, signal).finally(() => {
        if (signal.aborted) return
        busy.delete(chatId)
        connections -= 1
        pump()
      })
    }
  }
  queue.listen(pump)

  const clear = () => {
    stop.abort()
    stop = new AbortController()
    busy.clear()
    connections = 0
  }
  return {
    set(next: WebhookTarget | null) {
      clear()
      target = next
      lastError = null
      pump()
    },
    target: () => target,
    lastError: () => lastError,
    close() {
      target = null
      clear()
    },
  }
}

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
