import { z } from 'zod'
import { emptyBody, endpoint } from '../endpoint.ts'

export const disconnectHubspot = endpoint({
  method: 'post',
  path: '/api/hubspot/disconnect',
  auth: ['bearer', 'session'],
  summary: 'Revokes our access to HubSpot and forgets the tokens; digests and links stay',
  input: emptyBody,
  output: z.object({ success: z.literal(true) }),
  handle: async ({ user }, { hubspotConnections }) => {
    await hubspotConnections.disconnect(user.id)
    return { success: true as const }
  },
})
