import { setTimeout as pause } from 'node:timers/promises'
import { type Request, type Response, Router } from 'express'
import { BotApiError, errorBody } from '../bot-api-error.ts'
import { createArgs } from '../methods/args.ts'
import { type Faults } from '../state/faults.ts'
import { type Files } from '../state/files.ts'
import { type Calls } from './calls.ts'
import { readArgs } from './read-args.ts'

type Parts = { token: string; calls: Calls; faults: Faults; files: Files }

const refuse = (res: Response, error: unknown) => {
  const known =
    error instanceof BotApiError
      ? error
      : new BotApiError(500, `Internal Server Error: ${error instanceof Error ? error.message : String(error)}`)
  if (known !== error) console.error('Bot API sandbox:', error)
  const retryAfter = known.parameters?.retry_after
  if (retryAfter !== undefined) res.set('Retry-After', String(retryAfter))
  res.status(known.code).json(errorBody(known))
}

/** Aborts when the caller hangs up before the answer. */
const signalOf = (res: Response): AbortSignal => {
  const gone = new AbortController()
  res.on('close', () => gone.abort())
  return gone.signal
}

/** /bot<token>/<method> and /file/bot<token>/<path>. */
export const botRoutes = ({ token, calls, faults, files }: Parts) => {
  const router = Router()

  const checkToken = (given: string) => {
    if (!/^[1-9]\d{0,15}:[^/]+$/.test(given)) throw new BotApiError(401, 'Unauthorized: invalid token specified')
    if (given !== token) throw new BotApiError(401, 'Unauthorized')
  }

  const answer = async (req: Request<{ token: string; method: string }>, res: Response) => {
    checkToken(req.params.token)
    const { method } = req.params
    const args = await readArgs(req).catch((error: unknown) => {
      calls.note(method, createArgs({}))
      throw error
    })
    calls.note(method, args)
    const fault = faults.take(method)
    if (fault?.kind === 'refuse') throw fault.error
    if (fault?.kind === 'hang') return faults.hold(() => void res.destroy())
    if (fault?.kind === 'drop' && !fault.isDone) return void res.destroy()
    const result = await calls.run(method, args, signalOf(res))
    if (fault?.kind === 'drop') res.destroy()
    else res.json({ ok: true, result })
  }

  router.all('/bot:token/:method', (req, res) => {
    const late = faults.latencyMs() > 0 ? pause(faults.latencyMs()) : Promise.resolve()
    late.then(() => answer(req, res)).catch((error: unknown) => refuse(res, error))
  })
  router.get('/file/bot:token/*path', (req, res) => {
    const { token: given, path } = req.params
    const file = given === token ? files.atPath(path.join('/')) : null
    if (!file) return refuse(res, new BotApiError(404, 'Not Found'))
    res.type('application/octet-stream').send(file.bytes)
  })
  return router
}
