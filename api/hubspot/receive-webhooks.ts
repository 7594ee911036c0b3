import { z } from 'zod'
import { endpoint } from '../endpoint.ts'

const contactType = '0-1'
const Digits = z.coerce.string().regex(/^\d{1,20}$/)
/** HubSpot adds fields as it likes; what is not about our contacts is passed over. */
const Event = z.looseObject({
  portalId: Digits,
  subscriptionType: z.string(),
  objectId: Digits.optional().catch(undefined),
  objectTypeId: z.string().optional().catch(undefined),
  primaryObjectId: Digits.optional().catch(undefined),
  mergedObjectIds: z.array(Digits).optional().catch(undefined),
})
type Event = z.infer<typeof Event>

const changed = new Set(['object.deletion', 'object.merge', 'contact.deletion', 'contact.merge'])

type News = { portalId: string; contactId: string; news: 'changed' | 'erased' }

const newsOf = (event: Event): News[] => {
  const { portalId, subscriptionType, objectId, objectTypeId, primaryObjectId, mergedObjectIds = [] } = event
  if (subscriptionType === 'contact.privacyDeletion')
    return objectId === undefined ? [] : [{ portalId, contactId: objectId, news: 'erased' }]
  if (!changed.has(subscriptionType) || (objectTypeId !== undefined && objectTypeId !== contactType)) return []
  const ids = new Set([objectId, primaryObjectId, ...mergedObjectIds].filter((id) => id !== undefined))
  return [...ids].map((contactId) => ({ portalId, contactId, news: 'changed' }))
}

export const receiveHubspotWebhooks = endpoint({
  method: 'post',
  path: '/api/hubspot/webhooks',
  auth: ['hubspot-app'],
  summary: 'What HubSpot tells of contacts: merged, deleted, erased at the person’s request',
  input: z.looseObject({ body: z.array(Event).max(1_000) }),
  output: z.object({ success: z.literal(true) }),
  // HubSpot waits five seconds: the work is queued, and may be queued twice.
  handle: async ({ body }, { queue }) => {
    for (const news of body.flatMap(newsOf)) await queue.push('follow-contact', news)
    return { success: true as const }
  },
})
