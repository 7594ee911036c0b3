import { type TelegramClient } from 'telegram'
import { Api } from 'telegram/tl/index.js'
import { type TelegramSandbox } from '../../../sandbox/telegram/start-telegram-sandbox.ts'
import { api } from './gramjs-client.ts'

/** Signs an account without a cloud password in on a connected client. */
export const signInWithCode = async (client: TelegramClient, sandbox: TelegramSandbox, phone: string) => {
  const sent = await client.invoke(
    new Api.auth.SendCode({ phoneNumber: phone, ...api, settings: new Api.CodeSettings({}) }),
  )
  if (!(sent instanceof Api.auth.SentCode)) throw new Error(`${sent.className} instead of a code`)
  const phoneCode = sandbox.loginCode(phone) ?? ''
  await client.invoke(new Api.auth.SignIn({ phoneNumber: phone, phoneCodeHash: sent.phoneCodeHash, phoneCode }))
}
