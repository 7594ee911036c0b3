import { randomUUID } from 'node:crypto'
import { type InlineButton, inlineRows } from '../markup/reply-markup.ts'
import { type Parts } from '../parts.ts'
import { type Chat, type StoredMessage } from '../state/chats.ts'
import { type PersonProfile } from '../options.ts'
import { fullName, userOf } from '../state/people.ts'
import { messageView } from '../views/message-view.ts'

/** A button by its label, by a pattern of it or by its data; of the newest message that has buttons unless one is named. */
export type ButtonChoice = string | RegExp | { label?: string | RegExp; data?: string; messageId?: number }

const asChoice = (choice: ButtonChoice) =>
  typeof choice === 'string' || choice instanceof RegExp ? { label: choice } : choice

const fits = (button: InlineButton, { label, data }: Exclude<ButtonChoice, string | RegExp>) =>
  (label === undefined || (typeof label === 'string' ? button.text === label : label.test(button.text))) &&
  (data === undefined || button.callback_data === data)

/** The button on the screen. Throws, naming the buttons that are there, if it is not. */
export const findButton = (chat: Chat, given: ButtonChoice): { message: StoredMessage; button: InlineButton } => {
  const choice = asChoice(given)
  const shown = [...chat.messages.values()].filter(({ isHidden, markup }) => !isHidden && markup?.kind === 'inline')
  const message = choice.messageId === undefined ? shown.at(-1) : shown.find(({ id }) => id === choice.messageId)
  const wanted = String(choice.label ?? choice.data ?? '')
  if (!message) throw new Error(`no button "${wanted}": no message with inline buttons is visible`)
  const buttons = inlineRows(message.markup).flat()
  const button = buttons.find((candidate) => fits(candidate, choice))
  if (button) return { message, button }
  const there = buttons.map(({ text }) => `[${text}]`).join(' ')
  throw new Error(`no button "${wanted}" under message ${message.id}; there are ${there}`)
}

/** Presses a callback button. Returns the id of the query; throws if the button opens something instead. */
export const pressButton = (parts: Parts, chat: Chat, profile: PersonProfile, choice: ButtonChoice): string => {
  const { message, button } = findButton(chat, choice)
  if (!button.callback_data) throw new Error(`button [${button.text}] opens ${button.url ?? 'something'}: use openLink`)
  const from = userOf(profile)
  const queryId = parts.queries.ask(chat.id)
  parts.happenings.record(chat.id, {
    kind: 'pressed',
    messageId: message.id,
    who: fullName(from),
    label: button.text,
    queryId,
  })
  parts.queue.push('callback_query', {
    callback_query: {
      id: queryId,
      from,
      message: messageView(chat, message, parts),
      chat_instance: randomUUID(),
      data: button.callback_data,
    },
  })
  return queryId
}
