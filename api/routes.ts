import { listDigests } from './digests/list-digests.ts'
import { healthz } from './health/healthz.ts'
import { readyz } from './health/readyz.ts'
import { getMe } from './me/get-me.ts'
import { logout } from './me/logout.ts'
import { getSyncStatus } from './sync/get-sync-status.ts'
import { triggerSync } from './sync/trigger-sync.ts'

/** Every endpoint of the API: a new one is a file and a line here. */
export const routes = [healthz, readyz, getMe, logout, triggerSync, getSyncStatus, listDigests]
