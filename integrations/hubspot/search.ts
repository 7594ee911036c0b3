import { FilterOperatorEnum } from '@hubspot/api-client/lib/codegen/crm/objects/models/Filter.js'
import { type PublicObjectSearchRequest } from '@hubspot/api-client/lib/codegen/crm/objects/models/PublicObjectSearchRequest.js'
import { type z } from 'zod'
import { type Caller } from './caller.ts'
import { type Item, SearchAnswer } from './records.ts'

/** HubSpot's limits (developers.hubspot.com/docs/api-reference/2026-03/crm/search-the-crm), and ours on values of one list. */
const limits = { page: 200, results: 10_000, groups: 5, bodyCharacters: 3_000, values: 100 }

export type Filter = { propertyName: string; operator: FilterOperatorEnum; value?: string; values?: string[] }
/** `anyOf`: a list within it must hold as a whole. */
export type Search = {
  objectType: 'contacts' | 'notes'
  anyOf: (Filter | Filter[])[]
  properties: string[]
  limit?: number
}

/** IN compares lower-cased values with the list as it is, so the list has to be in lower case. */
export const isOneOf = (propertyName: string, values: string[]): Filter => ({
  propertyName,
  operator: FilterOperatorEnum.In,
  values: values.map((value) => value.toLowerCase()),
})
export const hasWord = (propertyName: string, word: string): Filter => ({
  propertyName,
  operator: FilterOperatorEnum.ContainsToken,
  value: word,
})

const requestFor = ({ anyOf, properties }: Search, limit: number, after: string): PublicObjectSearchRequest => ({
  filterGroups: anyOf.map((filters) => ({ filters: [filters].flat() })),
  sorts: [],
  properties,
  limit,
  after,
})

/** Whether HubSpot takes a search of this size in one request. */
export const fitsOneRequest = (search: Search): boolean =>
  search.anyOf.length <= limits.groups &&
  search.anyOf.flat().every(({ values = [] }) => values.length <= limits.values) &&
  JSON.stringify(requestFor(search, limits.page, String(limits.results))).length <= limits.bodyCharacters

/**
 * Records that pass any of the filters (all, if there are none), at most `limit`. What was just written may be missing for
 * seconds. `isEnough`: stop after the first page if this says so of the total.
 */
export const searchAll = async (
  caller: Caller,
  search: Search,
  isEnough: (total: number) => boolean = () => false,
): Promise<Item[]> => {
  const { objectType, limit = limits.results } = search
  const found: Item[] = []
  let after: string | null = '0'
  while (after !== null && found.length < limit && Number(after) < limits.results) {
    const size = Math.min(limits.page, limit - found.length, limits.results - Number(after))
    const request = requestFor(search, size, after)
    const page: z.output<typeof SearchAnswer> = await caller.need({
      kind: 'search',
      answer: SearchAnswer,
      run: (client) => client.crm.objects.searchApi.doSearch(objectType, request),
    })
    found.push(...page.results)
    after = isEnough(page.total) ? null : (page.paging?.next?.after ?? null)
  }
  return found
}
