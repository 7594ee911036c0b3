import { overEach } from './batch-size.ts'
import { type Caller } from './caller.ts'
import { type Item } from './records.ts'
import { type Search, fitsOneRequest, searchAll } from './search.ts'

/** Longer values are no phone, username or name, and could fill a whole request. */
const longestValue = 100

/** Trimmed, without doubles, empty ones and absurd ones. */
export const searchable = (values: string[]) => [
  ...new Set(values.map((value) => value.trim()).filter(({ length }) => length > 0 && length <= longestValue)),
]

/** As many items per request as HubSpot takes. */
const pack = <T>(items: T[], fits: (chunk: T[]) => boolean): T[][] => {
  const chunks: T[][] = []
  for (const item of items) {
    const last = chunks.at(-1)
    if (last && fits([...last, item])) last.push(item)
    else chunks.push([item])
  }
  return chunks
}

type ManySearch<T> = Omit<Search, 'anyOf'> & { items: T[]; filtersFor: (items: T[]) => Search['anyOf'] }

/** Searches for any number of items in as few requests as HubSpot's limits allow; each record once. */
export const searchMany = async <T>(
  caller: Caller,
  { items, filtersFor, ...search }: ManySearch<T>,
): Promise<Item[]> => {
  const chunks = pack(items, (chunk) => fitsOneRequest({ ...search, anyOf: filtersFor(chunk) }))
  const found = await overEach(chunks, (chunk) => searchAll(caller, { ...search, anyOf: filtersFor(chunk) }))
  return [...new Map(found.map((item) => [item.id, item])).values()]
}
