import { z } from 'zod'
import { linkPurposes } from '../../models/link.ts'
import { sessionCookie } from '../cookies.ts'
import { endpoint } from '../endpoint.ts'

const Person = z.object({
  telegramUserId: z.string().nullable(),
  telegramAccounts: z.array(
    z.object({ firstName: z.string(), lastName: z.string().nullable(), username: z.string().nullable() }),
  ),
  hubspotPortalId: z.string().nullable(),
})

export const redeemLink = endpoint({
  method: 'post',
  path: '/api/links/redeem',
  auth: ['session', 'bearer', 'public'],
  summary: 'Says who a one-time link would connect to whom; with `confirm` does it: signs in, or links two users',
  input: z.strictObject({
    query: z.strictObject({}),
    body: z.strictObject({
      token: z.string('is needed: what stands behind # in the link').min(1).max(200),
      confirm: z.boolean().default(false),
    }),
  }),
  output: z.object({
    /** False: this was the preview, and nothing has happened yet. */
    confirmed: z.boolean(),
    action: z.enum(['sign-in', 'link', 'none']),
    purpose: z.enum(linkPurposes),
    person: Person.nullable(),
    you: Person.nullable(),
    expiresAt: z.iso.datetime().nullable(),
  }),
  async handle({ body, user }, { links, sessions }) {
    const callerId = user?.id ?? null
    if (!body.confirm) {
      const preview = await links.previewLink(body.token, callerId)
      return { confirmed: false, ...preview, expiresAt: preview.expiresAt.toISOString() }
    }
    const { action, purpose, userId } = await links.redeemLink(body.token, callerId)
    const isSomebodyElse = user?.via !== 'bearer' && userId !== callerId
    const cookies = isSomebodyElse ? [sessionCookie(await sessions.open(userId))] : []
    return { confirmed: true, action, purpose, person: null, you: null, expiresAt: null, cookies }
  },
})
