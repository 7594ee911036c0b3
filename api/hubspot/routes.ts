import { hubspotCallback } from './callback.ts'
import { connectHubspot } from './connect.ts'
import { disconnectHubspot } from './disconnect.ts'

/** The HubSpot endpoints. */
export const hubspot = [connectHubspot, hubspotCallback, disconnectHubspot]
