import { AssociationSpecAssociationCategoryEnum } from '@hubspot/api-client/lib/codegen/crm/objects/models/AssociationSpec.js'
import { z } from 'zod'
import { overChunks } from './batch-size.ts'
import { type Caller } from './caller.ts'
import { BatchAnswer } from './records.ts'
import { searchMany } from './search-many.ts'
import { isOneOf } from './search.ts'
import { type CreateNotesOptions, type Crm, type NoteInput } from './types.ts'
import { type BatchWrite, writeBatch } from './write-batch.ts'

/** The note property that makes a second note of the same digest impossible. */
export const noteKeyProperty = 'conduits_key'
/** HubSpot's own association type from a note to a contact. */
export const noteToContact = 202

type Notes = Pick<Crm, 'createNotes' | 'updateNotes' | 'findNotesByKey' | 'archiveNotes'>
type NoteUpdate = Parameters<Crm['updateNotes']>[0][number]

const createInput = ({ key, contactId, body, timestamp, ownerId }: NoteInput) => ({
  properties: {
    [noteKeyProperty]: key,
    hs_note_body: body,
    hs_timestamp: timestamp.toISOString(),
    ...(ownerId === null ? {} : { hubspot_owner_id: ownerId }),
  },
  associations: [
    {
      to: { id: contactId },
      types: [
        {
          associationCategory: AssociationSpecAssociationCategoryEnum.HubspotDefined,
          associationTypeId: noteToContact,
        },
      ],
    },
  ],
})

/** Reading and writing notes in batches. */
export const createNotes = (caller: Caller): Notes => {
  const readByKey = async (keys: string[]) => {
    const request = {
      idProperty: noteKeyProperty,
      inputs: keys.map((id) => ({ id })),
      properties: [noteKeyProperty],
      propertiesWithHistory: [],
    }
    const sent = await caller.ask({
      answer: BatchAnswer,
      run: (client) => client.crm.objects.batchApi.read('notes', request),
    })
    if (sent.ok) return sent.value.results
    // Only a unique property reads by value; where the portal refused one, search has to do, seconds behind.
    return searchMany(caller, {
      objectType: 'notes',
      items: keys,
      filtersFor: (chunk) => [isOneOf(noteKeyProperty, chunk)],
      properties: [noteKeyProperty],
    })
  }
  const findNotesByKey = async (keys: string[]) => {
    const found = await overChunks([...new Set(keys)], readByKey)
    return new Map(found.map(({ id, properties }) => [properties[noteKeyProperty] ?? '', id]))
  }

  const create = ({ sendBefore }: CreateNotesOptions): BatchWrite<NoteInput, { id: string }> => ({
    send: (inputs, traceIds) =>
      caller.ask({
        ...(sendBefore !== undefined && { repeatable: 'once', sendBefore }),
        answer: BatchAnswer,
        run: (client) =>
          client.crm.objects.batchApi.create('notes', {
            inputs: inputs.map((input, index) => ({
              ...createInput(input),
              objectWriteTraceId: traceIds[index] ?? '',
            })),
          }),
      }),
    isResultOf: ({ properties }, { key }) => properties[noteKeyProperty] === key,
    isErrorOf: ({ message }, { key }) => message.includes(key),
    value: ({ id }) => ({ id }),
    uniqueName: noteKeyProperty,
    known: async (inputs) => {
      const existing = await findNotesByKey(inputs.map(({ key }) => key))
      return ({ key }) =>
        existing.has(key) ? { ok: false, reason: 'duplicate', message: 'A note with this key exists already.' } : null
    },
    silence: 'unconfirmed',
  })
  const update: BatchWrite<NoteUpdate, { id: string }> = {
    send: (inputs, traceIds) =>
      caller.ask({
        answer: BatchAnswer,
        run: (client) =>
          client.crm.objects.batchApi.update('notes', {
            inputs: inputs.map(({ id, body, timestamp }, index) => ({
              id,
              properties: { hs_note_body: body, hs_timestamp: timestamp.toISOString() },
              objectWriteTraceId: traceIds[index] ?? '',
            })),
          }),
      }),
    isResultOf: (item, { id }) => item.id === id,
    isErrorOf: ({ context }, { id }) => context?.['ids']?.includes(id) ?? false,
    value: ({ id }) => ({ id }),
    silence: 'not-found',
  }

  const giveBackKey: BatchWrite<string, { id: string }> = {
    send: (ids, traceIds) =>
      caller.ask({
        answer: BatchAnswer,
        run: (client) =>
          client.crm.objects.batchApi.update('notes', {
            inputs: ids.map((id, index) => ({
              id,
              properties: { [noteKeyProperty]: '' },
              objectWriteTraceId: traceIds[index] ?? '',
            })),
          }),
      }),
    isResultOf: (item, id) => item.id === id,
    isErrorOf: ({ context }, id) => context?.['ids']?.includes(id) ?? false,
    value: ({ id }) => ({ id }),
    silence: 'not-found',
  }

  return {
    findNotesByKey,
    createNotes: (inputs, options = {}) => overChunks(inputs, (chunk) => writeBatch(create(options), chunk)),
    updateNotes: (inputs) => overChunks(inputs, (chunk) => writeBatch(update, chunk)),
    async archiveNotes(ids) {
      await overChunks([...new Set(ids)], async (chunk) => {
        // The key is given back first: whether an archived note would hold on to it, HubSpot does not say.
        await writeBatch(giveBackKey, chunk)
        await caller.need({
          answer: z.unknown(),
          run: (client) => client.crm.objects.batchApi.archive('notes', { inputs: chunk.map((id) => ({ id })) }),
        })
        return []
      })
    },
  }
}
