import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { DigestView, digestView } from '../views/digest-view.ts'

const Limit = z.coerce.number().int().min(1).max(100)

export const listDigests = endpoint({
  method: 'get',
  path: '/api/digests',
  auth: ['bearer', 'session'],
  summary: 'The newest digests of the user, newest day first',
  input: z.strictObject({ query: z.strictObject({ limit: Limit.default(50) }) }),
  output: z.object({ digests: z.array(DigestView) }),
  handle: async ({ query, user }, { digests }) => ({ digests: (await digests.list(user.id, query)).map(digestView) }),
})
