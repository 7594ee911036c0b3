import { type Args } from './args.ts'

/** One method of the Bot API; throws BotApiError to refuse. `signal` aborts when the caller is gone. */
export type Method = { name: string; answer(args: Args, signal: AbortSignal): unknown }

export const method = (name: string, answer: Method['answer']): Method => ({ name, answer })
