import { type Parts } from '../parts.ts'
import { type Chat } from '../state/chats.ts'
import { type Happening } from '../state/happenings.ts'
import { fullName } from '../state/people.ts'
import { look } from '../views/look.ts'

const clockTime = (at: number) => new Date(at).toISOString().slice(11, 19)
const indented = (text: string) => text.replace(/^/gm, '  ')

/** The chat as it looks now, as plain text. Times are UTC. */
export const transcriptOf = (chat: Chat, { files }: Pick<Parts, 'files'>): string =>
  [...chat.messages.values()]
    .filter(({ isHidden }) => !isHidden)
    .map((message) => {
      const edited = message.editDate === null ? '' : ' (edited)'
      return `${clockTime(message.date * 1_000)} ${fullName(message.from)}${edited}\n${indented(look(message, files))}\n`
    })
    .join('\n')

const line = (happening: Happening): string | null => {
  const time = clockTime(happening.at)
  switch (happening.kind) {
    case 'sent':
      return `${time} ${happening.who}\n${indented(happening.text)}\n`
    case 'edited':
      return `${time} ${happening.who} changed message ${happening.messageId}\n${indented(happening.text)}\n`
    case 'deleted':
      return `${time} ${happening.who} deleted message ${happening.messageId}\n`
    case 'pressed':
      return `${time} ${happening.who} pressed [${happening.label}]\n`
    case 'answered':
      return happening.text ? `${time} ${happening.isAlert ? 'alert' : 'toast'}: ${happening.text}\n` : null
    case 'noted':
      return `${time} ${happening.text}\n`
    case 'acting':
      return null
  }
}

/** Of several edits of one message in a row only the last is told: a progress bar would fill pages. */
const isOvertaken = (happening: Happening, later: Happening | undefined) =>
  happening.kind === 'edited' && later?.kind === 'edited' && happening.messageId === later.messageId

/** Everything that happened in the chat, in order: also what was edited, deleted and pressed. */
export const storyOf = (happenings: Happening[]): string => {
  const told = happenings.filter(({ kind }) => kind !== 'acting')
  return told
    .filter((happening, i) => !isOvertaken(happening, told[i + 1]))
    .map(line)
    .filter((text) => text !== null)
    .join('\n')
}
