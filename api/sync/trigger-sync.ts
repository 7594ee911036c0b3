import { z } from 'zod'
import { endpoint } from '../endpoint.ts'

export const triggerSync = endpoint({
  method: 'post',
  path: '/api/sync/trigger',
  auth: ['bearer'],
  summary: 'Queues an immediate sync; while one is under way, returns that one',
  input: z.strictObject({ query: z.strictObject({}), body: z.strictObject({}).optional() }),
  output: z.object({ jobId: z.string() }),
  handle: ({ user }, { sync }) => sync.trigger(user.id),
})
