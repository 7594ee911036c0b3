import { type Item } from './records.ts'
import { type Contact } from './types.ts'

/** What is read of every contact. */
export const contactProperties = [
  ...['firstname', 'lastname', 'email', 'company', 'phone', 'mobilephone'],
  ...['telegram_username', 'telegram_user_id'],
]

export const contactFromItem = ({ id, properties }: Item): Contact => {
  const value = (name: string) => properties[name] || null
  return {
    id,
    firstname: value('firstname'),
    lastname: value('lastname'),
    email: value('email'),
    company: value('company'),
    phone: value('phone'),
    mobilephone: value('mobilephone'),
    telegramUsername: value('telegram_username'),
    telegramUserId: value('telegram_user_id'),
  }
}
