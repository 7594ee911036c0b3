import { type Digest } from '../../models/digest.ts'
import { type DigestChange } from './change-digest.ts'

/** Begun, and not ended or ended badly before there was something to store. */
export const isUnderWay = ({ status, noteState }: Pick<Digest, 'status' | 'noteState'>): boolean =>
  status === 'PENDING' || status === 'SUMMARIZING' || (status === 'FAILED' && noteState !== 'failed')

/** How a digest that was begun anew stands if what it holds already is right after all. */
export const atRest = ({ summary, noteState }: Pick<Digest, 'summary' | 'noteState'>): DigestChange => {
  if (summary === null) return { status: 'SKIPPED', error: null }
  if (noteState === 'pending') return { status: 'SYNCING', error: null }
  return noteState === 'failed' ? { status: 'FAILED' } : { status: 'COMPLETE', error: null }
}
