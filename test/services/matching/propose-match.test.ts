import { describe, expect, test } from '@jest/globals'
import { type Contact } from '../../../integrations/hubspot/types.ts'
import { proposeByName } from '../../../services/matching/propose-by-name.ts'
import { type Peer, proposeByPhone, proposeByTelegram } from '../../../services/matching/propose-match.ts'

const contact = (id: string, fields: Partial<Contact>): Contact => ({
  id,
  firstname: null,
  lastname: null,
  email: null,
  company: null,
  phone: null,
  mobilephone: null,
  telegramUsername: null,
  telegramUserId: null,
  ...fields,
})
const peer = (fields: Partial<Peer>): Peer => ({
  peerId: '7',
  peerName: 'Sarah Chen',
  peerUsername: null,
  peerPhone: null,
  ...fields,
})
const named = (name: string, id = name): Contact => {
  const [firstname = '', ...rest] = name.split(' ')
  return contact(id, { firstname, lastname: rest.join(' ') })
}

describe('by phone', () => {
  const sarah = peer({ peerPhone: '+14155550101' })

  test.each(['+1 (415) 555-0101', '415-555-0101', '(415) 555 0101', '1 415 555 0101', '+14155550101'])(
    '%s is the same phone',
    (phone) => {
      expect(proposeByPhone(sarah, [contact('1', { phone })], 'US')).toMatchObject({
        outcome: 'match',
        match: { status: 'AUTO_PHONE', confidence: 1, contact: { id: '1' }, reason: 'same phone +1 415…0101' },
      })
    },
  )

  test('a mobile number counts as well', () => {
    expect(proposeByPhone(sarah, [contact('1', { mobilephone: '+1 415 555 0101' })])).toMatchObject({
      outcome: 'match',
    })
  })

  test('the same national digits in another country are another phone', () => {
    expect(proposeByPhone(sarah, [contact('1', { phone: '+44 415 555 0101' })], 'US')).toEqual({ outcome: 'none' })
    expect(proposeByPhone(sarah, [contact('1', { phone: '415 555 0101' })], 'GB')).toEqual({ outcome: 'none' })
  })

  test('two contacts with the phone are ambiguous, twice the same contact is not', () => {
    const twins = [contact('1', { phone: '+14155550101' }), contact('2', { mobilephone: '+14155550101' })]
    expect(proposeByPhone(sarah, twins)).toEqual({
      outcome: 'ambiguous',
      reason: '2 contacts have the phone +1 415…0101',
    })
    expect(proposeByPhone(sarah, [twins[0]!, twins[0]!])).toMatchObject({ outcome: 'match' })
  })

  test('no phone, no match', () => {
    expect(proposeByPhone(peer({}), [contact('1', { phone: '+14155550101' })])).toEqual({ outcome: 'none' })
  })
})

describe('by the Telegram properties', () => {
  test('the id and the username find the contact, however it is written', () => {
    expect(proposeByTelegram(peer({}), [contact('1', { telegramUserId: '7' })])).toMatchObject({
      match: { status: 'AUTO_USERNAME', confidence: 0.95 },
    })
    for (const telegramUsername of ['sarahchen', '@sarahchen', ' SarahChen ']) {
      const found = proposeByTelegram(peer({ peerUsername: 'SarahChen' }), [contact('1', { telegramUsername })])
      expect(found).toMatchObject({ outcome: 'match', match: { reason: 'same Telegram username @sarahchen' } })
    }
  })

  test('another username is nobody', () => {
    expect(
      proposeByTelegram(peer({ peerUsername: 'sarahchen' }), [contact('1', { telegramUsername: 'sarahchen2' })]),
    ).toEqual({ outcome: 'none' })
  })
})

describe('by name', () => {
  const crowd = ['Sarah Chan', 'Michael Brown', 'Анна Смирнова', 'Jürgen Weiß'].map((name) => named(name))

  test.each([
    ['Sarah Chen', 'Sarah Chen'],
    ['Dr. Sarah Chen 🌍', 'Sarah Chen'],
    ['Sarah Chen | Acme', 'Sarah Chen'],
    ['Chen Sarah', 'Sarah Chen'],
    ['Sarah Chen (Climate Fund)', 'Sarah Chen'],
    ['Anna Smirnova', 'Анна Смирнова'],
    ['Juergen Weiss', 'Jürgen Weiß'],
    ['José García', 'Jose Garcia'],
  ])('%s is %s', (peerName, name) => {
    const others = crowd.filter(({ id }) => id !== name && id !== 'Sarah Chan')
    expect(proposeByName(peer({ peerName }), [...others, named(name)])).toMatchObject({
      outcome: 'match',
      match: { contact: { id: name } },
    })
  })

  test('the confidence lies between 0.3 and 0.9 and grows with likeness', () => {
    const exact = proposeByName(peer({}), [named('Sarah Chen')])
    const near = proposeByName(peer({}), [named('Sara Chen')])
    expect(exact).toMatchObject({ match: { status: 'AUTO_NAME', confidence: 0.9 } })
    const confidence = near.outcome === 'match' ? near.match.confidence : 0
    expect(confidence).toBeGreaterThanOrEqual(0.3)
    expect(confidence).toBeLessThan(0.9)
  })

  test('a first name alone proposes nobody', () => {
    expect(proposeByName(peer({ peerName: 'Sarah' }), [named('Sarah Chen')])).toEqual({ outcome: 'none' })
    expect(proposeByName(peer({ peerName: '🌸' }), [named('Sarah Chen')])).toEqual({ outcome: 'none' })
  })

  test('two people of one name are nobody’s match', () => {
    expect(proposeByName(peer({}), [named('Sarah Chen', '1'), named('Sarah Chen', '2')])).toMatchObject({
      outcome: 'ambiguous',
    })
  })

  test('a stranger is nobody', () => {
    expect(proposeByName(peer({ peerName: 'Tom Baker' }), crowd)).toEqual({ outcome: 'none' })
  })
})
