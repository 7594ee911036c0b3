import { FilterOperatorEnum } from '@hubspot/api-client/lib/codegen/crm/objects/models/Filter.js'
import { type PublicObjectSearchRequest } from '@hubspot/api-client/lib/codegen/crm/objects/models/PublicObjectSearchRequest.js'
import { type z } from 'zod'
import { type Caller } from './caller.ts'
import { type Item, SearchAnswer } from './records.ts'

const pageSize = 200
/** HubSpot pages no further. */
const mostResults = 10_000
export const mostGroups = 5

type Filter = { propertyName: string; operator: FilterOperatorEnum; value?: string; values?: string[] }

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

type Search = { objectType: 'contacts' | 'notes'; anyOf: Filter[]; properties: string[]; limit?: number }

/** Records that pass any of the filters (at most 5), at most `limit`. What was just written may be missing for seconds. */
export const searchAll = async (caller: Caller, search: Search): Promise<Item[]> => {
  const { objectType, anyOf, properties, limit = mostResults } = search
  const found: Item[] = []
  let after: string | null = '0'
  while (after !== null && found.length < limit && Number(after) < mostResults) {
    const request: PublicObjectSearchRequest = {
      filterGroups: anyOf.map((filter) => ({ filters: [filter] })),
      sorts: [],
      properties,
      limit: Math.min(pageSize, limit - found.length, mostResults - Number(after)),
      after,
    }
    const page: z.output<typeof SearchAnswer> = await caller.need({
      kind: 'search',
      answer: SearchAnswer,
      run: (client) => client.crm.objects.searchApi.doSearch(objectType, request),
    })
    found.push(...page.results)
    after = page.paging?.next?.after ?? null
  }
  return found
}
