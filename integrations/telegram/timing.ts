import { type TelegramConfig } from './types.ts'

/** All in milliseconds. */
export type TelegramTiming = {
  /** To open a connection, all tries together but for the delays between them. */
  connectTimeoutMs: number
  /** For the answer to one call. */
  callTimeoutMs: number
  /** For a whole log-out. */
  logOutTimeoutMs: number
  /** Between the starts of two calls of one connection; up to a third more is added at random. */
  minGapMs: number
  /** Before the second try of a call; the third waits twice as long. */
  retryDelayMs: number
}

const isLocal = (host: string): boolean => host === 'localhost' || host === '::1' || host.startsWith('127.')

/** The usual times. Telegram gets about one call a second per account; a server on this machine has no such limit. */
export const timingFor = ({ servers }: TelegramConfig, overrides: Partial<TelegramTiming> = {}): TelegramTiming => ({
  connectTimeoutMs: 20_000,
  callTimeoutMs: 30_000,
  logOutTimeoutMs: 10_000,
  minGapMs: servers.length > 0 && servers.every(({ host }) => isLocal(host)) ? 0 : 1_000,
  retryDelayMs: 1_000,
  ...overrides,
})
