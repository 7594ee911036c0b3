import { type Dialog } from '../../models/dialog.ts'
import { type Digest } from '../../models/digest.ts'

type Chat = Pick<Dialog, 'peerName' | 'matchStatus' | 'matchReason' | 'hubspotContactName'>

const waitingFor = (chat: Chat | null): string => {
  if (!chat) return 'The chat is not known any more.'
  const { peerName, matchStatus, matchReason, hubspotContactName } = chat
  if (matchStatus === 'AUTO_NAME')
    return `Is ${peerName} the contact ${hubspotContactName ?? 'found'}? The note waits until you say so.`
  const why = matchReason === null ? '' : ` (${matchReason})`
  return `${peerName} is matched with no HubSpot contact yet${why}. The note is written once there is one.`
}

const inFlight = ({ noteSentAt, noteRetryAt, error }: Digest): string => {
  if (noteSentAt !== null)
    return 'HubSpot did not say whether it took the note. It is looked up there, and sent again only if it is missing.'
  if (noteRetryAt !== null && error !== null) return `HubSpot did not take the note: ${error} It is tried again.`
  return 'The note is on its way.'
}

const notYet = ({ status, error }: Digest): string => {
  if (status === 'SKIPPED') return 'The day had fewer messages than you want a digest for.'
  return status === 'FAILED'
    ? `The digest could not be written: ${error ?? 'an unexpected fault.'}`
    : 'The digest is being written.'
}

/** Why a digest has no note (or none that is up to date) in HubSpot, in a sentence for people; null = it has one. */
export const noteReason = (digest: Digest, chat: Chat | null): string | null => {
  const { noteState, error } = digest
  switch (noteState) {
    case 'written':
      return null
    case 'none':
      return notYet(digest)
    case 'pending':
      return inFlight(digest)
    case 'waiting-match':
      return waitingFor(chat)
    case 'not-wanted':
      return chat?.matchStatus === 'IGNORED' ? 'You ignore this chat.' : 'No note is wanted for this digest.'
    case 'failed':
      return `HubSpot refused the note: ${error ?? 'it did not say why.'} It is tried again with the next sync.`
    case 'deleted':
      return 'The note was deleted in HubSpot. A new one is written only if the chat of that day goes on.'
  }
}
