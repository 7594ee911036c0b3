import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from '@jest/globals'
import { z } from 'zod'
import { type SeedContact } from '../../../sandbox/hubspot/options.ts'
import { contactsPath, startSandbox } from './client-fixture.ts'

const contacts: SeedContact[] = [
  { firstname: 'Ada', lastname: 'King Lovelace', city: 'London', phone: '+44 20 7946 0958' },
  { firstname: 'Grace', lastname: 'Hopper', city: 'new york', mobilephone: '+1 415 555 2671' },
  { firstname: 'Émilie', lastname: 'du Châtelet' },
]
const Found = z.object({
  total: z.number(),
  results: z.array(z.object({ properties: z.object({ firstname: z.string().nullable() }) })),
  paging: z.object({ next: z.object({ after: z.string() }) }).optional(),
})

const start = async (options: Parameters<typeof startSandbox>[0] = {}) => {
  const started = await startSandbox({
    contacts,
    rateLimit: { perTenSeconds: 10_000, searchPerSecond: 1_000 },
    ...options,
  })
  const search = (body: unknown) => started.call('POST', `${contactsPath}/search`, body)
  const first = async (...filters: Record<string, unknown>[]) => {
    const { results } = Found.parse((await search({ filterGroups: [{ filters }] })).body)
    return results.map(({ properties }) => properties.firstname)
  }
  return { ...started, search, first }
}

/** Asks again until the answer is the expected one; jest's time limit ends it otherwise. */
const until = async (ask: () => Promise<unknown>, expected: unknown) => {
  while (JSON.stringify(await ask()) !== JSON.stringify(expected)) await sleep(20)
}

describe('search of the HubSpot stand-in', () => {
  test('knows HubSpot’s operators', async () => {
    const { first } = await start()
    expect(await first({ propertyName: 'city', operator: 'EQ', value: 'LONDON' })).toEqual(['Ada'])
    expect(await first({ propertyName: 'city', operator: 'HAS_PROPERTY' })).toEqual(['Ada', 'Grace'])
    expect(await first({ propertyName: 'city', operator: 'NOT_HAS_PROPERTY' })).toEqual(['Émilie'])
    expect(await first({ propertyName: 'city', operator: 'NEQ', value: 'London' })).toEqual(['Grace', 'Émilie'])
    expect(await first({ propertyName: 'firstname', operator: 'IN', values: ['ada', 'émilie'] })).toEqual([
      'Ada',
      'Émilie',
    ])
    expect(await first({ propertyName: 'firstname', operator: 'IN', values: ['Ada'] })).toEqual([])
    expect(await first({ propertyName: 'lastname', operator: 'CONTAINS_TOKEN', value: 'LOVELACE' })).toEqual(['Ada'])
    expect(await first({ propertyName: 'lastname', operator: 'CONTAINS_TOKEN', value: 'love' })).toEqual([])
    expect(await first({ propertyName: 'lastname', operator: 'CONTAINS_TOKEN', value: 'love*' })).toEqual(['Ada'])
    expect(await first({ propertyName: 'createdate', operator: 'LT', value: '2020-01-01' })).toEqual([])
    expect(
      await first(
        { propertyName: 'city', operator: 'HAS_PROPERTY' },
        { propertyName: 'firstname', operator: 'EQ', value: 'grace' },
      ),
    ).toEqual(['Grace'])
  })

  test('finds phones by their national digits', async () => {
    const { first } = await start()
    const name = 'hs_searchable_calculated_phone_number'
    expect(await first({ propertyName: name, operator: 'EQ', value: '2079460958' })).toEqual(['Ada'])
    const mobile = 'hs_searchable_calculated_mobile_number'
    expect(await first({ propertyName: mobile, operator: 'IN', values: ['4155552671'] })).toEqual(['Grace'])
  })

  test('pages, sorts, and takes free text', async () => {
    const { search } = await start()
    const sorts = [{ propertyName: 'firstname', direction: 'DESCENDING' }]
    const page = Found.parse((await search({ sorts, limit: 2 })).body)
    expect(page.total).toBe(3)
    expect(page.paging?.next.after).toBe('2')
    expect(page.results.map(({ properties }) => properties.firstname)).toEqual(['Grace', 'Émilie'])
    const last = Found.parse((await search({ sorts, limit: 2, after: '2' })).body)
    expect(last.results.map(({ properties }) => properties.firstname)).toEqual(['Ada'])
    expect(last.paging).toBeUndefined()
    expect(Found.parse((await search({ query: 'hopp' })).body).total).toBe(1)
  })

  test('enforces HubSpot’s limits', async () => {
    const { search } = await start()
    const filter = { propertyName: 'firstname', operator: 'EQ', value: 'x' }
    const groups = (count: number, size: number) => ({
      filterGroups: Array.from({ length: count }, () => ({ filters: Array.from({ length: size }, () => filter) })),
    })
    expect((await search(groups(3, 6))).status).toBe(200)
    expect((await search(groups(6, 1))).status).toBe(400)
    expect((await search(groups(1, 7))).status).toBe(400)
    expect((await search(groups(4, 5))).status).toBe(400)
    const long = { ...filter, operator: 'IN', value: undefined, values: ['x'.repeat(3_000)] }
    expect((await search({ filterGroups: [{ filters: [long] }] })).status).toBe(400)
    expect((await search({ limit: 201 })).status).toBe(400)
    expect((await search({ limit: 200, after: '9900' })).status).toBe(400)
    expect((await search({ filterGroups: [{ filters: [{ ...filter, propertyName: 'nope' }] }] })).status).toBe(400)
    expect((await search({ filterGroups: [{ filters: [{ propertyName: 'city', operator: 'IN' }] }] })).status).toBe(400)
  })

  test('sees writes only once the index has caught up', async () => {
    const { first, sandbox } = await start({ indexLagMs: 300, contacts: [] })
    const byName = (value: string) => first({ propertyName: 'firstname', operator: 'EQ', value })
    const id = sandbox.createContact({ firstname: 'New' })
    expect(await byName('New')).toEqual([])
    await until(() => byName('New'), ['New'])
    sandbox.updateContact(id, { firstname: 'Newer' })
    expect(await byName('New')).toEqual(['New'])
    await until(() => byName('Newer'), ['Newer'])
    sandbox.deleteContact(id)
    expect(await byName('Newer')).toEqual(['Newer'])
    await until(() => byName('Newer'), [])
  })
})
