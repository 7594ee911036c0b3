import { z } from 'zod'
import { Id } from '../../core/ids.ts'
import { endpoint } from '../endpoint.ts'

export const revokeToken = endpoint({
  method: 'delete',
  path: '/api/tokens/:id',
  auth: ['bearer', 'session'],
  summary: 'Ends a token at once',
  input: z.strictObject({
    query: z.strictObject({}),
    params: z.strictObject({ id: Id }),
    body: z.strictObject({}).optional(),
  }),
  output: z.object({ success: z.literal(true) }),
  async handle({ params, user }, { apiTokens }) {
    await apiTokens.revoke(user.id, params.id)
    return { success: true as const }
  },
})
