import { type World, type WorldChat } from './world.ts'

const serviceUserId = 777000

/** What a world's shape cannot say: ids that are named must exist. Returns one line per fault, none = sound. */
export const worldFaults = (world: World, dcs: number): string[] => {
  const known = new Set([serviceUserId, ...world.users.map(({ id }) => id)])
  const phones = world.users.flatMap(({ phone }) => phone ?? [])
  const accountIds = world.accounts.map(({ userId }) => userId)
  return [
    ...repeated(world.users.map(({ id }) => `user ${id}`)),
    ...repeated(phones.map((phone) => `phone ${phone}`)),
    ...repeated(accountIds.map((id) => `account ${id}`)),
    ...world.accounts.flatMap(({ userId, dc, chats }) => [
      ...(world.users.some(({ id, phone }) => id === userId && phone)
        ? []
        : [`account ${userId} has no user with a phone`]),
      ...(dc <= dcs ? [] : [`account ${userId} lives at DC ${dc}, and only DC 1 to ${dcs} are served`]),
      ...repeated(chats.map((chat) => `account ${userId}: ${chatName(chat)}`)),
      ...chats.flatMap((chat) => chatFaults(chat, userId, known).map((fault) => `account ${userId}: ${fault}`)),
    ]),
  ]
}

const repeated = (names: string[]): string[] =>
  [...new Set(names.filter((name, at) => names.indexOf(name) !== at))].map((name) => `${name} is there twice`)

const chatName = (chat: WorldChat): string =>
  chat.type === 'private' ? `the chat with ${chat.with}` : `${chat.type} ${chat.id}`

const chatFaults = (chat: WorldChat, userId: number, known: Set<number>): string[] => {
  const named = chat.type === 'private' ? [chat.with] : chat.members
  const authors = chat.messages.map(({ from }) => from)
  const unknown = new Set([...named, ...authors].filter((id) => !known.has(id)))
  const strangers = chat.type === 'private' ? new Set(authors.filter((id) => id !== userId && id !== chat.with)) : []
  const lost = chat.messages.filter(({ replyTo }) => replyTo !== undefined && replyTo >= chat.messages.length)
  return [
    ...[...unknown].map((id) => `${chatName(chat)} names user ${id}, who is not among the users`),
    ...[...strangers].map((id) => `${chatName(chat)} has a message from ${id}, who is neither of the two`),
    ...lost.map(({ replyTo }) => `${chatName(chat)} answers message ${replyTo}, which is not there`),
  ]
}
