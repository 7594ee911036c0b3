import { type Message } from 'grammy/types'

/** The commands that the bot knows, in the order of Telegram's menu. */
export const commands = ['start', 'connect', 'disconnect', 'privacy', 'help', 'cancel'] as const

/** True for a known command only: a password may start with a slash. */
export const isCommand = ({ text }: Message): boolean => {
  const name = /^\/(\w+)(@\w+)?(\s|$)/.exec(text ?? '')?.[1]
  return commands.some((command) => command === name)
}
