import { z } from 'zod'
import { badRequest } from '../bot-api-error.ts'
import { type Parts } from '../parts.ts'
import { type ProfileText } from '../state/bot-profile.ts'
import { method, type Method } from './method.ts'

const MenuButton = z.discriminatedUnion('type', [
  z.object({ type: z.enum(['commands', 'default']) }),
  z.object({ type: z.literal('web_app'), text: z.string().min(1), web_app: z.object({ url: z.url() }) }),
])

const texts: { what: ProfileText; name: string; longest: number }[] = [
  { what: 'name', name: 'Name', longest: 64 },
  { what: 'description', name: 'Description', longest: 512 },
  { what: 'short_description', name: 'ShortDescription', longest: 120 },
]

/** What the bot says of itself, and its menu button. */
export const profileMethods = ({ bot, profile }: Parts): Method[] => [
  method('getMe', () => ({
    ...bot,
    ...{ can_join_groups: true, can_read_all_group_messages: false, supports_inline_queries: false },
    ...{ can_connect_to_business: false, has_main_web_app: false },
  })),
  ...texts.flatMap(({ what, name, longest }) => [
    method(`setMy${name}`, (args) => {
      const text = args.text(what)
      if (text.length > longest) throw badRequest(`BOT_${what === 'name' ? 'TITLE' : 'INFO'}_INVALID`)
      profile.setText(what, args.text('language_code'), text)
      return true
    }),
    method(`getMy${name}`, (args) => ({
      [what]: profile.text(what, args.text('language_code')) ?? (what === 'name' ? bot.first_name : ''),
    })),
  ]),
  method('setChatMenuButton', (args) => {
    const button = MenuButton.safeParse(args.json('menu_button') ?? { type: 'default' })
    if (!button.success) throw badRequest("can't parse menu button: MenuButton has unsupported type")
    profile.setMenuButton(args.has('chat_id') ? args.whole('chat_id') : null, button.data)
    return true
  }),
  method('getChatMenuButton', (args) => profile.menuButton(args.has('chat_id') ? args.whole('chat_id') : null)),
]
