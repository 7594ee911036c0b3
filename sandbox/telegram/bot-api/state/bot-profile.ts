import { type BotCommand } from 'grammy/types'

export type Kept = {
  commands: [string, BotCommand[]][]
  texts: [string, string][]
  menuButtons: [string, unknown][]
}
export type BotProfile = ReturnType<typeof createBotProfile>
export type ProfileText = 'name' | 'description' | 'short_description'

const key = (...parts: (string | number)[]) => parts.join('|')

/** What the bot says about itself, by language ('' = every other one) and, for commands, by scope. */
export const createBotProfile = (kept?: Kept) => {
  const commands = new Map(kept?.commands)
  const texts = new Map(kept?.texts)
  const menuButtons = new Map(kept?.menuButtons)
  return {
    setCommands: (scope: string, language: string, list: BotCommand[]) =>
      void (list.length > 0 ? commands.set(key(scope, language), list) : commands.delete(key(scope, language))),
    commands: (scope: string, language: string): BotCommand[] => commands.get(key(scope, language)) ?? [],
    /** The menu a person sees in a private chat: the narrowest scope first, their own language before the rest. */
    menuFor(chatId: number, language: string): BotCommand[] {
      for (const scope of [key('chat', chatId), 'all_private_chats', 'default'])
        for (const tongue of [language.slice(0, 2), '']) {
          const list = commands.get(key(scope, tongue))
          if (list) return list
        }
      return []
    },
    setText: (what: ProfileText, language: string, text: string) =>
      void (text === '' ? texts.delete(key(what, language)) : texts.set(key(what, language), text)),
    text: (what: ProfileText, language: string): string | null =>
      texts.get(key(what, language)) ?? texts.get(key(what, '')) ?? null,
    setMenuButton: (chatId: number | null, button: unknown) => void menuButtons.set(String(chatId), button),
    menuButton: (chatId: number | null): unknown =>
      menuButtons.get(String(chatId)) ?? menuButtons.get('null') ?? { type: 'commands' },
    keep: (): Kept => ({ commands: [...commands], texts: [...texts], menuButtons: [...menuButtons] }),
  }
}
