import mongoose, { type ClientSession } from 'mongoose'
import { type Vault } from '../../core/crypto.ts'
import { AppError } from '../../core/errors.ts'
import { ChatSignInModel } from '../../models/chat-sign-in.ts'
import { DialogModel } from '../../models/dialog.ts'
import { DigestModel } from '../../models/digest.ts'
import { HubspotConnectionModel } from '../../models/hubspot-connection.ts'
import { SyncConfigModel } from '../../models/sync-config.ts'
import { SyncRunModel } from '../../models/sync-run.ts'
import { TelegramAccountModel } from '../../models/telegram-account.ts'
import { type User, UserModel } from '../../models/user.ts'
import { type Leases } from '../leases.ts'
import { sealedFields } from '../secrets/sealed-fields.ts'
import { leaseOf } from '../telegram-accounts/connections.ts'

const WAIT_MS = 5_000
const busy = () => new AppError('conflict', 'A sync or a sign-in is under way. Try again in a minute.')
const bothHold = (what: string) =>
  new AppError('conflict', `Both sides already have ${what}, so they cannot become one. Disconnect or erase one first.`)

const isDuplicateKey = (error: unknown) => error instanceof Error && 'code' in error && error.code === 11_000

/** True once chats of the person were listed or digested: that is bound to its user and stays there. */
export const holdsData = async (userId: string, session: ClientSession | null = null): Promise<boolean> =>
  (await DialogModel.exists({ userId }).session(session)) !== null ||
  (await DigestModel.exists({ userId }).session(session)) !== null

const ownedByUser = () => Object.values(mongoose.models).filter(({ schema }) => schema.path('userId') !== undefined)

type Move = { from: string; to: string; session: ClientSession }

/** Moving needs another seal: it is bound to the user. */
const resealAll = async (vault: Vault, { from, to, session }: Move) => {
  for (const { name, collection, fields, owner } of sealedFields) {
    const rows = await collection.find({ [owner]: to }, { session }).toArray()
    for (const row of rows) {
      const change: Record<string, string> = {}
      for (const field of fields) {
        const sealed: unknown = row[field]
        if (typeof sealed !== 'string') continue
        const place = { collection: name, field }
        const plain = tryOpen(vault, sealed, { ...place, userId: from })
        if (plain !== null) change[field] = vault.seal(plain, { ...place, userId: to })
      }
      if (Object.keys(change).length > 0) await collection.updateOne({ _id: row._id }, { $set: change }, { session })
    }
  }
}

/** Null for what the target user has sealed already. */
const tryOpen = (vault: Vault, sealed: string, place: Parameters<Vault['open']>[1]): string | null => {
  try {
    return vault.open(sealed, place)
  } catch {
    return null
  }
}

/** Records whose id is the user's: what the target has itself stays, but for a HubSpot connection that was given up. */
const moveById = async ({ from, to, session }: Move) => {
  const own = await HubspotConnectionModel.findOne({ _id: to }).session(session).lean()
  const moving = await HubspotConnectionModel.findOneAndDelete({ _id: from }, { session }).lean()
  if (moving?.refreshLeaseUntil && moving.refreshLeaseUntil > new Date()) throw busy()
  if (moving && own && own.accessToken !== null) throw bothHold('a HubSpot connection')
  if (moving) {
    await HubspotConnectionModel.deleteOne({ _id: to }, { session })
    await HubspotConnectionModel.create([{ ...moving, _id: to }], { session })
  }
  await ChatSignInModel.deleteOne({ _id: from }, { session })
  const config = await SyncConfigModel.findOneAndDelete({ _id: from }, { session }).lean()
  if (config && !(await SyncConfigModel.exists({ _id: to }).session(session)))
    await SyncConfigModel.create([{ ...config, _id: to }], { session })
}

/** Who the person is elsewhere; two different identities of one kind cannot both be theirs. */
const moveIdentity = async ({ from, to, session }: Move) => {
  const moving = await UserModel.findOneAndDelete({ _id: from }, { session }).lean()
  const target = await UserModel.findOne({ _id: to }).session(session).lean()
  if (!moving || !target) throw new AppError('not-found', 'One of the two users does not exist any more.')
  if (moving.telegramUserId && target.telegramUserId && moving.telegramUserId !== target.telegramUserId)
    throw bothHold('a Telegram identity of their own')
  const missing = Object.entries(moving).filter(([key]) => (target[key as keyof User] ?? null) === null) // both are Users
  await UserModel.updateOne({ _id: to }, { $set: Object.fromEntries(missing) }, { session })
}

const move = async (vault: Vault, step: Move) => {
  const { from, to, session } = step
  if (await holdsData(from, session)) throw bothHold('chats')
  if (await SyncRunModel.exists({ userId: from, open: true }).session(session)) throw busy()
  await moveById(step)
  for (const model of ownedByUser()) await model.updateMany({ userId: from }, { $set: { userId: to } }, { session })
  await resealAll(vault, step)
  await moveIdentity(step)
}

/**
 * Moves everything of a user who holds no data into another, in one transaction, while nobody works with it. Throws
 * `conflict` if both hold the same kind of thing.
 */
export const createMoveUser = ({ vault, leases }: { vault: Vault; leases: Leases }) => {
  const holdAll = <T>([name, ...rest]: string[], work: () => Promise<T>): Promise<T> =>
    name === undefined ? work() : leases.hold(name, () => holdAll(rest, work), { waitMs: WAIT_MS })

  return async (from: string, to: string): Promise<void> => {
    const accounts = await TelegramAccountModel.find({ userId: from }, { _id: 1 }).lean()
    const names = [`sync:${from}`, `notes:${from}`, ...accounts.map(({ _id }) => leaseOf(_id))]
    try {
      await holdAll(names, () => mongoose.connection.transaction((session) => move(vault, { from, to, session })))
    } catch (error) {
      throw isDuplicateKey(error) ? bothHold('the same account') : error
    }
  }
}
export type MoveUser = ReturnType<typeof createMoveUser>
