import { z } from 'zod'
import { badRequest } from '../bot-api-error.ts'
import { type Parts } from '../parts.ts'
import { type Args } from './args.ts'
import { method, type Method } from './method.ts'

const Scope = z.discriminatedUnion('type', [
  z.object({ type: z.enum(['default', 'all_private_chats', 'all_group_chats', 'all_chat_administrators']) }),
  z.object({ type: z.enum(['chat', 'chat_administrators']), chat_id: z.union([z.int(), z.string()]) }),
  z.object({ type: z.literal('chat_member'), chat_id: z.union([z.int(), z.string()]), user_id: z.int().min(1) }),
])
const Command = z.object({ command: z.string(), description: z.string() })

const readScope = (args: Args): string => {
  const given = args.json('scope')
  if (given === undefined) return 'default'
  const read = Scope.safeParse(given)
  if (!read.success) throw badRequest("can't parse BotCommandScope: Unsupported type specified")
  return Object.values(read.data).join('|')
}

const readLanguage = (args: Args): string => {
  const language = args.text('language_code')
  if (!/^([a-z]{2})?$/.test(language)) throw badRequest('invalid language code specified')
  return language
}

const readCommands = (args: Args) => {
  const list = z.array(z.unknown()).safeParse(args.json('commands') ?? [])
  if (!list.success) throw badRequest('expected an Array of BotCommand')
  if (list.data.length > 100) throw badRequest('BOT_COMMANDS_TOO_MUCH')
  return list.data.map((item) => {
    const read = Command.safeParse(item)
    if (!read.success)
      throw badRequest(`can't parse BotCommand: Can't find field "${String(read.error.issues[0]?.path[0])}"`)
    const command = read.data.command.replace(/^\//, '')
    if (!/^[a-z0-9_]{1,32}$/.test(command)) throw badRequest('BOT_COMMAND_INVALID')
    if (read.data.description === '') throw badRequest('command description must be non-empty')
    if (read.data.description.length > 256) throw badRequest('BOT_COMMAND_DESCRIPTION_INVALID')
    return { command, description: read.data.description }
  })
}

/** The menu of commands, per scope and language. */
export const commandMethods = ({ profile }: Parts): Method[] => [
  method('setMyCommands', (args) => {
    profile.setCommands(readScope(args), readLanguage(args), readCommands(args))
    return true
  }),
  method('getMyCommands', (args) => profile.commands(readScope(args), readLanguage(args))),
  method('deleteMyCommands', (args) => {
    profile.setCommands(readScope(args), readLanguage(args), [])
    return true
  }),
]
