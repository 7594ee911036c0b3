import { z } from 'zod'
import { tokenScopes } from '../../models/api-token.ts'
import { endpoint, noInput } from '../endpoint.ts'

const TokenView = z.object({
  id: z.string(),
  name: z.string(),
  scopes: z.array(z.enum(tokenScopes)),
  createdAt: z.iso.datetime(),
  lastUsedAt: z.iso.datetime().nullable(),
})

export const listTokens = endpoint({
  method: 'get',
  path: '/api/tokens',
  auth: ['bearer', 'session'],
  summary: 'The user’s tokens, newest first, without the tokens themselves',
  input: noInput,
  output: z.object({ tokens: z.array(TokenView) }),
  handle: async ({ user }, { apiTokens }) => ({
    tokens: (await apiTokens.list(user.id)).map(({ _id: id, name, scopes, createdAt, lastUsedAt }) => ({
      id,
      name,
      scopes,
      createdAt: createdAt.toISOString(),
      lastUsedAt: lastUsedAt?.toISOString() ?? null,
    })),
  }),
})
