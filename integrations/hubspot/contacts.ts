import { type AppError } from '../../core/errors.ts'
import { inChunks, overChunks } from './batch-size.ts'
import { type Caller } from './caller.ts'
import { contactFromItem, contactProperties } from './contact-view.ts'
import { BatchAnswer, type Item } from './records.ts'
import { type Contact, type ContactProperties, type Crm, type ItemOutcome } from './types.ts'
import { type BatchWrite, writeBatch } from './write-batch.ts'

type Contacts = Pick<Crm, 'readContacts' | 'createContacts' | 'updateContacts'>
type ContactUpdate = Parameters<Crm['updateContacts']>[0][number]

/** HubSpot may rewrite a value a little (an email in lower case). */
const hasProperties = ({ properties }: Item, input: ContactProperties) =>
  Object.entries(input).every(([name, value]) => (properties[name] ?? '').toLowerCase() === value.toLowerCase())

/** Reading and writing contacts in batches. */
export const createContacts = (caller: Caller): Contacts => {
  const create: BatchWrite<ContactProperties, Contact> = {
    send: (inputs, traceIds) =>
      caller.ask({
        repeatable: 'once',
        answer: BatchAnswer,
        run: (client) =>
          client.crm.objects.batchApi.create('contacts', {
            inputs: inputs.map((properties, index) => ({
              properties,
              associations: [],
              objectWriteTraceId: traceIds[index] ?? '',
            })),
          }),
      }),
    isResultOf: (item, input) => !item.objectWriteTraceId && hasProperties(item, input),
    value: contactFromItem,
    silence: 'unconfirmed',
  }
  const update: BatchWrite<ContactUpdate, { id: string }> = {
    send: (inputs, traceIds) =>
      caller.ask({
        answer: BatchAnswer,
        run: (client) =>
          client.crm.objects.batchApi.update('contacts', {
            inputs: inputs.map((input, index) => ({ ...input, objectWriteTraceId: traceIds[index] ?? '' })),
          }),
      }),
    isResultOf: (item, { id }) => item.id === id,
    isErrorOf: ({ context }, { id }) => context?.['ids']?.includes(id) ?? false,
    value: ({ id }) => ({ id }),
    silence: 'not-found',
  }

  return {
    readContacts: (ids) =>
      overChunks([...new Set(ids)], async (chunk) => {
        const { results } = await caller.need({
          answer: BatchAnswer,
          run: (client) =>
            client.crm.objects.batchApi.read('contacts', {
              inputs: chunk.map((id) => ({ id })),
              properties: contactProperties,
              propertiesWithHistory: [],
            }),
        })
        return results.map(contactFromItem)
      }),
    updateContacts: (inputs) => overChunks(inputs, (chunk) => writeBatch(update, chunk)),
    /** One batch after the other: once an outcome is not known, nothing more is sent. */
    async createContacts(inputs) {
      const lost: AppError[] = []
      const write: typeof create = {
        ...create,
        send: async (batch, traceIds) => {
          if (lost[0]) throw lost[0]
          return create.send(batch, traceIds)
        },
        lost: (error) => {
          lost.push(error)
          return { ok: false, reason: 'unconfirmed', message: error.message }
        },
      }
      const outcomes: ItemOutcome<Contact>[] = []
      for (const chunk of inChunks(inputs)) outcomes.push(...(await writeBatch(write, chunk)))
      if (lost[0] && outcomes.every((outcome) => !outcome.ok && outcome.reason === 'unconfirmed')) throw lost[0]
      return outcomes
    },
  }
}
