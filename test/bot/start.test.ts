import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { useBot } from '../setup/bot.ts'
import { useHouse } from '../setup/house.ts'
import { me, smallWorld } from '../setup/small-world.ts'

const house = useHouse({ world: smallWorld([]) })
useBot(house)

describe('a first conversation', () => {
  test('says what the bot does and what is missing, in the person’s language', async () => {
    const alex = house.botApi().person({ id: 1, firstName: 'Alex', languageCode: 'en' })
    alex.start()
    expect((await alex.waitFor(/notes on your HubSpot contacts/)).text).toMatch(
      /No Telegram account is connected yet: \/connect/,
    )
    const vera = house.botApi().person({ id: 2, firstName: 'Вера', languageCode: 'ru' })
    vera.start()
    await vera.waitFor(/Аккаунт Telegram ещё не подключён/)
  })

  test('shows what is connected once it is', async () => {
    const { _id: userId } = await house.context().users.ofTelegram('1', 'en')
    const resident = { userId, token: '' }
    await house.signIn(resident, me.phone)
    await house.connectHubspot(resident)
    const alex = house.botApi().person({ id: 1, firstName: 'Alex' })
    alex.start()
    const status = await alex.waitFor(/One Telegram account is connected/)
    expect(status.text).toMatch(/HubSpot is connected/)
  })

  test('answers /privacy, /help and what it does not know', async () => {
    const alex = house.botApi().person({ id: 1, firstName: 'Alex' })
    alex.say('/privacy')
    await alex.waitFor(/channels, bots, Saved Messages and Telegram’s own chat never/)
    alex.say('/help')
    await alex.waitFor(/connect a Telegram account/)
    alex.say('hm?')
    await alex.waitFor(/I did not understand that/)
  })

  test('leaves a group, saying why', async () => {
    const group = house.botApi().group({ id: -100123, title: 'Team' })
    group.addBot(1)
    await group.waitUntil(() => !group.isBotIn())
    expect(group.read().filter(({ text }) => /private chats only/.test(text))).toHaveLength(1)
  })
})

test('both languages hold every word', () => {
  const keys = (locale: string) =>
    [...readFileSync(`bot/words/${locale}.ftl`, 'utf8').matchAll(/^([a-z][\w-]*) =/gm)].map(([, key]) => key)
  expect(keys('ru')).toEqual(keys('en'))
})
