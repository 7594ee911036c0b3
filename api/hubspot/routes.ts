import { hubspotCallback } from './callback.ts'
import { connectHubspot } from './connect.ts'
import { createHubspotContact } from './create-contact.ts'
import { decideMatch } from './decide-match.ts'
import { disconnectHubspot } from './disconnect.ts'
import { listContacts } from './list-contacts.ts'
import { matchContact } from './match-contact.ts'
import { receiveHubspotWebhooks } from './receive-webhooks.ts'
import { rejectContact } from './reject-contact.ts'
import { suggestHubspotContacts } from './suggest-contacts.ts'
import { undoDecision } from './undo-decision.ts'

/** The HubSpot endpoints. */
export const hubspot = [
  connectHubspot,
  hubspotCallback,
  disconnectHubspot,
  listContacts,
  decideMatch,
  suggestHubspotContacts,
  matchContact,
  createHubspotContact,
  rejectContact,
  undoDecision,
  receiveHubspotWebhooks,
]
