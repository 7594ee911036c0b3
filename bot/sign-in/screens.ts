import { InlineKeyboard } from 'grammy'
import { type Standing } from '../../services/chat-sign-in.ts'
import { type Translate } from '../bot-context.ts'
import { addPageButton, type PageLink, pageHint } from './page-link.ts'

/** What a message shows: its text and its buttons. */
export type Screen = { text: string; keyboard: InlineKeyboard }

/** Of a code, where Telegram does not tell. */
export const USUAL_LENGTH = 5

const paragraphs = (...parts: (string | null)[]) => parts.filter((part) => part !== null).join('\n\n')

/** The ways to connect, the safer one first. */
export const offerScreen = (t: Translate, link: PageLink, mayUseChat: boolean): Screen => {
  const keyboard = addPageButton(new InlineKeyboard(), link, t)
  if (mayUseChat) keyboard.text(t('chat-button'), 'chat').row()
  const text = paragraphs(t('connect'), pageHint(link, t), mayUseChat ? t('connect-in-chat') : null)
  return { text, keyboard }
}

/** What the chat does, what is read, what Telegram says about it. Its wording has a version: see consent-version.ts. */
export const consentScreen = (t: Translate, version: string): Screen => ({
  text: t('consent'),
  keyboard: new InlineKeyboard()
    .text(t('consent-agree-button'), `agree:${version}`)
    .row()
    .text(t('consent-page-button'), 'connect')
    .row()
    .text(t('cancel-button'), 'cancel'),
})

/** The code so far: a dot for each digit, never the digit. */
const progress = (digits: number, codeLength: number | null) => {
  const length = Math.max(codeLength ?? USUAL_LENGTH, digits)
  return Array.from({ length }, (_, place) => (place < digits ? '●' : '○')).join(' ')
}

export const keypadScreen = (t: Translate, standing: Standing, digits: number, notice: string | null): Screen => {
  const { round, codeLength, codeBy } = standing
  const keyboard = new InlineKeyboard()
  for (const row of ['123', '456', '789']) {
    for (const key of row) keyboard.text(key, `key:${round}:${key}`)
    keyboard.row()
  }
  keyboard.text('⌫', `key:${round}:delete`).text('0', `key:${round}:0`).text(t('keypad-ok'), `submit:${round}`).row()
  keyboard.text(t('send-again-button'), `again:${round}`).text(t('cancel-button'), 'cancel')
  return { text: paragraphs(notice, t('keypad', { by: codeBy }), progress(digits, codeLength)), keyboard }
}

export const checkingScreen = (t: Translate, { codeLength }: Standing, digits: number): Screen => ({
  text: paragraphs(t('checking'), progress(digits, codeLength)),
  keyboard: new InlineKeyboard(),
})

/** Only another code helps. */
export const againScreen = (t: Translate, { round }: Standing, notice: string | null): Screen => ({
  text: notice ?? t('again'),
  keyboard: new InlineKeyboard()
    .text(t('send-again-button'), `again:${round}`)
    .row()
    .text(t('consent-page-button'), 'connect')
    .row()
    .text(t('cancel-button'), 'cancel'),
})

/** Two-step verification: on the page, or as a message once the person has chosen that. */
export const passwordScreen = (t: Translate, standing: Standing, link: PageLink, notice: string | null): Screen => {
  const isTyping = standing.step === 'typing'
  const keyboard = addPageButton(new InlineKeyboard(), link, t)
  if (!isTyping) keyboard.text(t('password-type-button'), `type:${standing.round}`).row()
  keyboard.text(t('cancel-button'), 'cancel')
  const text = paragraphs(notice, t(isTyping ? 'password-typing' : 'password'), pageHint(link, t))
  return { text, keyboard }
}

/** Nothing is left to go on with: another sign-in can begin. */
export const overScreen = (t: Translate, text: string): Screen => ({
  text,
  keyboard: new InlineKeyboard().text(t('begin-again-button'), 'connect'),
})
