import { type TelegramDialog } from '../../integrations/telegram/types.ts'
import { type Dialog, DialogModel, noteworthyStatuses } from '../../models/dialog.ts'
import { type NewChats } from '../../models/telegram-account.ts'

export const readableKinds = ['private', 'group'] as const
export const isReadable = (kind: Dialog['kind']) => readableKinds.some((readable) => readable === kind)

type Decision = Pick<Dialog, 'tracked' | 'trackedBy'>
const waits: Decision = { tracked: false, trackedBy: null }
const decided = (tracked: boolean): Decision => ({ tracked, trackedBy: 'policy' })

/** Whether a chat that shows up for the first time is read. `matched` and `folder` may let it wait. */
export const firstDecision = (newChats: NewChats, kind: Dialog['kind'], isInFolder: boolean): Decision => {
  if (!isReadable(kind)) return decided(false)
  if (newChats === 'none') return decided(false)
  if (newChats === 'matched') return waits
  if (newChats === 'folder') return isInFolder ? decided(true) : waits
  return decided(true)
}

/** Decides on chats that wait, where the policy has an answer by now. What anybody decided before stays. */
export const admit = async (accountId: string, newChats: NewChats, inFolder: TelegramDialog[]): Promise<void> => {
  const waiting = { accountId, trackedBy: null, tracked: false, kind: { $in: [...readableKinds] } }
  if (newChats === 'folder') {
    if (inFolder.length === 0) return
    await DialogModel.bulkWrite(
      inFolder.map(({ peer }) => ({
        updateOne: {
          filter: { ...waiting, peerType: peer.type, peerId: peer.id },
          update: { $set: decided(true) },
        },
      })),
    )
    return
  }
  const fitting = newChats === 'matched' ? { ...waiting, matchStatus: { $in: [...noteworthyStatuses] } } : waiting
  await DialogModel.updateMany(fitting, { $set: decided(newChats !== 'none') })
}
