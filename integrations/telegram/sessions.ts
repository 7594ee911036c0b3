import { StringSession } from 'telegram/sessions/index.js'
import { failure } from './error-map.ts'

const authKeyBytes = 256

/** Where a connection starts: from a stored session, or without an auth key at a data centre (null: GramJS's choice). */
export type Origin = { session: string } | { at: { dc: number; address: string } | null }

const readSession = (text: string): StringSession => {
  try {
    const session = new StringSession(text)
    if (session._key?.length === authKeyBytes && session.serverAddress) return session
  } catch {
    // the reason may quote the session, which is a secret
  }
  throw failure('SESSION_UNREADABLE')
}

/** A GramJS session of its own for each try, so that a failed handshake leaves nothing to the next. */
export const sessionFor = (origin: Origin): StringSession => {
  if ('session' in origin) return readSession(origin.session)
  const session = new StringSession('')
  // GramJS dials port 80 whatever stands here, and cannot save ports past 32,767.
  if (origin.at) session.setDC(origin.at.dc, origin.at.address, 443)
  return session
}
