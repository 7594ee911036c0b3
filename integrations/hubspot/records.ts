import { z } from 'zod'

const Properties = z.record(z.string(), z.string().nullable())

/** A record as answered; ids are numbers in places. */
export const Item = z.object({
  id: z.coerce.string(),
  properties: Properties,
  objectWriteTraceId: z.string().nullish(),
})
export type Item = z.output<typeof Item>

const ItemError = z.object({
  category: z.string().optional(),
  message: z.string().default(''),
  context: z.record(z.string(), z.array(z.coerce.string())).nullish(),
})
export type ItemError = z.output<typeof ItemError>

/** 200, 201 and 207 alike. */
export const BatchAnswer = z.object({ results: z.array(Item), errors: z.array(ItemError).nullish() })
export type BatchAnswer = z.output<typeof BatchAnswer>

export const SearchAnswer = z.object({
  total: z.number().default(0),
  results: z.array(Item),
  paging: z.object({ next: z.object({ after: z.coerce.string() }).nullish() }).nullish(),
})
