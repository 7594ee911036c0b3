import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from '@jest/globals'
import { useDatabase } from './setup/database.ts'

const database = useDatabase()
const folder = mkdtempSync(join(tmpdir(), 'conduits-main-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

type Ended = { code: number | null; out: string; err: string }
const started = (args: string[], env: Record<string, string> = {}) => {
  const { PATH = '', HOME = '' } = process.env
  const child = spawn(process.execPath, ['main.ts', ...args], {
    env: { PATH, HOME, DATA_DIR: folder, PORT: '0', ...env },
  })
  const seen = { out: '', err: '' }
  child.stdout.on('data', (chunk) => (seen.out += String(chunk)))
  child.stderr.on('data', (chunk) => (seen.err += String(chunk)))
  return { child, seen }
}
const ended = async ({ child, seen }: ReturnType<typeof started>): Promise<Ended> => {
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, ...seen }
}
const run = (args: string[], env?: Record<string, string>) => ended(started(args, env))
const says = async ({ child, seen }: { child: ChildProcess; seen: { out: string } }, words: string) => {
  while (!seen.out.includes(words)) {
    if (child.exitCode !== null) throw new Error(`ended before it said "${words}"`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
const rows = (out: string, from: string, to: string) =>
  out
    .slice(out.indexOf(from), out.indexOf(to))
    .split('\n')
    .filter((line) => /^│ \d+ \w{3} +│/.test(line)).length

describe('the process, in its sandbox', () => {
  test('makes digests and notes, ends with 0, and finds them again', async () => {
    const first = await run(['--once'], { MONGODB_URI: database.uri() })
    expect(first).toMatchObject({ code: 0, err: '' })
    expect(first.out).toMatch(/messages\.getHistory \d+/)
    expect(rows(first.out, 'Digests (', 'Notes on')).toBeGreaterThanOrEqual(8)
    const notes = Number(/(\d+) notes? written/.exec(first.out)?.[1])
    expect(notes).toBeGreaterThanOrEqual(3)
    expect(first.out).toContain(`Notes on HubSpot contacts (${notes}`)

    const second = await run(['--once'], { MONGODB_URI: database.uri() })
    expect(second).toMatchObject({ code: 0, err: '' })
    expect(second.out).toContain('nothing new since the last sync')
    expect(second.out).toContain(`Notes on HubSpot contacts (${notes}`)
  }, 120_000)

  test('serves until it is interrupted, and ends with 0', async () => {
    const process = started([], { MONGODB_URI: database.uri() })
    await says(process, 'Serving http')
    const [, url = ''] = /Serving (http:\S+)\. /.exec(process.seen.out) ?? []
    expect((await fetch(`${url}/readyz`)).status).toBe(200)
    const [, token = ''] = /Bearer (cdt_\S+)'/.exec(process.seen.out) ?? []
    const answer = await fetch(`${url}/api/digests`, { headers: { authorization: `Bearer ${token}` } })
    expect(((await answer.json()) as { digests: unknown[] }).digests.length).toBeGreaterThanOrEqual(8)
    process.child.kill('SIGINT')
    expect(await ended(process)).toMatchObject({ code: 0, err: '' })
  }, 120_000)

  test('takes an export instead', async () => {
    const file = join(folder, 'result.json')
    const text = (id: number, from: string, words: string) => ({ id, type: 'message', date: '2026-03-20T10:00:00', date_unixtime: String(1774000000 + id), from, from_id: from === 'Mia Lopez' ? 'user22' : 'user11', text: words }) // prettier-ignore
    const messages = [
      text(1, 'Mia Lopez', 'Can you send me the signed contract by Friday?'),
      text(2, 'Me Myself', 'Yes, I will send it tomorrow.'),
    ]
    writeFileSync(file, JSON.stringify({ name: 'Mia Lopez', type: 'personal_chat', id: 22, messages }))
    const { code, out } = await run(['--once', '--export', file], { MONGODB_URI: database.uri() })
    expect(code).toBe(0)
    expect(out).toMatch(/Read your export: 1 chat, 2 messages/)
    expect(out).toMatch(/1 digest made, 1 note written/)
  }, 120_000)
})

describe('what cannot work is told in one line, and nothing is half-done', () => {
  const refused = (words: RegExp) => ({ code: 1, err: expect.stringMatching(new RegExp(`^${words.source}`)) })
  const oneLine = ({ err }: Ended) => err.trim().split('\n').length === 1

  test.each([
    [['--onse'], /Unknown option '--onse'.*--help/],
    [['--export', '/does/not/exist.json'], /.*\/does\/not\/exist\.json.*/],
    [['--export'], /.*--export.*--help/],
  ])('%j', async (args, words) => {
    const answer = await run(args)
    expect(answer).toMatchObject(refused(words))
    expect(oneLine(answer)).toBe(true)
  })

  test('credentials that are half set', async () => {
    const { code, err } = await run([], { TELEGRAM_API_ID: '1' })
    expect(code).toBe(1)
    expect(err).toMatch(
      /TELEGRAM_API_HASH is missing[\s\S]*HUBSPOT_CLIENT_ID is missing[\s\S]*HUBSPOT_CLIENT_SECRET is missing/,
    )
  })

  test('a database that does not answer, without its password', async () => {
    const answer = await run(['--once'], { MONGODB_URI: 'mongodb://user:hunter2@127.0.0.1:1/x' })
    expect(answer).toMatchObject(refused(/.*MONGODB_URI/))
    expect(answer.err).not.toContain('hunter2')
    expect(oneLine(answer)).toBe(true)
  }, 60_000)

  test('a port that is in use', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const { port } = other.address() as AddressInfo
    const answer = await run(['--once'], { MONGODB_URI: database.uri(), PORT: String(port) })
    other.close()
    expect(answer).toMatchObject(refused(new RegExp(`Port ${port}.*PORT`)))
    expect(oneLine(answer)).toBe(true)
  }, 60_000)
})
