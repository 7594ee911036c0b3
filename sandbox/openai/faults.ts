import { type RequestHandler, type Response } from 'express'
import { type ApiError, outOfQuota, rateLimited, refuse, serverError } from './api-error.ts'
import { type Said } from './model.ts'

type HttpFault = { left: number; act: (res: Response, next: () => void) => void }
type SpeechFault = { left: number; change: (said: Said) => Said }

/** Puts something else in the place of every string of a JSON answer that `isMeant` names by its key. */
const rewrite = (text: string, isMeant: (key: string) => boolean, change: (value: string) => string): string =>
  JSON.stringify(
    JSON.parse(text, (key, value: unknown) => (typeof value === 'string' && isMeant(key) ? change(value) : value)),
  )

const finnish = 'Asiakas lähettää tarjouksen huomenna ja palaa sitten asiaan puhelimitse.'

/** Faults to order for coming requests; `times` defaults to 1. They strike in the order in which they were asked for. */
export const createFaults = (latencyMs: number) => {
  let delayMs = latencyMs
  let onWire: HttpFault[] = []
  let inSpeech: SpeechFault[] = []
  const hanging = new Set<Response>()
  const slow = new WeakMap<Response, number>()
  const addWire = (times: number, act: HttpFault['act']) => void onWire.push({ left: times, act })
  const addSpeech = (times: number, change: SpeechFault['change']) => void inSpeech.push({ left: times, change })
  const take = <T extends { left: number }>(faults: T[]): T | undefined => {
    const fault = faults.find(({ left }) => left > 0)
    if (fault) fault.left -= 1
    return fault
  }
  const fail = (error: ApiError, times: number) => addWire(times, (res) => refuse(res, error))

  const middleware: RequestHandler = (_req, res, next) => {
    const strike = () => {
      const fault = take(onWire)
      if (fault) fault.act(res, next)
      else next()
    }
    if (delayMs === 0) strike()
    else setTimeout(strike, delayMs)
  }

  return {
    middleware,
    /** What becomes of an answer. */
    distort: (said: Said): Said => take(inSpeech)?.change(said) ?? said,
    slownessOf: (res: Response) => slow.get(res) ?? 0,
    orders: {
      fail: (status: number, times = 1) => fail(serverError(status), times),
      rateLimit: (times = 1, retryAfterSeconds?: number) => fail(rateLimited(retryAfterSeconds), times),
      outOfQuota: (times = 1) => fail(outOfQuota(), times),
      /** Never answers. */
      hang: (times = 1) => addWire(times, (res) => void hanging.add(res)),
      /** Closes the socket instead of answering. */
      drop: (times = 1) => addWire(times, (res) => void res.req.socket.destroy()),
      /** Sends the head at once and the body piece by piece over this many ms. */
      slow: (ms: number, times = 1) =>
        addWire(times, (res, next) => {
          slow.set(res, ms)
          next()
        }),
      /** Sends the client elsewhere. */
      redirect: (location: string, times = 1) => addWire(times, (res) => void res.redirect(307, location)),
      refuseToAnswer: (times = 1) =>
        addSpeech(times, () => ({ text: '', refusal: "I'm sorry, I can't help with that.", finish: 'stop' })),
      filterContent: (times = 1) => addSpeech(times, () => ({ text: '', refusal: null, finish: 'content_filter' })),
      /** Ends in the middle, as when the limit of tokens is reached. */
      truncate: (times = 1) =>
        addSpeech(times, ({ text }) => ({ text: text.slice(0, text.length / 2), refusal: null, finish: 'length' })),
      invalidJson: (times = 1) =>
        addSpeech(times, (said) => ({ ...said, text: `Sure! Here is your digest:\n${said.text.slice(0, -1)},` })),
      /** JSON of another shape than was asked for. */
      wrongShape: (times = 1) => addSpeech(times, (said) => ({ ...said, text: '{"result":"ok"}' })),
      /** Says everything in Finnish. */
      wrongLanguage: (times = 1) =>
        addSpeech(times, (said) => ({ ...said, text: rewrite(said.text, (key) => key === 'text', () => finnish) })), // prettier-ignore
      /** Quotes what nobody said. */
      makeUpQuotes: (times = 1) =>
        addSpeech(times, (said) => ({
          ...said,
          text: rewrite(said.text, (key) => key === 'quote', () => 'I hereby agree to pay one million dollars'), // prettier-ignore
        })),
      /** Puts an address into everything it says. */
      makeUpLinks: (link: string, times = 1) =>
        addSpeech(times, (said) => ({
          ...said,
          text: rewrite(said.text, (key) => key === 'text', (value) => `${value} See ${link}`), // prettier-ignore
        })),
      /** Delays every answer by this many ms. */
      latency(ms: number) {
        delayMs = ms
      },
      clear() {
        onWire = []
        inSpeech = []
        delayMs = latencyMs
        for (const res of hanging) res.destroy()
        hanging.clear()
      },
    },
  }
}
export type Faults = ReturnType<typeof createFaults>
