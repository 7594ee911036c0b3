import { z } from 'zod'
import { HubspotError, invalid, invalidBody } from './hubspot-error.ts'
import { type StoredObject } from './object-store.ts'
import { CreateInput, ReadBody, UpdateInput } from './object-inputs.ts'
import { view } from './object-view.ts'
import { type Writes } from './object-writes.ts'

const maxInputs = 100
/** A body of at most 100 inputs; throws HubSpot's 400 otherwise. */
const parseBatch = <Body extends z.ZodType<{ inputs: unknown[] }>>(schema: Body, body: unknown): z.output<Body> => {
  const parsed = schema.safeParse(body)
  if (!parsed.success) throw invalidBody(parsed.error)
  const { length } = parsed.data.inputs
  if (length === 0) throw invalid('Batch inputs must not be empty')
  if (length > maxInputs) throw invalid(`The maximum number of inputs supported in a batch request is ${maxInputs}`)
  return parsed.data
}

/** HubSpot answers item by item only where every input carries its own objectWriteTraceId. */
const asksItemByItem = (inputs: { objectWriteTraceId?: string | undefined }[]) => {
  const ids = inputs.map(({ objectWriteTraceId }) => objectWriteTraceId)
  return ids.every((id) => id !== undefined) && new Set(ids).size === ids.length
}

type ItemError = { status: 'error'; category: string; message: string; context: Record<string, string[]> }
const itemError = ({ body }: HubspotError, context: Record<string, string[]>): ItemError => ({
  status: 'error',
  category: body.category,
  message: body.message,
  context,
})
const finish = (okStatus: 200 | 201, startedAt: string, results: unknown[], errors: ItemError[] = []) => ({
  status: errors.length > 0 ? 207 : okStatus,
  body: {
    status: 'COMPLETE',
    // HubSpot promises no order: answering backwards keeps callers honest.
    results: results.toReversed(),
    ...(errors.length > 0 ? { numErrors: errors.length, errors } : {}),
    startedAt,
    completedAt: new Date().toISOString(),
  },
})

const traced = (objectWriteTraceId: string | undefined) =>
  objectWriteTraceId === undefined ? {} : { objectWriteTraceId }

/** The batch verbs of one object type; each takes a body and gives an answer. */
export const createBatches = ({ store, create, update }: Writes) => {
  /** Runs the items one by one; what may not fail alone takes back what was done and refuses the whole batch. */
  const run = <Input extends { objectWriteTraceId?: string | undefined; id?: string }>(
    inputs: Input[],
    okStatus: 200 | 201,
    work: (input: Input) => { object: StoredObject; undo: () => void },
    mayFailAlone: (error: HubspotError) => boolean,
  ) => {
    const startedAt = new Date().toISOString()
    const done: { object: StoredObject; input: Input; undo: () => void }[] = []
    const errors: ItemError[] = []
    for (const input of inputs)
      try {
        done.push({ ...work(input), input })
      } catch (error) {
        if (error instanceof HubspotError && mayFailAlone(error)) {
          const ids: Record<string, string[]> = input.id === undefined ? {} : { ids: [input.id] }
          const trace: Record<string, string[]> =
            input.objectWriteTraceId === undefined ? {} : { objectWriteTraceId: [input.objectWriteTraceId] }
          errors.push(itemError(error, { ...ids, ...trace }))
          continue
        }
        for (const { undo } of done.toReversed()) undo()
        throw error
      }
    const results = done.map(({ object, input }) => view(store, object, 'all', traced(input.objectWriteTraceId)))
    return finish(okStatus, startedAt, results, errors)
  }

  return {
    create(body: unknown) {
      const { inputs } = parseBatch(z.object({ inputs: z.array(CreateInput) }), body)
      const itemByItem = asksItemByItem(inputs)
      return run(inputs, 201, create, () => itemByItem)
    },
    update(body: unknown) {
      const { inputs } = parseBatch(z.object({ inputs: z.array(UpdateInput) }), body)
      const ids = inputs.map(({ id }) => id)
      if (new Set(ids).size < ids.length) throw invalid('Duplicate IDs found in batch input')
      const itemByItem = asksItemByItem(inputs)
      return run(inputs, 200, update, ({ status }) => itemByItem || status === 404)
    },
    read(body: unknown) {
      const startedAt = new Date().toISOString()
      const { inputs, idProperty, properties } = parseBatch(ReadBody, body)
      const missing: string[] = []
      const found = new Map<string, StoredObject>()
      for (const { id } of inputs)
        try {
          const object = store.get(id, idProperty)
          found.set(object.id, object)
        } catch (error) {
          if (!(error instanceof HubspotError) || error.status !== 404) throw error
          missing.push(id)
        }
      const message = `Could not get some ${store.label} objects, they may be deleted or not exist. Check that ids are valid.`
      const asked = idProperty === undefined ? properties : [...properties, idProperty]
      const results = [...found.values()].map((object) => view(store, object, asked))
      const error: ItemError = { status: 'error', category: 'OBJECT_NOT_FOUND', message, context: { ids: missing } }
      return finish(200, startedAt, results, missing.length > 0 ? [error] : [])
    },
    archive(body: unknown) {
      const { inputs } = parseBatch(z.object({ inputs: z.array(z.object({ id: z.coerce.string() })) }), body)
      for (const { id } of inputs) store.archive(id)
      return { status: 204 }
    },
  }
}
