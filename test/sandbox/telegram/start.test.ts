import { describe, expect, test } from '@jest/globals'
import { startTelegramSandbox } from '../../../sandbox/telegram/start-telegram-sandbox.ts'
import { World } from '../../../sandbox/telegram/world.ts'
import { gramjsClient, saveSession } from './gramjs-client.ts'
import { signInWithCode } from './signed-in.ts'
import { me, said, worldWith } from './worlds.ts'

describe('starting', () => {
  test('sessions outlive a restart that is given the snapshot', async () => {
    const world = worldWith([])
    const first = await startTelegramSandbox({ world })
    const client = gramjsClient(first)
    await client.connect()
    await signInWithCode(client, first, me.phone)
    const session = saveSession(client)
    await client.destroy()
    await first.close()
    const second = await startTelegramSandbox({ world, state: first.snapshot() })
    const again = gramjsClient(second, { session })
    await again.connect()
    expect((await again.getMe()).phone).toBe(me.phone.slice(1))
    await again.destroy()
    await second.close()
  })

  test('every fault of a world is named', async () => {
    const { users, accounts } = worldWith([
      { type: 'private', with: 1, messages: [said(2, 0, 'not my chat'), said(1, 1, 'what?', { replyTo: 9 })] },
      { type: 'group', id: 5, title: 'Ghosts', members: [me.id, 99], messages: [] },
    ])
    const world = World.parse({ users, accounts: [...accounts, { userId: 1, dc: 5, chats: [] }] })
    await expect(startTelegramSandbox({ world })).rejects.toThrow(
      'The Telegram sandbox cannot serve this world: ' +
        'account 100: the chat with 1 has a message from 2, who is neither of the two; ' +
        'account 100: the chat with 1 answers message 9, which is not there; ' +
        'account 100: group 5 names user 99, who is not among the users; ' +
        'account 1 lives at DC 5, and only DC 1 to 3 are served',
    )
  })

  test('close lets go of ports and clients', async () => {
    const sandbox = await startTelegramSandbox({ world: worldWith([]) })
    const client = gramjsClient(sandbox)
    await client.connect()
    await sandbox.close()
    await client.destroy()
    const again = await startTelegramSandbox({
      world: worldWith([]),
      ports: sandbox.serverList.map(({ port }) => port),
    })
    expect(again.servers).toBe(sandbox.servers)
    await again.close()
  })
})
