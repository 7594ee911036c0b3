import { type World, type WorldFolder, type WorldMessage } from '../world.ts'
import { buildChats, type Chat } from './chats.ts'

export type Account = {
  userId: number
  dc: number
  password: string | null
  codes: NonNullable<World['accounts'][number]['codes']>
  chats: Chat[]
  folders: WorldFolder[]
  /** The last message id of the sequence that private chats and basic groups share. */
  lastMessageId: number
}
export type Accounts = ReturnType<typeof createAccounts>

/** Where a test adds a message. */
export type ChatName = { user: number } | { group: number }

const seconds = (iso: string): number => Math.floor(Date.parse(iso) / 1000)

/** The accounts of a world with their chats, and the live changes to them. */
export const createAccounts = (world: World) => {
  const accounts = new Map(
    world.accounts.map(({ userId, dc, password = null, codes = {}, chats, folders = [] }) => {
      const built: Account = { userId, dc, password, codes, folders, ...buildChats(chats) }
      return [userId, built]
    }),
  )
  const find = (userId: number) => accounts.get(userId) ?? null
  const phones = new Map(world.users.map(({ id, phone }) => [phone, id]))
  /** `phone` in E.164 with +. */
  const byPhone = (phone: string) => find(phones.get(phone) ?? 0)

  const chatOf = (userId: number, name: ChatName): { account: Account; chat: Chat } => {
    const account = find(userId)
    if (!account) throw new Error(`No account ${userId} in this world`)
    const isNamed = ({ peer }: Chat) =>
      'user' in name ? peer.type === 'user' && peer.id === name.user : peer.type !== 'user' && peer.id === name.group
    const chat = account.chats.find(isNamed) ?? ('user' in name ? startChat(account, name.user) : null)
    if (!chat) throw new Error(`Account ${userId} has no chat ${JSON.stringify(name)}`)
    return { account, chat }
  }

  /** Adds a message now, newest of its chat whatever its date, and returns its id. */
  const addMessage = (userId: number, name: ChatName, message: WorldMessage): number => {
    const { account, chat } = chatOf(userId, name)
    const hasOwnIds = chat.peer.type === 'channel'
    const id = hasOwnIds ? chat.idsByPlace.reduce((a, b) => Math.max(a, b), 0) + 1 : (account.lastMessageId += 1)
    const replyToId = message.replyTo === undefined ? null : (chat.idsByPlace[message.replyTo] ?? null)
    const editedAt = message.editedAt === undefined ? null : seconds(message.editedAt)
    chat.messages.push({ ...message, id, sentAt: seconds(message.date), replyToId, editedAt })
    chat.idsByPlace.push(id)
    return id
  }

  /** Changes text or media of a message and marks it edited (`editedAt`, default now). */
  const editMessage = (
    userId: number,
    name: ChatName,
    id: number,
    { editedAt, ...change }: Partial<Pick<WorldMessage, 'text' | 'media' | 'editedAt'>>,
  ) => {
    const message = chatOf(userId, name).chat.messages.find((candidate) => candidate.id === id)
    if (!message) throw new Error(`No message ${id} in that chat`)
    Object.assign(message, change, { editedAt: editedAt ? seconds(editedAt) : Math.floor(Date.now() / 1000) })
  }

  const deleteMessage = (userId: number, name: ChatName, id: number) => {
    const { chat } = chatOf(userId, name)
    const kept = chat.messages.filter((message) => message.id !== id)
    if (kept.length === chat.messages.length) throw new Error(`No message ${id} in that chat`)
    chat.messages = kept
  }

  return { find, byPhone, addMessage, editMessage, deleteMessage }
}

const startChat = (account: Account, withUser: number): Chat => {
  const [chat] = buildChats([{ type: 'private', with: withUser, messages: [] }]).chats
  if (!chat) throw new Error(`No chat with ${withUser}`)
  account.chats.push(chat)
  return chat
}
