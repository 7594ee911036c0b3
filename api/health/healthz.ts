import { z } from 'zod'
import { endpoint, noInput } from '../endpoint.ts'

export const healthz = endpoint({
  method: 'get',
  path: '/healthz',
  auth: ['public'],
  summary: 'The process is alive',
  input: noInput,
  output: z.object({ status: z.literal('ok') }),
  handle: async () => ({ status: 'ok' as const }),
})
