import { Api } from 'telegram/tl/index.js'
import { type Account } from '../state/accounts.ts'
import { accessHash } from '../state/people.ts'
import { long } from '../tl.ts'
import { type WorldUser } from '../world.ts'

/** A person as one account sees them: the phone number only of oneself and of contacts. */
export const userView = (user: WorldUser, account: Pick<Account, 'userId'>): Api.User => {
  const isSelf = user.id === account.userId
  const access = long(accessHash(account.userId, { type: 'user', id: user.id }))
  if (user.isDeleted) return new Api.User({ id: long(user.id), accessHash: access, deleted: true })
  const shownPhone = isSelf || user.isContact ? user.phone?.slice(1) : undefined
  return new Api.User({
    id: long(user.id),
    accessHash: access,
    self: isSelf,
    contact: user.isContact && !isSelf,
    mutualContact: user.isContact && !isSelf,
    bot: user.isBot,
    ...(user.isBot && { botInfoVersion: 1 }),
    verified: user.id === 777000,
    support: user.id === 777000,
    firstName: user.firstName,
    ...(user.lastName !== undefined && { lastName: user.lastName }),
    ...(user.username !== undefined && { username: user.username }),
    ...(shownPhone !== undefined && { phone: shownPhone }),
  })
}
