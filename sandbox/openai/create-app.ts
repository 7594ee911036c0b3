import { setTimeout as sleep } from 'node:timers/promises'
import express, { type ErrorRequestHandler, type Express, type RequestHandler, type Response } from 'express'
import { ApiError, badKey, invalidRequest, refuse, unknownModel } from './api-error.ts'
import { type Faults } from './faults.ts'
import { type Model, type Said } from './model.ts'
import { type OpenAiSandboxSettings } from './options.ts'
import { type Prompt, readChatRequest, readResponsesRequest } from './prompt.ts'
import { type createRequestLog } from './request-log.ts'
import { type createMeter, tokensIn, type Usage } from './usage.ts'
import { chatCompletionView, responseView } from './views.ts'

export type AppParts = {
  settings: OpenAiSandboxSettings
  model: Model
  meter: ReturnType<typeof createMeter>
  log: ReturnType<typeof createRequestLog>
  faults: Faults
}
const pieces = 10

const sendSlowly = async (res: Response, body: string, ms: number) => {
  res.status(200).type('json').flushHeaders()
  for (let i = 0; i < pieces && !res.destroyed; i++) {
    res.write(body.slice((body.length * i) / pieces, (body.length * (i + 1)) / pieces))
    await sleep(ms / pieces, undefined, { ref: false })
  }
  res.end()
}

/** Cut where the tokens that were asked for end. */
const withinLimit = (said: Said, { maxTokens }: Prompt): Said => {
  const tokens = maxTokens === null ? 0 : tokensIn(said.text)
  if (maxTokens === null || tokens <= maxTokens) return said
  return { ...said, text: said.text.slice(0, (said.text.length * maxTokens) / tokens), finish: 'length' }
}

/** The stand-in's HTTP surface. */
export const createApp = ({ settings, model, meter, log, faults }: AppParts): Express => {
  const requireKey: RequestHandler = (req, _res, next) => {
    if (req.get('authorization') !== `Bearer ${settings.apiKey}`) throw badKey()
    next()
  }
  const answer =
    (read: (body: unknown) => Prompt, view: (prompt: Prompt, said: Said, usage: Usage) => object): RequestHandler =>
    async (req, res) => {
      const prompt = read(req.body)
      if (settings.models && !settings.models.includes(prompt.model)) throw unknownModel(prompt.model)
      const said = withinLimit(faults.distort(model.say(prompt)), prompt)
      const body = view(prompt, said, meter(prompt.turns, prompt.schema, said.text))
      const ms = faults.slownessOf(res)
      if (ms > 0) await sendSlowly(res, JSON.stringify(body), ms)
      else res.json(body)
    }

  const app = express()
  app.disable('x-powered-by')
  app.get('/sandbox/state', (_req, res) => void res.json({ calls: log.calls(), requests: log.requests() }))
  app.use(express.json({ limit: '20mb' }), log.middleware, requireKey)
  app.get('/v1/models', (_req, res) => {
    const data = (settings.models ?? []).map((id) => ({ id, object: 'model', created: 0, owned_by: 'sandbox' }))
    res.json({ object: 'list', data })
  })
  app.use(faults.middleware)
  app.post('/v1/chat/completions', answer(readChatRequest, chatCompletionView))
  app.post('/v1/responses', answer(readResponsesRequest, responseView))
  app.use((req, res) => refuse(res, new ApiError(404, invalidRequest(`Invalid URL (${req.method} ${req.path})`).body)))

  const onError: ErrorRequestHandler = (error: unknown, _req, res, next) => {
    if (res.headersSent) return next(error)
    if (error instanceof ApiError) return refuse(res, error)
    const message = error instanceof Error ? error.message : String(error)
    if (error instanceof Error && 'status' in error) return refuse(res, invalidRequest(message))
    // No status that a client would try again on: this is a mistake in a test.
    refuse(res, invalidRequest(`The stand-in failed: ${message}`))
  }
  app.use(onError)
  return app
}
