import { AppError } from '../../core/errors.ts'
import { hashSecret, newSecret } from '../../core/ids.ts'
import { HubspotConnectionModel } from '../../models/hubspot-connection.ts'
import { type Link, LinkModel, type LinkPurpose } from '../../models/link.ts'
import { TelegramAccountModel } from '../../models/telegram-account.ts'
import { UserModel } from '../../models/user.ts'
import { holdsData, type MoveUser } from './move-user.ts'

const LINK_MS = 10 * 60_000
const pages: Record<LinkPurpose, string> = {
  settings: '/settings',
  'connect-telegram': '/connect/telegram',
  link: '/connect/telegram',
}

/** Who a link stands for, as the page shows it. */
export type LinkedPerson = {
  telegramUserId: string | null
  telegramAccounts: { firstName: string; lastName: string | null; username: string | null }[]
  hubspotPortalId: string | null
}
/** `none`: the link is the caller's own, there is nothing to connect. */
export type LinkAction = 'sign-in' | 'link' | 'none'
export type LinkPreview = {
  action: LinkAction
  purpose: LinkPurpose
  person: LinkedPerson
  you: LinkedPerson | null
  expiresAt: Date
}
export type Redeemed = { action: LinkAction; purpose: LinkPurpose; userId: string }

const describe = async (userId: string): Promise<LinkedPerson> => {
  const [user, accounts, hubspot] = await Promise.all([
    UserModel.findOne({ _id: userId }).lean(),
    TelegramAccountModel.find({ userId, status: { $ne: 'inactive' } }).lean(),
    HubspotConnectionModel.findOne({ _id: userId }).lean(),
  ])
  return {
    telegramUserId: user?.telegramUserId ?? null,
    telegramAccounts: accounts.map(({ firstName, lastName, username }) => ({ firstName, lastName, username })),
    hubspotPortalId: hubspot?.portalId ?? null,
  }
}

const gone = () =>
  new AppError('not-found', 'This link is unknown, was used already or has expired. Ask for a new one.')
const actionFor = ({ userId }: Link, callerId: string | null): LinkAction =>
  callerId === null ? 'sign-in' : callerId === userId ? 'none' : 'link'

type Dependencies = { publicUrl: string; moveUser: MoveUser }

/** One-time links: they sign a browser in, or make two users of one person one. */
export const createLinks = ({ publicUrl, moveUser }: Dependencies) => {
  const alive = (token: string) => ({ _id: hashSecret(token), expiresAt: { $gt: new Date() } })

  /** Which of the two moves into the other: the one without data, and of two without any the link's. */
  const direction = async (linkUserId: string, callerId: string) => {
    const [linkHolds, callerHolds] = await Promise.all([holdsData(linkUserId), holdsData(callerId)])
    if (linkHolds && callerHolds)
      throw new AppError(
        'conflict',
        'Both sides already have chats of their own, so they cannot become one. Sign out here first, or erase one of them.',
      )
    return linkHolds ? { from: callerId, to: linkUserId } : { from: linkUserId, to: callerId }
  }

  return {
    /** A link that works once within 10 minutes. The token stands in the fragment of the URL, and is stored as a hash only. */
    async createLink(userId: string, purpose: LinkPurpose): Promise<{ token: string; url: string; expiresAt: Date }> {
      const token = newSecret()
      const now = new Date()
      const expiresAt = new Date(now.getTime() + LINK_MS)
      await LinkModel.create({ _id: hashSecret(token), userId, purpose, createdAt: now, expiresAt })
      return { token, url: `${publicUrl}${pages[purpose]}#${token}`, expiresAt }
    },

    /** Who is about to be connected to what; nothing is spent. Throws `not-found`, or `conflict` where both hold data. */
    async previewLink(token: string, callerId: string | null): Promise<LinkPreview> {
      const link = await LinkModel.findOne(alive(token)).lean()
      if (!link) throw gone()
      const action = actionFor(link, callerId)
      if (callerId !== null && action === 'link') await direction(link.userId, callerId)
      const { purpose, expiresAt } = link
      const [person, you] = await Promise.all([describe(link.userId), callerId === null ? null : describe(callerId)])
      return { action, purpose, person, you, expiresAt }
    },

    /** Spends the link. `userId` is whom the caller is from now on. */
    async redeemLink(token: string, callerId: string | null): Promise<Redeemed> {
      const link = await LinkModel.findOneAndDelete(alive(token)).lean()
      if (!link) throw gone()
      const { purpose, userId } = link
      const action = actionFor(link, callerId)
      if (callerId === null || action !== 'link') return { action, purpose, userId }
      try {
        const { from, to } = await direction(userId, callerId)
        await moveUser(from, to)
        return { action, purpose, userId: to }
      } catch (error) {
        // What is refused spends nothing.
        await LinkModel.create(link)
        throw error
      }
    },
  }
}
export type Links = ReturnType<typeof createLinks>
