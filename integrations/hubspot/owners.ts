import { z } from 'zod'
import { type Caller } from './caller.ts'
import { toAppError } from './error-map.ts'
import { type Crm } from './types.ts'

const Owner = z.object({ id: z.coerce.string().regex(/^\d+$/) })

/** A HubSpot user's id as an owner is another one than as a user. */
export const createOwners = (caller: Caller): Pick<Crm, 'ownerIdOf'> => ({
  async ownerIdOf(hubspotUserId) {
    const sent = await caller.ask({
      answer: Owner,
      run: (client) => client.crm.owners.ownersApi.getById(Number(hubspotUserId), 'userId', false),
    })
    if (sent.ok) return sent.value.id
    if (sent.failure.status === 404) return null
    throw toAppError(sent.failure)
  },
})
