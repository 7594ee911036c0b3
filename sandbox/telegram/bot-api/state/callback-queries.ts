import { randomBytes } from 'node:crypto'
import { type Clock } from '../clock.ts'

export type Answer = { queryId: string; text: string; isAlert: boolean; url: string | null }
type Query = { id: string; chatId: number; askedAt: number; answer: Answer | null }
export type CallbackQueries = ReturnType<typeof createCallbackQueries>

// Telegram forgets a press that nobody answers; its own limit is not written down.
const answerableMs = 15_000

/** Presses of inline buttons and what the bot said to them. */
export const createCallbackQueries = (clock: Clock) => {
  const queries = new Map<string, Query>()
  return {
    ask(chatId: number): string {
      const id = randomBytes(8).readBigUInt64BE().toString()
      queries.set(id, { id, chatId, askedAt: clock.now(), answer: null })
      return id
    },
    /** The query, or null where Telegram would not know it any more. */
    answerable(id: string): Query | null {
      const query = queries.get(id)
      return query && clock.now() - query.askedAt <= answerableMs ? query : null
    },
    answersIn: (chatId: number): Answer[] =>
      [...queries.values()].flatMap(({ chatId: where, answer }) => (where === chatId && answer ? [answer] : [])),
    answerTo: (id: string): Answer | null => queries.get(id)?.answer ?? null,
  }
}
