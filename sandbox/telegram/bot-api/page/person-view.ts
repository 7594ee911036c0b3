import { type Parts } from '../parts.ts'
import { type Person } from '../people/person.ts'
import { type SeenMessage } from '../people/seen.ts'
import { fullName, userOf } from '../state/people.ts'

const messageView = ({ file, contact, sentAt, ...message }: SeenMessage) => ({
  ...message,
  sentAt: sentAt.toISOString(),
  contact: contact && {
    name: [contact.first_name, contact.last_name].filter(Boolean).join(' '),
    phone: contact.phone_number,
  },
  file: file && { kind: file.kind, name: file.name, size: file.bytes.length, url: `sandbox/files/${file.fileId}` },
})

/** One line of the list of people. */
export const personRow = (person: Person) => {
  const newest = person.newest()
  return {
    id: person.id,
    name: fullName(userOf(person.profile)),
    lastText: newest ? newest.text || newest.file?.name || newest.service || 'Contact' : null,
  }
}

/** Everything the page shows of one person's chat. */
export const personView = (person: Person, { bot, profile }: Parts) => {
  const keyboard = person.keyboard()
  const language = person.profile.languageCode ?? ''
  return {
    ...personRow(person),
    phone: person.profile.phone ?? null,
    hasBlocked: person.hasBlocked(),
    bot: {
      name: profile.text('name', language) ?? bot.first_name,
      username: bot.username,
      description: profile.text('description', language),
    },
    menu: person.menu(),
    keyboard: keyboard && { rows: keyboard.rows, placeholder: keyboard.placeholder },
    messages: person.read().map(messageView),
  }
}
