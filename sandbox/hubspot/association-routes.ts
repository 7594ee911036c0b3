import { Router } from 'express'
import { z } from 'zod'
import { answer } from './answer.ts'
import { invalid, invalidBody, notFound } from './hubspot-error.ts'
import { noteToContact, type Portal } from './portal.ts'

const maxInputs = 2_000
const Id = z.object({ id: z.coerce.string() })
const Type = z.object({ associationCategory: z.string(), associationTypeId: z.int() })
const inputs = <Input extends z.ZodType>(input: Input) => z.object({ inputs: z.array(input).min(1).max(maxInputs) })
const CreateBody = inputs(z.object({ from: Id, to: Id, types: z.array(Type).min(1) }))
const ArchiveBody = inputs(z.object({ from: Id, to: z.array(Id) }))

const parse = <Schema extends z.ZodType>(schema: Schema, body: unknown): z.output<Schema> => {
  const parsed = schema.safeParse(body)
  if (!parsed.success) throw invalidBody(parsed.error)
  return parsed.data
}

/** The batch verbs of /crm/associations/{version}/notes/contacts. */
export const associationRoutes = (portal: Portal) => {
  const router = Router()
  router.post(
    '/batch/create',
    answer(({ body }) => {
      const startedAt = new Date().toISOString()
      const asked = parse(CreateBody, body).inputs
      for (const { types } of asked)
        if (
          types.some(
            (type) => type.associationTypeId !== noteToContact || type.associationCategory !== 'HUBSPOT_DEFINED',
          )
        )
          throw invalid('No such association type exists from object type NOTE to CONTACT')
      const gone = asked.flatMap(({ from, to }) => [
        ...(portal.notes.live(from.id) ? [] : [notFound(`NOTE ${from.id} does not exist`)]),
        ...(portal.contacts.live(to.id) ? [] : [notFound(`CONTACT ${to.id} does not exist`)]),
      ])
      if (gone[0]) throw gone[0]
      const results = asked.map(({ from, to }) => {
        const contact = portal.contacts.get(to.id)
        portal.attach(from.id, contact.id)
        return {
          fromObjectTypeId: '0-46',
          fromObjectId: from.id,
          toObjectTypeId: '0-1',
          toObjectId: contact.id,
          labels: [],
        }
      })
      return { status: 201, body: { status: 'COMPLETE', results, startedAt, completedAt: new Date().toISOString() } }
    }),
  )
  router.post(
    '/batch/archive',
    answer(({ body }) => {
      for (const { from, to } of parse(ArchiveBody, body).inputs) for (const { id } of to) portal.detach(from.id, id)
      return { status: 204 }
    }),
  )
  return router
}
