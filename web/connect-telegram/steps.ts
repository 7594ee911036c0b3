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
  | { name: 'password'; authToken: string }
  | { name: 'saving'; signedIn: SignedIn }
  | { name: 'done'; user: TelegramUser }
