import { z } from 'zod'
import { noSessionCookie, sessionCookieName } from '../cookies.ts'
import { emptyBody, endpoint } from '../endpoint.ts'

export const logout = endpoint({
  method: 'post',
  path: '/api/logout',
  auth: ['session'],
  summary: 'Signs this browser out',
  input: emptyBody,
  output: z.object({ success: z.literal(true) }),
  async handle({ cookies }, { sessions }) {
    await sessions.close(cookies[sessionCookieName] ?? '')
    return { success: true as const, cookies: [noSessionCookie] }
  },
})
