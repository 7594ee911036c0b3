import { type SignedIn, type TelegramUser } from '../http/api.ts'

/** Where a person stands on the page. What is secret (a token) lives here and nowhere else. */
export type Step =
  | { name: 'opening' }
  | { name: 'refused' }
  | { name: 'link'; token: string }
  | { name: 'consent' }
  | { name: 'qr' }
  | { name: 'phone'; phone: string }
  | { name: 'code'; authToken: string; phone: string }
  /** `hasAgreed`: the sign-in and the consent come from the chat with the bot. */
  | { name: 'password'; authToken: string; hasAgreed?: boolean }
  | { name: 'saving'; signedIn: SignedIn }
  | { name: 'done'; user: TelegramUser }
