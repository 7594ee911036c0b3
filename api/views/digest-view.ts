import { z } from 'zod'
import { DigestContent, Provenance, TokenUse } from '../../models/digest-content.ts'
import { digestStatuses, noteStates } from '../../models/digest.ts'
import { type ListedDigest } from '../../services/digests/list-digests.ts'

export const DigestView = z.object({
  id: z.string(),
  digestDate: z.iso.datetime(),
  messageCount: z.int(),
  status: z.enum(digestStatuses),
  summary: z.string().nullable(),
  structuredData: DigestContent.omit({ summary: true }).nullable(),
  revised: z.boolean(),
  noteState: z.enum(noteStates),
  noteId: z.string().nullable(),
  /** Why there is no note, or none that is up to date, for people; null = there is one. */
  noteReason: z.string().nullable(),
  error: z.string().nullable(),
  /** What wrote it: a model's name or `local-…`; `provenance.fallback` says why the model did not. */
  model: z.string().nullable(),
  tokens: TokenUse.nullable(),
  provenance: Provenance.nullable(),
  dialog: z.object({ id: z.string(), peerName: z.string(), peerUsername: z.string().nullable() }).nullable(),
})

export const digestView = (digest: ListedDigest): z.input<typeof DigestView> => {
  const {
    _id: id,
    digestDate,
    messageCount,
    status,
    summary,
    structuredData,
    revised,
    noteState,
    noteId,
    noteReason,
    error,
    model,
    tokens,
    provenance = null,
    dialog,
  } = digest
  return {
    id,
    digestDate: digestDate.toISOString(),
    messageCount,
    status,
    summary,
    structuredData,
    revised,
    noteState,
    noteId,
    noteReason,
    error,
    model,
    tokens,
    provenance,
    dialog: dialog && { id: dialog._id, peerName: dialog.peerName, peerUsername: dialog.peerUsername },
  }
}
