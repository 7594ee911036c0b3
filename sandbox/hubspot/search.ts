import { z } from 'zod'
import { invalid, invalidBody } from './hubspot-error.ts'
import { type ObjectStore, type Values } from './object-store.ts'
import { type PropertyStore } from './property-store.ts'
import { Filter, checkFilter, matches } from './search-filters.ts'
import { view } from './object-view.ts'

const maxGroups = 5
const maxFiltersPerGroup = 6
const maxFilters = 18
const maxResults = 10_000
const maxBodyCharacters = 3_000
const searchable = {
  contacts: ['firstname', 'lastname', 'email', 'phone', 'mobilephone', 'company'],
  notes: ['hs_note_body'],
}

const Sort = z.union([
  z.string().transform((name) => ({
    propertyName: name.replace(/^-/, ''),
    direction: name.startsWith('-') ? 'DESCENDING' : 'ASCENDING',
  })),
  z.object({ propertyName: z.string(), direction: z.enum(['ASCENDING', 'DESCENDING']).default('ASCENDING') }),
])
const SearchRequest = z.object({
  query: z.string().max(3_000).optional(),
  filterGroups: z.array(z.object({ filters: z.array(Filter).min(1) })).default([]),
  sorts: z.array(Sort).max(1).default([]),
  properties: z.array(z.string()).default([]),
  limit: z.int().min(1).max(200).default(10),
  after: z.union([z.string(), z.number()]).transform(Number).pipe(z.int().min(0)).default(0),
})
type SearchRequest = z.output<typeof SearchRequest>

const checkLimits = ({ filterGroups, after, limit }: SearchRequest) => {
  const filters = filterGroups.flatMap((group) => group.filters)
  if (filterGroups.length > maxGroups) throw invalid(`Maximum number of filter groups is ${maxGroups}`)
  if (filterGroups.some((group) => group.filters.length > maxFiltersPerGroup))
    throw invalid(`Maximum number of filters per group is ${maxFiltersPerGroup}`)
  if (filters.length > maxFilters) throw invalid(`Maximum number of filters is ${maxFilters}`)
  if (after + limit > maxResults) throw invalid(`Paging beyond ${maxResults} results is not possible`)
  filters.forEach(checkFilter)
}

const order = (left: Values, right: Values, { propertyName, direction }: z.output<typeof Sort>) => {
  const [a, b] = [left[propertyName] ?? '', right[propertyName] ?? '']
  return (direction === 'DESCENDING' ? -1 : 1) * a.localeCompare(b, 'en', { numeric: true })
}

/** POST …/search: filter groups OR'ed, filters AND'ed, on what the index holds by now. */
export const search = (store: ObjectStore, properties: PropertyStore, body: unknown) => {
  if (JSON.stringify(body ?? {}).length > maxBodyCharacters)
    throw invalid(`The request body must not exceed ${maxBodyCharacters} characters`)
  const parsed = SearchRequest.safeParse(body)
  if (!parsed.success) throw invalidBody(parsed.error)
  const request = parsed.data
  checkLimits(request)
  const propertyOf = (name: string) => {
    const property = properties.find(store.type, name)
    if (!property) throw invalid(`There was a problem with the request: property ${name} does not exist`)
    return property
  }
  const groups = request.filterGroups.map(({ filters }) =>
    filters.map((filter) => ({ filter, property: propertyOf(filter.propertyName) })),
  )
  const passes = (values: Values) =>
    groups.length === 0 ||
    groups.some((group) => group.every(({ filter, property }) => matches(filter, property, values)))
  const isAskedFor = (values: Values) =>
    !request.query ||
    searchable[store.type].some((name) => values[name]?.toLowerCase().includes(request.query?.toLowerCase() ?? ''))

  const [sort] = request.sorts
  const found = store
    .all()
    .flatMap((object) => {
      const values = store.indexed(object)
      return values && passes(values) && isAskedFor(values) ? [{ object, values }] : []
    })
    .sort((left, right) => (sort ? order(left.values, right.values, sort) : 0))
  const end = request.after + request.limit
  return {
    total: found.length,
    results: found
      .slice(request.after, end)
      .map(({ object, values }) => view(store, object, request.properties, { values })),
    ...(end < found.length ? { paging: { next: { after: String(end) } } } : {}),
  }
}
