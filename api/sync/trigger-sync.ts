import { z } from 'zod'
import { emptyBody, endpoint } from '../endpoint.ts'

export const triggerSync = endpoint({
  method: 'post',
  path: '/api/sync/trigger',
  auth: ['bearer', 'session'],
  summary: 'Queues an immediate sync; while one is under way, returns that one',
  input: emptyBody,
  output: z.object({ jobId: z.string() }),
  handle: ({ user }, { sync }) => sync.trigger(user.id),
})
