import { createServer } from 'node:http'
import { createApp } from './create-app.ts'
import { createFaults } from './faults.ts'
import { createModel } from './model.ts'
import { OpenAiSandboxOptions } from './options.ts'
import { createRequestLog } from './request-log.ts'
import { createMeter } from './usage.ts'

export type OpenAiSandbox = Awaited<ReturnType<typeof startOpenAiSandbox>>

/**
 * Starts a stand-in of OpenAI's HTTP API: chat completions and responses with structured output. Rejects if the port is
 * taken (EADDRINUSE) or an option is wrong (ZodError).
 */
export const startOpenAiSandbox = async (options: OpenAiSandboxOptions = {}) => {
  const settings = OpenAiSandboxOptions.parse(options)
  const model = createModel(settings.answers)
  const log = createRequestLog(settings.logSize)
  const faults = createFaults(settings.latencyMs)
  const server = createServer(createApp({ settings, model, meter: createMeter(), log, faults }))
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(settings.port, settings.host, () => {
      server.off('error', reject)
      resolve()
    })
  })
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : settings.port
  const root = `http://${settings.host}:${port}`

  return {
    root,
    baseUrl: `${root}/v1`,
    apiKey: settings.apiKey,
    faults: faults.orders,
    /** Lets a function answer instead of the extractor; null takes it away again. Its object must have the schema asked for. */
    answerWith: model.script,
    calls: log.calls,
    /** What it was sent, oldest first. */
    requests: log.requests,
    reset: log.reset,
    async close() {
      faults.orders.clear()
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeAllConnections()
      await closed
    },
  }
}
