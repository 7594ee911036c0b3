import { z } from 'zod'

const Status = z.object({
  state: z.enum(['waiting', 'active', 'completed', 'failed', 'not_found']),
  progress: z.number(),
  error: z.string().nullable(),
  result: z
    .object({
      dialogsProcessed: z.number(),
      digestsCreated: z.number(),
      digestsUpdated: z.number(),
      notesCreated: z.number(),
      notesUpdated: z.number(),
      errors: z.array(z.object({ peerName: z.string().nullable(), message: z.string() })),
    })
    .nullable(),
})
export type Status = z.infer<typeof Status>

const Digests = z.object({
  digests: z.array(
    z.object({
      digestDate: z.string(),
      messageCount: z.number(),
      status: z.string(),
      noteState: z.string(),
      summary: z.string().nullable(),
      structuredData: z.object({ urgency: z.string(), language: z.string() }).nullable(),
      dialog: z.object({ peerName: z.string() }).nullable(),
    }),
  ),
})
export type ShownDigest = z.infer<typeof Digests>['digests'][number]

/** The REST API as the demo uses it: a person's program would do the same. Throws the API's own words for a failure. */
export const createClient = (apiUrl: string, token: string, signal: AbortSignal) => {
  const call = async <T>(schema: z.ZodType<T>, method: 'GET' | 'POST', path: string): Promise<T> => {
    const response = await fetch(apiUrl + path, { method, headers: { authorization: `Bearer ${token}` }, signal })
    const body: unknown = await response.json()
    if (!response.ok) throw new Error(z.object({ error: z.string() }).parse(body).error)
    return schema.parse(body)
  }
  return {
    trigger: () => call(z.object({ jobId: z.string() }), 'POST', '/api/sync/trigger'),
    status: (jobId: string) => call(Status, 'GET', `/api/sync/status?jobId=${encodeURIComponent(jobId)}`),
    digests: () => call(Digests, 'GET', '/api/digests'),
  }
}
