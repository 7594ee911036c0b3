import { type Measured } from './fit-messages.ts'

/** No part but the last is emptier than this share of the budget, which bounds their number. */
export const leastFill = 0.6
const replyWeight = 1.5

/** For the place after each message: how many replies reach over it. */
const repliesOver = (measured: Measured[]): number[] => {
  const places = new Map(measured.map(({ message }, i) => [message.id, i]))
  const steps = new Array<number>(measured.length).fill(0)
  for (const [to, { message }] of measured.entries()) {
    const from = message.replyToId === null ? undefined : places.get(message.replyToId)
    if (from === undefined || from >= to) continue
    steps[from] = (steps[from] ?? 0) + 1
    steps[to] = (steps[to] ?? 0) - 1
  }
  let open = 0
  return steps.map((step) => (open += step))
}

/**
 * Cuts a day into parts of at most `budget` tokens, where the talk paused longest and the fewest replies reach over. It
 * goes from the front, so that a day that goes on is cut as before and its first parts need not be read again.
 */
export const splitParts = (measured: Measured[], budget: number): Measured[][] => {
  const over = repliesOver(measured)
  const quality = (i: number): number => {
    const [here, next] = [measured[i]?.message, measured[i + 1]?.message]
    if (!here || !next) return -Infinity
    const pauseMinutes = Math.max(0, next.at.getTime() - here.at.getTime()) / 60_000
    return Math.log2(1 + pauseMinutes) - replyWeight * (over[i] ?? 0)
  }
  const parts: Measured[][] = []
  let start = 0
  while (start < measured.length) {
    let [tokens, end, best] = [0, start, -1]
    for (; end < measured.length; end++) {
      tokens += measured[end]?.tokens ?? 0
      if (tokens > budget && end > start) break
      if (tokens >= budget * leastFill && (best < 0 || quality(end) >= quality(best))) best = end
    }
    const last = end >= measured.length || best < 0 ? end - 1 : best
    parts.push(measured.slice(start, last + 1))
    start = last + 1
  }
  return parts
}

const mostContext = 12
const contextLength = 240

/** What a part has to know of what was written before it: the messages it answers, and the last two. */
export const contextOf = (part: Measured[], all: Measured[]): string[] => {
  const first = part[0]?.message.id ?? 0
  const answered = new Set(part.flatMap(({ message }) => message.replyToId ?? []))
  const before = all.filter(({ message }) => message.id < first)
  const wanted = new Set([...before.filter(({ message }) => answered.has(message.id)), ...before.slice(-2)])
  return [...wanted]
    .slice(-mostContext)
    .map(({ message: { id, from, text } }) =>
      JSON.stringify({ context: true, id, by: from, text: text.slice(0, contextLength) }),
    )
}
