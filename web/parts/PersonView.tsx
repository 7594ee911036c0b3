import { type Person, type TelegramUser } from '../http/api.ts'
import { useWords } from './language.tsx'

export const telegramName = ({ firstName, lastName, username }: TelegramUser): string => {
  const name = [firstName, lastName].filter(Boolean).join(' ')
  return username ? `${name} (@${username})` : name
}

/** What is known of a Conduits user, so that a person recognises themselves. */
export const PersonView = ({ person: { telegramUserId, telegramAccounts, hubspotPortalId } }: { person: Person }) => {
  const { link } = useWords()
  const lines = [
    ...telegramAccounts.map((account) => `Telegram: ${telegramName(account)}`),
    ...(telegramUserId && telegramAccounts.length === 0 ? [link.telegramUser(telegramUserId)] : []),
    ...(hubspotPortalId ? [link.portal(hubspotPortalId)] : []),
  ]
  return (
    <ul class="person">
      {(lines.length > 0 ? lines : [link.fresh]).map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}
