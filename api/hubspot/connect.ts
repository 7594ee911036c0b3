import { z } from 'zod'
import { redirect } from '../endpoint.ts'
import { consentCookie } from './consent-cookie.ts'

export const connectHubspot = redirect({
  path: '/api/hubspot/connect',
  auth: ['session', 'bearer', 'public'],
  summary: 'Sends the browser to HubSpot’s consent page; signed out, the consent signs the person in',
  input: z.strictObject({
    query: z.strictObject({
      /** Leave the portal that is connected for the one chosen now. */
      switchPortal: z.enum(['true', 'false']).default('false'),
    }),
  }),
  handle: async ({ query, user }, { hubspotConnections }) => {
    const switchPortal = query.switchPortal === 'true'
    const { url, browser, expiresAt } = await hubspotConnections.begin(user?.id ?? null, { switchPortal })
    return { location: url, cookies: [consentCookie(browser, expiresAt)] }
  },
})
