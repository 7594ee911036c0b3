import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createConnection, createServer, type AddressInfo, type Socket } from 'node:net'
import { createInterface } from 'node:readline'
import { afterAll, beforeEach, describe, expect, test } from '@jest/globals'
import { LeaseModel } from '../../models/lease.ts'
import { createLeases } from '../../services/leases.ts'
import { useDatabase } from '../setup/database.ts'

const database = useDatabase()
beforeEach(() => database.empty())

const children: ChildProcess[] = []
afterAll(() => children.forEach((child) => child.kill('SIGKILL')))

type Line = { at: number; pid: number; event: string }
/** A process that holds the lease as often as it can for `holdMs` each time, and says when. */
const contender = (uri: string, { ttlMs = 600, holdMs = 50, rounds = 20 } = {}) => {
  const script = new URL('hold-a-lease.ts', import.meta.url).pathname
  const child = spawn(process.execPath, [script, uri, JSON.stringify({ ttlMs, holdMs, rounds })], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  children.push(child)
  const lines: Line[] = []
  createInterface({ input: child.stdout }).on('line', (line) => lines.push(JSON.parse(line) as Line))
  const until = async (event: string, count = 1) => {
    while (lines.filter((line) => line.event === event).length < count) await new Promise((r) => setTimeout(r, 10))
  }
  return { child, lines, until, ended: once(child, 'exit') }
}

/** Every stretch of time in which a process believed that it held the lease. */
const stretches = (lines: Line[]) =>
  lines
    .filter(({ event }) => event === 'took')
    .map((taken) => ({
      ...taken,
      until:
        lines.find(({ pid, at, event }) => pid === taken.pid && at >= taken.at && event !== 'took')?.at ?? Infinity,
    }))
    .sort((a, b) => a.at - b.at)

describe('a lease', () => {
  test('is held by one at a time, and free again after', async () => {
    const [one, other] = [createLeases(), createLeases()]
    await one.hold('x', async () => {
      expect(await other.isHeld('x')).toBe(true)
      await expect(other.hold('x', async () => 'never')).rejects.toMatchObject({ kind: 'conflict' })
    })
    expect(await other.isHeld('x')).toBe(false)
    const fences = [await one.hold('x', async ({ fence }) => fence), await other.hold('x', async ({ fence }) => fence)]
    expect(fences).toEqual([2, 3])
  })

  test('lapses by the clock of the database, whatever the clock of a process says', async () => {
    await LeaseModel.create({ _id: 'x', holder: 'elsewhere', until: new Date(Date.now() + 60_000), fence: 1 })
    const now = Date.now
    Date.now = () => now() + 3_600_000
    try {
      await expect(createLeases().hold('x', async () => 'never')).rejects.toMatchObject({ kind: 'conflict' })
    } finally {
      Date.now = now
    }
  })

  test('of two processes never overlaps', async () => {
    const both = [contender(database.uri()), contender(database.uri())]
    await Promise.all(both.map(({ ended }) => ended))
    const held = stretches(both.flatMap(({ lines }) => lines))
    expect(held).toHaveLength(40)
    expect(new Set(held.map(({ pid }) => pid)).size).toBe(2)
    held.slice(1).forEach((next, i) => expect(next.at).toBeGreaterThanOrEqual(held[i]?.until ?? 0))
  })

  test('is given up by a process that was stopped for longer than it lasts, before it does anything else', async () => {
    const sleeper = contender(database.uri(), { holdMs: 60_000, rounds: 1 })
    await sleeper.until('took')
    sleeper.child.kill('SIGSTOP')
    const heir = contender(database.uri(), { rounds: 1 })
    await heir.until('released')
    sleeper.child.kill('SIGCONT')
    await Promise.all([sleeper.ended, heir.ended])
    expect(sleeper.lines.map(({ event }) => event)).toEqual(['took', 'aborted'])
  })
})

describe('when it cannot be renewed, the work is aborted', () => {
  test('at once, where another holder has it', async () => {
    const work = createLeases({ ttlMs: 3_000, renewMs: 30 }).hold('x', async ({ signal }) => {
      await LeaseModel.updateOne({ _id: 'x' }, { $set: { holder: 'somebody else' }, $inc: { fence: 1 } })
      await once(signal, 'abort')
      return String(signal.reason)
    })
    expect(await work).toMatch(/passed to another holder/)
  })

  test('before it lapses, where the database does not answer any more', async () => {
    const { port, freeze, close } = await freezableProxy(database.uri())
    const uri = new URL(database.uri())
    uri.host = `127.0.0.1:${port}`
    uri.searchParams.delete('replicaSet')
    uri.searchParams.set('directConnection', 'true')
    const holder = contender(uri.href, { ttlMs: 1_500, holdMs: 60_000, rounds: 1 })
    await holder.until('took')
    freeze()
    const heir = contender(database.uri(), { ttlMs: 1_500, rounds: 1 })
    await heir.until('released')
    await holder.until('aborted')
    holder.child.kill('SIGKILL')
    const [aborted] = holder.lines.filter(({ event }) => event === 'aborted')
    expect(aborted?.at).toBeLessThan(heir.lines[0]?.at ?? 0)
    await close()
  })
})

/** Passes everything on until it is frozen; then it keeps the connections open and lets nothing through. */
const freezableProxy = async (uri: string) => {
  const target = new URL(uri)
  const sockets: Socket[] = []
  let isFrozen = false
  const server = createServer((socket) => {
    if (isFrozen) return void sockets.push(socket.on('error', () => {}))
    const upstream = createConnection(Number(target.port), target.hostname)
    sockets.push(
      socket.on('error', () => {}),
      upstream.on('error', () => {}),
    )
    socket.pipe(upstream).pipe(socket)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    freeze: () => {
      isFrozen = true
      sockets.forEach((socket) => socket.unpipe().pause())
    },
    close: async () => {
      sockets.forEach((socket) => socket.destroy())
      server.close()
      await once(server, 'close')
    },
  }
}
