import { z } from 'zod'

/** What a person agreed to: the version of the wording they saw, and when. */
export const Consent = z.object({ version: z.string(), at: z.date() })
export type Consent = z.infer<typeof Consent>
