import { z } from 'zod'

/** Property name -> value, e.g. {firstname: 'Ada', phone: '+44 20 7946 0958'}. Names HubSpot does not know become text properties. */
export const SeedContact = z.record(z.string().regex(/^[a-z][a-z0-9_]*$/), z.string())
export type SeedContact = z.infer<typeof SeedContact>

export const HubspotSandboxOptions = z.strictObject({
  /** 0 = any free port. */
  port: z.int().min(0).max(65_535).default(0),
  host: z.string().default('127.0.0.1'),
  clientId: z.string().min(1),
  clientSecret: z.string().min(1),
  portalId: z.string().regex(/^\d+$/).default('7001'),
  userId: z.string().regex(/^\d+$/).default('9001'),
  userEmail: z.string().default('demo@example.com'),
  /** Allowed redirect URIs; unset = any on localhost. */
  redirectUris: z.array(z.string()).optional(),
  contacts: z.array(SeedContact).default([]),
  rateLimit: z
    .strictObject({ perTenSeconds: z.int().min(1).default(110), searchPerSecond: z.int().min(1).default(5) })
    .prefault({}),
  /** false = the portal refuses unique properties on notes. */
  uniqueNoteProperties: z.boolean().default(true),
  /** How long a write stays invisible to search, in ms. */
  indexLagMs: z.int().min(0).default(0),
  /** Added to every API answer, in ms. */
  latencyMs: z.int().min(0).default(0),
  accessTokenSeconds: z.int().min(1).default(1_800),
})
export type HubspotSandboxOptions = z.input<typeof HubspotSandboxOptions>
export type HubspotSandboxSettings = z.output<typeof HubspotSandboxOptions>
