import { AppError } from '../../core/errors.ts'
import { type SeedContact } from '../seed/seed-contact.ts'
import { type World, type WorldChat } from '../telegram/world.ts'
import { AccountExport, ExportChat, ExportPerson } from './format.ts'
import { openExport } from './open-export.ts'
import { findOwner, type Author, type Owner } from './owner.ts'
import { authorId, createPeople, type People } from './people.ts'
import { parseMessages, type ParsedChat } from './messages.ts'
import { toChat } from './to-chat.ts'

export type ReadExport = {
  world: World
  /** One CRM contact for each person with a private chat, with the `telegram_user_id` that matches it for sure. */
  contacts: SeedContact[]
  owner: Owner
  /** Chats and messages that are in the world; messages that could not be taken over. Service messages count as neither. */
  summary: { chats: number; messages: number; skipped: number }
}

const SERVICE_CHAT = 777000

const listOf = (root: unknown, file: string): AccountExport & { entries: unknown[] } => {
  const { data: single } = ExportChat.safeParse(root)
  if (single) return { entries: [single] }
  const { data: full } = AccountExport.safeParse(root)
  if (full) return { ...full, entries: [...(full.chats?.list ?? []), ...(full.left_chats?.list ?? [])] }
  throw new AppError(
    'invalid-input',
    `${file} is JSON, but no export of Telegram Desktop. Give the result.json of an export in the format ` +
      '"Machine-readable JSON".',
  )
}

/** What is no chat at all counts as one skipped message. */
const parseChats = (entries: unknown[]) => {
  const chats = entries.flatMap((entry) => ExportChat.safeParse(entry).data ?? [])
  return { parsed: chats.map(parseMessages), skipped: entries.length - chats.length }
}

/** A chat that is listed twice is taken once. */
const mapChats = (parsed: ParsedChat[], ownerId: number, people: People) => {
  const chats = new Map<string, WorldChat>()
  let skipped = 0
  for (const one of parsed) {
    const mapped = toChat(one, ownerId, people)
    skipped += mapped.skipped
    if (!mapped.chat) continue
    const key = mapped.chat.type === 'private' ? `private ${mapped.chat.with}` : `${mapped.chat.type} ${mapped.chat.id}`
    if (chats.has(key)) skipped += mapped.chat.messages.length
    else chats.set(key, mapped.chat)
  }
  return { chats: [...chats.values()], skipped }
}

const authorsOf = ({ chat, messages }: ParsedChat) => {
  const authors = new Map<number, Author>()
  for (const { from_id, from } of messages) {
    const id = authorId(from_id)
    if (id !== null) authors.set(id, { id, name: from ?? null })
  }
  return { chat, authors: [...authors.values()] }
}

const contactsOf = (chats: WorldChat[], owner: Owner, people: People): SeedContact[] => {
  const peers = new Set(chats.flatMap((chat) => (chat.type === 'private' ? [chat.with] : [])))
  const persons = people
    .list()
    .filter(
      ({ id, isBot, isDeleted }) => peers.has(id) && id !== owner.id && id !== SERVICE_CHAT && !isBot && !isDeleted,
    )
  return persons.map(({ id, firstName, lastName, phone }) => ({
    firstname: firstName,
    ...(lastName ? { lastname: lastName } : {}),
    ...(phone ? { phone } : {}),
    telegram_user_id: String(id),
  }))
}

/**
 * Reads a Telegram Desktop export, of one chat or of a whole account, as a world for the sandbox's Telegram and contacts
 * for its HubSpot. `file` is a result.json or the folder that holds it. Throws AppError `invalid-input` or `too-large`
 * with one line that says what to do; a single odd message is skipped and counted.
 */
export const readExport = async (file: string): Promise<ReadExport> => {
  const { entries, personal_information: personal, contacts: saved } = listOf(await openExport(file), file)
  const { parsed, skipped: noChats } = parseChats(entries)
  const owner = findOwner(personal, parsed.map(authorsOf))
  const addressBook = (saved?.list ?? []).flatMap((person) => ExportPerson.safeParse(person).data ?? [])
  const people = createPeople(addressBook.filter(({ user_id }) => user_id !== owner.id))
  const { isKnown: _, ...self } = owner
  people.add(self)

  const { chats, skipped } = mapChats(parsed, owner.id, people)
  if (chats.length === 0) {
    throw new AppError(
      'invalid-input',
      `${file} holds no chat with messages. Export again and tick "Personal chats", or export the history of one chat.`,
    )
  }
  const world = { users: people.list(), accounts: [{ userId: owner.id, dc: 2, chats }] }
  const messages = chats.reduce((sum, chat) => sum + chat.messages.length, 0)
  const summary = { chats: chats.length, messages, skipped: noChats + skipped }
  return { world, contacts: contactsOf(chats, owner, people), owner, summary }
}
