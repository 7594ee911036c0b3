import { type PersonProfile } from '../options.ts'
import { type Parts } from '../parts.ts'
import { fullName, userOf } from '../state/people.ts'
import { type Answer } from '../state/callback-queries.ts'
import { messageView } from '../views/message-view.ts'
import { look } from '../views/look.ts'
import { setBotStatus } from './membership.ts'
import { type ButtonChoice, findButton, pressButton } from './press.ts'
import { type SeenMessage, seenMessages, shownKeyboard } from './seen.ts'
import { storyOf, transcriptOf } from './transcript.ts'
import { type Waiting } from './waiting.ts'
import { contactOf, wordsOf, write } from './write.ts'

export type Person = ReturnType<typeof createPerson>
/** Part of the text, a pattern of it, or a question about the message. */
export type Wanted = string | RegExp | ((message: SeenMessage) => boolean)

const defaultTimeoutMs = 5_000

const matches = (message: SeenMessage, wanted: Wanted) => {
  if (typeof wanted === 'function') return wanted(message)
  return typeof wanted === 'string' ? message.text.includes(wanted) : wanted.test(message.text)
}

/** One person's private chat with the bot: their hands and their eyes. */
export const createPerson = (parts: Parts, waiting: Waiting, profile: PersonProfile) => {
  const user = userOf(profile)
  const name = fullName(user)
  const chat = parts.chats.open({ id: profile.id, kind: 'private', title: name })
  const usedUp = new Set<number>()
  let actedAt = 0

  const act = () => {
    if (chat.botStatus === 'kicked') throw new Error(`${name} has blocked the bot: unblock it first`)
    if (chat.botStatus === 'unmet') chat.botStatus = 'member'
    actedAt = parts.happenings.newestSeq()
  }
  const read = () => seenMessages(chat, profile.id, parts)
  /** What the bot sent or changed since the person last did something. */
  const newSinceActing = () => {
    const ids = new Set(
      parts.happenings
        .of(chat.id)
        .filter(({ seq, kind }) => seq > actedAt && (kind === 'sent' || kind === 'edited'))
        .map((happening) => ('messageId' in happening ? happening.messageId : 0)),
    )
    return read().filter(({ id, who }) => who === 'bot' && ids.has(id))
  }
  const waitUntil = <T>(check: () => T | null | undefined | false, timeoutMs = defaultTimeoutMs, what = 'it') =>
    waiting.until(
      chat.id,
      check,
      timeoutMs,
      () => `${name} waited ${timeoutMs} ms for ${what} in vain; the chat is\n\n${transcriptOf(chat, parts)}`,
    )

  const say = (text: string): number => {
    const words = wordsOf(text)
    act()
    return write(parts, chat, { from: user, ...words }).id
  }
  /** Their own contact, as the request_contact button does; or somebody else's, with or without a Telegram id. */
  const shareContact = (other?: { phone: string; userId?: number; firstName?: string }): number => {
    if (!other && !profile.phone) throw new Error(`${name} has no phone to share`)
    act()
    const contact = other
      ? {
          phone_number: other.phone,
          first_name: other.firstName ?? 'Somebody',
          ...(other.userId !== undefined && { user_id: other.userId }),
        }
      : contactOf(user, profile.phone ?? '')
    return write(parts, chat, { from: user, contact }).id
  }
  const deleteMessage = (id: number, { forBoth = true } = {}) => {
    const message = chat.messages.get(id)
    if (!message) throw new Error(`there is no message ${id}`)
    if (forBoth) chat.messages.delete(id)
    else message.isHidden = true
    parts.happenings.record(chat.id, { kind: 'deleted', messageId: id, who: name })
  }

  return {
    id: profile.id,
    profile,
    say,
    shareContact,
    /** /start, with the payload of a deep link (64 characters of A-Z a-z 0-9 _ -). Unblocks the bot first, as the app does. */
    start(payload?: string): number {
      if (payload !== undefined && !/^[\w-]{1,64}$/.test(payload))
        throw new Error(`Telegram takes no such start payload: ${payload}`)
      if (chat.botStatus === 'kicked') setBotStatus(parts, chat, user, 'member')
      return say(payload === undefined ? '/start' : `/start ${payload}`)
    },
    /** Presses an inline button. Returns the id of the callback query. */
    press(choice: ButtonChoice): string {
      findButton(chat, choice)
      act()
      return pressButton(parts, chat, profile, choice)
    },
    /** Where a link button leads. */
    openLink(choice: ButtonChoice): string {
      const { button } = findButton(chat, choice)
      if (!button.url) throw new Error(`button [${button.text}] opens nothing`)
      return button.url
    },
    /** Presses a button of the keyboard below the input field. */
    pressKeyboard(label: string | RegExp): number {
      const keyboard = shownKeyboard(chat, usedUp)
      const buttons = keyboard?.rows.flat() ?? []
      const button = buttons.find(({ text }) => (typeof label === 'string' ? text === label : label.test(text)))
      const there = buttons.map(({ text }) => `[${text}]`).join(' ') || 'none'
      if (!keyboard || !button) throw new Error(`no keyboard button "${String(label)}"; there are ${there}`)
      if (keyboard.isOneTime) usedUp.add(keyboard.messageId)
      return button.request_contact ? shareContact() : say(button.text)
    },
    keyboard: () => shownKeyboard(chat, usedUp),
    edit(id: number, text: string) {
      const message = chat.messages.get(id)
      if (message?.from.id !== profile.id) throw new Error(`message ${id} is not ${name}'s`)
      const words = wordsOf(text)
      act()
      Object.assign(message, words, { editDate: parts.clock.seconds() })
      const edited = look(message, parts.files)
      parts.happenings.record(chat.id, { kind: 'edited', messageId: id, who: name, text: edited })
      parts.queue.push('edited_message', {
        edited_message: { ...messageView(chat, message, parts), edit_date: parts.clock.seconds() },
      })
    },
    /** Deletes a message, by default for the bot too. The bot is told nothing. */
    deleteMessage,
    clear(options?: { forBoth?: boolean }) {
      for (const { id } of read()) deleteMessage(id, options)
    },
    block() {
      setBotStatus(parts, chat, user, 'kicked')
      parts.happenings.record(chat.id, { kind: 'noted', text: `${name} blocked the bot` })
    },
    unblock() {
      setBotStatus(parts, chat, user, 'member')
      parts.happenings.record(chat.id, { kind: 'noted', text: `${name} unblocked the bot` })
    },
    hasBlocked: () => chat.botStatus === 'kicked',
    /** Everything in the chat, oldest first. */
    read,
    newest: (): SeenMessage | null => read().at(-1) ?? null,
    /** The newest message of the bot that fits and was sent or changed since the person last did something. */
    waitFor: (wanted: Wanted, timeoutMs?: number): Promise<SeenMessage> =>
      waitUntil(() => newSinceActing().findLast((message) => matches(message, wanted)), timeoutMs, String(wanted)),
    /** Waits for anything else about the chat: `check` is asked again whenever something happens in it. */
    waitUntil,
    answers: (): Answer[] => parts.queries.answersIn(chat.id),
    /** The bot's answer to a press: a toast, an alert, or an empty one. */
    waitForAnswer: (queryId: string, timeoutMs?: number): Promise<Answer> =>
      waitUntil(() => parts.queries.answerTo(queryId), timeoutMs, 'an answer to the press'),
    /** The commands in the menu, in the person's language. */
    menu: () => parts.profile.menuFor(chat.id, profile.languageCode ?? ''),
    /** The chat as it looks now, as readable text. */
    transcript: () => transcriptOf(chat, parts),
    /** All that happened, edits, deletions and presses included, as readable text. */
    story: () => storyOf(parts.happenings.of(chat.id)),
  }
}
