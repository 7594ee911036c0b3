import { pino, type Logger } from 'pino'
import { isAppError } from './errors.ts'

export type Log = Logger

/** Only these fields of an error are ever logged: messages of ours, names and codes of others. */
const describeError = (error: unknown) => {
  if (isAppError(error)) return { kind: error.kind, message: error.message }
  if (!(error instanceof Error)) return { name: 'unknown' }
  return {
    name: error.name,
    code: 'code' in error ? String(error.code) : undefined,
    stack: error.stack?.split('\n').slice(1, 6),
  }
}

/** JSON lines on the given stream (standard error by default). Callers pass ids and counts, never texts of chats, secrets or URLs. */
export const createLog = (level: string, stream: NodeJS.WritableStream = process.stderr): Log =>
  pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime, serializers: { error: describeError } }, stream)
