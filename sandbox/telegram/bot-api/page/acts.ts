import { z } from 'zod'
import { type Person } from '../people/person.ts'

const Id = z.int().min(1)
const Nothing = z.strictObject({})
const Start = z.strictObject({ payload: z.string().optional() })
const Press = z.strictObject({ label: z.string().optional(), data: z.string().optional(), messageId: Id.optional() })
const Contact = z.strictObject({ phone: z.string().optional(), userId: Id.optional() })
const Delete = z.strictObject({ messageId: Id, forBoth: z.boolean().default(true) })

/** What can be done for a person by POST /sandbox/people/:id/<name>; throws ZodError on a wrong body. */
export const acts: Record<string, (person: Person, body: unknown) => unknown> = {
  say: (person, body) => person.say(z.strictObject({ text: z.string() }).parse(body).text),
  start: (person, body) => person.start(Start.parse(body).payload),
  press: (person, body) => {
    const { label, data, messageId } = Press.parse(body)
    return person.press({
      ...(label !== undefined && { label }),
      ...(data !== undefined && { data }),
      ...(messageId !== undefined && { messageId }),
    })
  },
  keyboard: (person, body) => person.pressKeyboard(z.strictObject({ label: z.string() }).parse(body).label),
  contact: (person, body) => {
    const { phone, userId } = Contact.parse(body)
    return person.shareContact(phone === undefined ? undefined : { phone, ...(userId !== undefined && { userId }) })
  },
  delete: (person, body) => {
    const { messageId, forBoth } = Delete.parse(body)
    person.deleteMessage(messageId, { forBoth })
  },
  clear: (person, body) => {
    Nothing.parse(body)
    person.clear()
  },
  block: (person, body) => {
    Nothing.parse(body)
    person.block()
  },
  unblock: (person, body) => {
    Nothing.parse(body)
    person.unblock()
  },
}
