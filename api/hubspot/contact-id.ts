import { z } from 'zod'

/** A HubSpot record id. */
export const ContactId = z.string().regex(/^\d{1,20}$/, 'not the id of a HubSpot contact')
