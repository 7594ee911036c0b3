import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import mongoose from 'mongoose'
import { useHouse } from '../../setup/house.ts'
import { me, smallWorld } from '../../setup/small-world.ts'

const house = useHouse({ world: smallWorld([]) })

test('a person whose Telegram session has ended is told once, in their language', async () => {
  const { _id: userId } = await house.context().users.ofTelegram('1', 'ru')
  const { token } = await house.context().apiTokens.create(userId, { name: 'test', scopes: ['read', 'write'] })
  await house.signIn({ userId, token }, me.phone)
  await house.connectHubspot({ userId, token })
  const alex = house.botApi().person({ id: 1, firstName: 'Alex' })
  alex.start()
  house.telegram().faults.revoke(1, 'SESSION_REVOKED')
  await house.sync({ userId, token })
  await alex.waitFor(/Telegram завершил сессию аккаунта Alex Morgan/)
  await house.call('POST', '/api/sync/trigger', { token })
  expect(alex.read().filter(({ text }) => text.includes('завершил сессию'))).toHaveLength(1)
})

test('a person whose HubSpot has ended our access is told; one who has blocked the bot stops nothing', async () => {
  const { _id: userId } = await house.context().users.ofTelegram('2', 'en')
  const vera = house.botApi().person({ id: 2, firstName: 'Vera' })
  vera.start()
  const { notifications } = house.context()
  await notifications.connectionLost(userId)
  await vera.waitFor(/HubSpot has ended our access/)
  vera.block()
  await notifications.connectionLost(userId)
  await notifications.connectionLost('nobody')
  expect(mongoose.connection.readyState).toBe(1)
})

test('both languages hold every word', () => {
  const keys = (locale: string) =>
    [...readFileSync(`services/notifications/words/${locale}.ftl`, 'utf8').matchAll(/^([a-z][\w-]*) =/gm)].map(
      ([, key]) => key,
    )
  expect(keys('ru')).toEqual(keys('en'))
})
