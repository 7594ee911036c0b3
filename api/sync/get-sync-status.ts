import { z } from 'zod'
import { runStates, SyncResult } from '../../models/sync-run.ts'
import { endpoint } from '../endpoint.ts'

export const getSyncStatus = endpoint({
  method: 'get',
  path: '/api/sync/status',
  auth: ['bearer', 'session'],
  summary: 'How a sync stands; `not_found` for a jobId that is unknown or somebody else’s',
  input: z.strictObject({
    query: z.strictObject({
      jobId: z.string('is needed: the id that POST /api/sync/trigger returned').min(1).max(200),
    }),
  }),
  output: z.object({
    state: z.enum([...runStates, 'not_found']),
    /** Percent, 0..100. */
    progress: z.number(),
    result: SyncResult.nullable(),
    error: z.string().nullable(),
  }),
  handle: ({ query, user }, { sync }) => sync.status(user.id, query.jobId),
})
