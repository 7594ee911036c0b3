import { z } from 'zod'
import { endpoint, noInput } from '../endpoint.ts'

export const getMe = endpoint({
  method: 'get',
  path: '/api/me',
  auth: ['bearer', 'session'],
  summary: 'Who is signed in',
  input: noInput,
  output: z.object({ id: z.string() }),
  handle: async ({ user }) => ({ id: user.id }),
})
