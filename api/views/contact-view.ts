import { z } from 'zod'
import { type Dialog, matchStatuses } from '../../models/dialog.ts'

/** A chat with the HubSpot contact that it belongs to. */
export const ContactView = z.object({
  id: z.string(),
  accountId: z.string(),
  peerName: z.string(),
  peerUsername: z.string().nullable(),
  peerPhone: z.string().nullable(),
  matchStatus: z.enum(matchStatuses),
  /** 0..1 */
  matchConfidence: z.number().nullable(),
  /** Why, for people. */
  matchReason: z.string().nullable(),
  hubspotContactId: z.string().nullable(),
  hubspotContactName: z.string().nullable(),
})

export const contactView = (dialog: Dialog): z.input<typeof ContactView> => {
  const { _id: id, accountId, peerName, peerUsername, peerPhone } = dialog
  const { matchStatus, matchConfidence, matchReason, hubspotContactId, hubspotContactName } = dialog
  return {
    ...{ id, accountId, peerName, peerUsername, peerPhone },
    ...{ matchStatus, matchConfidence, matchReason, hubspotContactId, hubspotContactName },
  }
}

/** What a decision about a chat's contact answers. */
export const DecisionView = z.object({ success: z.literal(true), contact: ContactView })
export const decisionView = (dialog: Dialog) => ({ success: true as const, contact: contactView(dialog) })
