import { z } from 'zod'
import { AppError } from '../../core/errors.ts'
import { type HubspotFailure } from './hubspot-failure.ts'
import { type ItemOutcome } from './types.ts'

const longestMessage = 300
const Details = z.array(z.object({ message: z.string() }))

/** HubSpot's words for people: the JSON list that it hides in validation messages is opened. */
export const readableMessage = (message: string): string => {
  const [, prefix = message, json = ''] = /^(.*?):?\s*(\[\{.*\}\])$/s.exec(message) ?? []
  try {
    const details = json ? Details.parse(JSON.parse(json)) : []
    const text = details.length > 0 ? details.map((detail) => detail.message).join(' ') : prefix
    return text.slice(0, longestMessage)
  } catch {
    return message.slice(0, longestMessage)
  }
}

type Row = { is: (failure: HubspotFailure) => boolean; error: (failure: HubspotFailure) => AppError }

const rows: Row[] = [
  {
    is: ({ status }) => status === 401 || status === 403,
    error: (cause) =>
      new AppError('hubspot-access-lost', 'HubSpot no longer lets us in. Please connect HubSpot again.', { cause }),
  },
  {
    is: ({ status }) => status === 429,
    error: (cause) =>
      new AppError('hubspot-rate-limited', 'HubSpot asks us to slow down. Please try again a little later.', {
        cause,
        retryAfterSeconds: cause.retryAfterSeconds ?? (cause.body.policyName === 'DAILY' ? 3_600 : 10),
      }),
  },
  {
    is: ({ status }) => status !== null && status >= 400 && status < 500 && status !== 408,
    error: (cause) =>
      new AppError('hubspot-rejected', `HubSpot refused: ${readableMessage(cause.body.message) || cause.status}`, {
        cause,
      }),
  },
]

/** What the rest of the product gets to see of a failed call. */
export const toAppError = (failure: HubspotFailure): AppError =>
  rows.find(({ is }) => is(failure))?.error(failure) ??
  new AppError('hubspot-unreachable', 'HubSpot cannot be reached just now. Please try again later.', {
    cause: failure,
  })

const conflicts = /CONFLICTING_UNIQUE_VALUE|already (exists|has that value)/i
const otherFaults = /PROPERTY_DOESNT_EXIST|READ_ONLY_VALUE|PROPERTY_VALUE_TOO_LONG/

type ItemError = { status?: number | null; category?: string | undefined; message: string }

/** Why one item of a batch was refused. `uniqueName`: a refusal that names this property counts as a doubled value. */
export const refusedItem = (
  { status, category = '', message }: ItemError,
  uniqueName?: string,
): Extract<ItemOutcome<never>, { ok: false }> => {
  const namesUnique = uniqueName !== undefined && message.includes(uniqueName) && !otherFaults.test(message)
  const isDuplicate =
    status === 409 || ['CONFLICT', 'OBJECT_ALREADY_EXISTS'].includes(category) || conflicts.test(message) || namesUnique
  const isMissing = status === 404 || category === 'OBJECT_NOT_FOUND'
  const reason = isDuplicate ? 'duplicate' : isMissing ? 'not-found' : 'rejected'
  return { ok: false, reason, message: readableMessage(message) || 'HubSpot refused this without saying why.' }
}
