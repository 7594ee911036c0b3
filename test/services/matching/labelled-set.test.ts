import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { type Budgets } from '../../../integrations/budget/create-budgets.ts'
import { createHubspot } from '../../../integrations/hubspot/create-hubspot.ts'
import { type Crm } from '../../../integrations/hubspot/types.ts'
import { type Dialog, DialogModel } from '../../../models/dialog.ts'
import { type HubspotSandbox, startHubspotSandbox } from '../../../sandbox/hubspot/start-hubspot-sandbox.ts'
import pLimit from 'p-limit'
import { createMatching } from '../../../services/matching/create-matching.ts'
import { useDatabase } from '../../setup/database.ts'
import { contacts, peers, type LabelledPeer } from './labelled-names.ts'

useDatabase()
const app = { clientId: 'test-client', clientSecret: 'test-secret' }
/** What is measured is the matching: it waits for no portal's budget. */
const unlimited: Budgets = {
  open: () => ({ reserve: async () => {}, observe: async () => {}, pause: async () => {} }),
}
const redirectUri = 'http://localhost:3000/api/hubspot/callback'
const idOf = new Map<string, string>()
let sandbox: HubspotSandbox
let crm: Crm

/** A country each: half of the contacts' numbers have no country code, and only the account's says how to read them. */
const countryOf = (key: string | null) => (key === 'mueller' ? 'DE' : key === 'phone-gb' ? 'GB' : 'US')

beforeAll(async () => {
  await DialogModel.createCollection()
  sandbox = await startHubspotSandbox({ ...app, rateLimit: { perTenSeconds: 10_000, searchPerSecond: 10_000 } })
  const hubspot = createHubspot({ ...app, apiRoot: sandbox.apiRoot, authorizeUrl: sandbox.authorizeUrl }, unlimited)
  const tokens = await hubspot.oauth.exchangeCode({ code: sandbox.grant({ redirectUri }), redirectUri })
  crm = hubspot.portal(tokens.portalId, async () => tokens.accessToken)
  await crm.ensureProperties()
  for (const [key, firstname, lastname, company = '', more = {}] of contacts)
    idOf.set(key, sandbox.createContact({ firstname, lastname, company, ...more }))
}, 60_000)
afterAll(() => sandbox.close())
beforeEach(async () => {
  await DialogModel.deleteMany({})
  sandbox.resetCalls()
})

const dialogOf = ([peerName, is, { phone, username, id } = {}]: LabelledPeer, index: number): Dialog => ({
  _id: `d${index}`, userId: 'u', accountId: `a-${countryOf(is)}-${index}`, kind: 'private', peerType: 'user',
  peerId: id ?? String(90_000 + index), accessHash: null, peerName, peerUsername: username ?? null, peerPhone: phone ?? null,
  topMessageId: 1, lastMessageAt: null, unreadCount: 0, tracked: true, trackedBy: null, cursor: null, topState: null,
  storedTop: null, fence: 0, matchStatus: 'UNMATCHED', matchConfidence: null, matchReason: null, hubspotContactId: null,
  hubspotContactName: null, contactHash: null, listedAt: null, createdAt: new Date(), updatedAt: new Date(),
}) // prettier-ignore

const searches = () => sandbox.calls()['POST /crm/objects/2026-03/contacts/search'] ?? 0

type Row = { peer: LabelledPeer; status: string; isRight: boolean; confidence: number | null }
/** Each peer as the only open chat of a user of its own: no peer helps another. */
const matchAll = async (isLarge: boolean): Promise<Row[]> => {
  const largePortals = new Map(isLarge ? peers.map((_, index) => [`u${index}`, Infinity]) : [])
  const matching = createMatching({ largePortals })
  const limit = pLimit(8)
  return Promise.all(
    peers.map((peer, index) =>
      limit(async (): Promise<Row> => {
        const dialog = { ...dialogOf(peer, index), userId: `u${index}` }
        await DialogModel.create(dialog)
        await matching.matchNew(dialog.userId, dialog.accountId, crm, countryOf(peer[1]))
        const found = await DialogModel.findOne({ _id: dialog._id }).lean()
        return {
          peer,
          status: found?.matchStatus ?? 'UNMATCHED',
          isRight: found?.hubspotContactId === (peer[1] === null ? null : idOf.get(peer[1])),
          confidence: found?.matchConfidence ?? null,
        }
      }),
    ),
  )
}

const precision = (rows: Row[], status: string) => {
  const proposed = rows.filter((row) => row.status === status)
  return { proposed: proposed.length, precision: proposed.filter(({ isRight }) => isRight).length / proposed.length }
}
/** Of those whose contact exists and can be told from the name alone. */
const recallByName = (rows: Row[]) => {
  const wanted = rows.filter(
    ({ peer: [, is], status }) => is !== null && !['AUTO_PHONE', 'AUTO_USERNAME'].includes(status),
  )
  return wanted.filter(({ status, isRight }) => status === 'AUTO_NAME' && isRight).length / wanted.length
}
const report = (title: string, rows: Row[]) => {
  const wrong = rows.filter(({ status, isRight }) => status === 'AUTO_NAME' && !isRight)
  const missed = rows.filter(({ peer: [, is], status }) => is !== null && status === 'UNMATCHED')
  const say = (list: Row[]) => list.map(({ peer: [display, is], confidence }) => `${display} (${is ?? 'nobody'}${confidence === null ? '' : ` ${confidence}`})`).join(', ')
  if (process.env.MATCHING_REPORT)
    process.stderr.write(`${title}: names ${JSON.stringify(precision(rows, 'AUTO_NAME'))}, recall ${recallByName(rows).toFixed(3)}\n  wrong: ${say(wrong)}\n  missed: ${say(missed)}\n`)
} // prettier-ignore

describe('the labelled set', () => {
  test('holds at least 150 names', () => {
    expect(peers.length).toBeGreaterThanOrEqual(150)
    for (const [, is] of peers) if (is !== null) expect([...idOf.keys()]).toContain(is)
  })

  test.each([
    ['a portal small enough to be listed', false, { phones: 7, recall: 0.97 }],
    ['a portal that is searched', true, { phones: 5, recall: 0.5 }],
  ])(
    'in %s: phones and Telegram names are never wrong, names seldom',
    async (title, isLarge, least) => {
      const rows = await matchAll(isLarge)
      report(title, rows)
      expect(precision(rows, 'AUTO_PHONE').precision).toBe(1)
      expect(precision(rows, 'AUTO_PHONE').proposed).toBeGreaterThanOrEqual(least.phones)
      expect(precision(rows, 'AUTO_USERNAME')).toEqual({ proposed: 3, precision: 1 })
      expect(precision(rows, 'AUTO_NAME').precision).toBeGreaterThanOrEqual(0.95)
      expect(recallByName(rows)).toBeGreaterThanOrEqual(least.recall)
      const nobodys = rows.filter(({ peer: [, is] }) => is === null)
      expect(nobodys.filter(({ status }) => status === 'AUTO_PHONE' || status === 'AUTO_USERNAME')).toEqual([])
    },
    240_000,
  )
})

describe('what a hundred unmatched peers cost', () => {
  /** A hundred of one account: a third show their phone, two thirds have a username. */
  const hundred = () =>
    Array.from({ length: 100 }, (_, index) =>
      dialogOf(
        [
          `${['Ava', 'Noah', 'Mia', 'Liam', 'Zoe'][index % 5] ?? ''} Person${String.fromCharCode(97 + (index % 26))}${String.fromCharCode(97 + Math.floor(index / 26))}`,
          null,
          { ...(index % 3 === 0 && { phone: `+1415556${String(1000 + index)}` }), ...(index % 3 !== 1 && { username: `person_number_${index}` }) },
        ],
        index,
      ),
    ).map((dialog) => ({ ...dialog, accountId: 'a' })) // prettier-ignore

  test.each([
    ['listed', () => new Map<string, number>(), 1],
    ['searched', () => new Map([['u', Infinity]]), 8],
  ])(
    'where the portal is %s',
    async (title, portals, most) => {
      await DialogModel.insertMany(hundred())
      await createMatching({ largePortals: portals() }).matchNew('u', 'a', crm, 'US')
      if (process.env.MATCHING_REPORT)
        process.stderr.write(`${title}: ${searches()} searches per 100 unmatched peers\n`)
      expect(searches()).toBeGreaterThan(0)
      expect(searches()).toBeLessThanOrEqual(most)
    },
    30_000,
  )
})
