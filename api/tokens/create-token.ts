import { z } from 'zod'
import { tokenScopes } from '../../models/api-token.ts'
import { endpoint } from '../endpoint.ts'

const Body = z.strictObject({
  name: z.string().trim().min(1).max(80),
  scopes: z
    .array(z.enum(tokenScopes))
    .min(1)
    .default([...tokenScopes]),
})

export const createToken = endpoint({
  method: 'post',
  path: '/api/tokens',
  auth: ['bearer', 'session'],
  summary: 'Makes a bearer token; it is shown this once',
  input: z.strictObject({ query: z.strictObject({}), body: Body }),
  output: z.object({ id: z.string(), token: z.string() }),
  handle: ({ body, user }, { apiTokens }) => apiTokens.create(user.id, body),
})
