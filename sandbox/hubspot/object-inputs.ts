import { z } from 'zod'

const Properties = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))
const toValues = (input: z.output<typeof Properties>) =>
  Object.fromEntries(Object.entries(input).map(([name, value]) => [name, value === null ? null : String(value)]))

const Association = z.object({
  to: z.object({ id: z.coerce.string() }),
  types: z.array(z.object({ associationCategory: z.string(), associationTypeId: z.int() })).min(1),
})
export const CreateInput = z.object({
  properties: Properties.transform(toValues),
  associations: z.array(Association).default([]),
  objectWriteTraceId: z.string().optional(),
})
export type CreateInput = z.output<typeof CreateInput>
export const UpdateInput = z.object({
  id: z.coerce.string(),
  idProperty: z.string().optional(),
  properties: Properties.transform(toValues),
  objectWriteTraceId: z.string().optional(),
})
export const PropertiesBody = z.object({ properties: Properties.transform(toValues) })
export const ReadBody = z.object({
  inputs: z.array(z.object({ id: z.coerce.string() })),
  properties: z.array(z.string()).default([]),
  idProperty: z.string().optional(),
})
