import { z } from 'zod'
import { endpoint, noInput } from '../endpoint.ts'

export const readyz = endpoint({
  method: 'get',
  path: '/readyz',
  auth: ['public'],
  summary: 'The process can serve: its database answers (503 if not)',
  input: noInput,
  output: z.object({ status: z.enum(['ready', 'database-unreachable']) }),
  isUnavailable: ({ status }) => status !== 'ready',
  handle: async (_request, { isReady }) => ({
    status: (await isReady()) ? ('ready' as const) : ('database-unreachable' as const),
  }),
})
