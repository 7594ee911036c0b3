import { createHmac } from 'node:crypto'

/** What happened to a contact, in HubSpot's words. */
export type ContactEvent =
  | { subscriptionType: 'object.deletion' | 'contact.privacyDeletion'; objectId: number }
  | {
      subscriptionType: 'object.merge'
      objectId: number
      primaryObjectId: number
      mergedObjectIds: number[]
      newObjectId: number
      numberOfPropertiesMoved: number
    }
export type Webhooks = ReturnType<typeof createWebhooks>

type Sender = { clientSecret: string; portalId: string }

/** Signature v3 over method, address, body and time (developers.hubspot.com/docs/apps/developer-platform/build-apps/authentication/request-validation). */
export const sign = (
  secret: string,
  { method, uri, body, timestamp }: Record<'method' | 'uri' | 'body' | 'timestamp', string>,
) =>
  createHmac('sha256', secret)
    .update(method + uri + body + timestamp)
    .digest('base64')

/** Sends signed events to the app's target address, once it is known. A delivery that fails is tried twice more. */
export const createWebhooks = ({ clientSecret, portalId }: Sender) => {
  let target: { url: string; publicUri: string } | null = null
  let eventId = 0
  let last: Promise<unknown> = Promise.resolve()

  const deliver = async (to: NonNullable<typeof target>, body: string): Promise<void> => {
    for (let tries = 0; tries < 3; tries += 1) {
      const timestamp = String(Date.now())
      const signature = sign(clientSecret, { method: 'POST', uri: to.publicUri, body, timestamp })
      const response = await fetch(to.url, {
        method: 'POST',
        body,
        headers: {
          'content-type': 'application/json',
          'x-hubspot-signature-v3': signature,
          'x-hubspot-request-timestamp': timestamp,
        },
        signal: AbortSignal.timeout(5_000),
      }).catch(() => null)
      if (response?.ok) return
    }
  }

  return {
    /** `url` = where to connect; `publicUri` = the address that the app is registered with, which is what is signed. */
    setTarget: (url: string, publicUri = url) => void (target = { url, publicUri }),
    send(events: ContactEvent[]) {
      const to = target
      if (!to) return
      const body = JSON.stringify(
        events.map((event) => ({
          eventId: (eventId += 1),
          subscriptionId: 1,
          portalId: Number(portalId),
          appId: 1,
          occurredAt: Date.now(),
          attemptNumber: 0,
          changeSource: 'CRM_UI',
          ...(event.subscriptionType.startsWith('object.') && { objectTypeId: '0-1' }),
          ...event,
        })),
      )
      last = last.then(() => deliver(to, body))
    },
    /** Resolves once everything sent so far has been delivered or given up. */
    settled: () => last,
  }
}
