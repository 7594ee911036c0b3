import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import mongoose from 'mongoose'
import { type Database } from '../../../integrations/mongo/embedded.ts'
import { openDatabase } from '../../../integrations/mongo/open-database.ts'

const firstStartMs = 900_000
const folder = mkdtempSync(join(tmpdir(), 'conduits-mongo-'))
// Whatever runs the database must be able to pass.
chmodSync(folder, 0o755)
const dataDir = join(folder, '.data')
const lines: string[] = []
const open = (more: Partial<Parameters<typeof openDatabase>[0]> = {}) =>
  openDatabase({ uri: null, dataDir, allowWine: true, waitMs: 0, say: (line) => lines.push(line), ...more })

const words = async ({ uri }: Database) => {
  const client = new mongoose.mongo.MongoClient(uri, { serverSelectionTimeoutMS: 1_000 })
  const found: unknown[] = await client.db('kept').collection('words').distinct('word')
  await client.close()
  return found
}
const write = async ({ uri }: Database, word: string) => {
  const client = new mongoose.mongo.MongoClient(uri, { serverSelectionTimeoutMS: 1_000 })
  await client.db('kept').collection('words').insertOne({ word })
  await client.close()
}
const runFixture = (args: string[], env: Record<string, string> = {}) =>
  spawnSync(process.execPath, [join(import.meta.dirname, 'open-then-die.ts'), ...args], {
    encoding: 'utf8',
    env: { ...process.env, ...env },
  })

afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the embedded database', () => {
  let opened: Database
  beforeAll(async () => {
    const killed = runFixture([dataDir, 'before the kill'])
    expect(killed).toMatchObject({ signal: 'SIGKILL' })
    opened = await open()
  }, firstStartMs)
  afterAll(() => opened.stop())

  test('goes on after kill -9 with what was written', async () => {
    expect(lines).toContain('Closed the database of a Conduits that was killed.')
    expect(await words(opened)).toEqual(['before the kill'])
  })

  test('is for one process at a time', async () => {
    await expect(open()).rejects.toThrow(`already running here (pid ${process.pid}). Stop it first`)
    const other = runFixture([dataDir, 'never'])
    expect(other).toMatchObject({ status: 1 })
    expect(other.stdout).toMatch(/^Conduits is already running here \(pid \d+\)/m)
    expect(await words(opened)).toEqual(['before the kill'])
  }, 60_000)

  test('moves to another port with its data when the old one is taken', async () => {
    const port = Number(new URL(opened.uri).port)
    await opened.stop()
    await opened.stop()
    await expect(words(opened)).rejects.toThrow(/ECONNREFUSED/)

    // It takes connections and stays silent.
    const squatter = createServer().listen(port, '127.0.0.1')
    await once(squatter, 'listening')
    opened = await open()
    squatter.close()
    expect(new URL(opened.uri).port).not.toBe(String(port))
    await write(opened, 'after the move')
    expect(await words(opened)).toEqual(['after the move', 'before the kill'])
  }, 60_000)

  test('finds its data again when the notes of the last start are lost', async () => {
    await opened.stop()
    rmSync(join(dataDir, 'running.json'))
    opened = await open()
    await write(opened, 'without notes')
    expect(await words(opened)).toEqual(['after the move', 'before the kill', 'without notes'])
  }, 60_000)

  test('says which data it cannot read, and how to go on', async () => {
    await opened.stop()
    const damaged = join(dataDir, 'mongo')
    for (const name of readdirSync(damaged)) if (/^WiredTiger/.test(name)) truncateSync(join(damaged, name), 10)
    await expect(open()).rejects.toThrow(/MongoDB does not start on the data in .*mongo: .+move that folder away/)
  }, 60_000)
})

describe('what is in the way of the database', () => {
  test('a data folder that cannot be made is named', async () => {
    writeFileSync(join(folder, 'file'), '')
    await expect(open({ dataDir: join(folder, 'file', '.data') })).rejects.toThrow(
      /Cannot write to the data folder .*file\/\.data/,
    )
  })

  test('a MONGOMS_SYSTEM_BINARY that does not run is named, and nothing stays locked', async () => {
    const fresh = join(folder, 'fresh')
    const missing = open({ dataDir: fresh, systemBinary: '/no/such/mongod' })
    await expect(missing).rejects.toThrow('MONGOMS_SYSTEM_BINARY: /no/such/mongod does not run (there is no such file)')
    const failing = open({ dataDir: fresh, systemBinary: '/bin/false' })
    await expect(failing).rejects.toThrow('MONGOMS_SYSTEM_BINARY: /bin/false does not run')
  })

  test('a mongod on the PATH is used before all else, and its own words are given on', () => {
    const bin = join(folder, 'bin')
    mkdirSync(bin)
    const log = '{"s":"F","msg":"Cannot go on","attr":{"error":"the moon is full"}}'
    writeFileSync(join(bin, 'mongod'), `#!/bin/sh\n[ "$1" = --version ] || { echo '${log}'; exit 14; }\n`, {
      mode: 0o755,
    })
    const env = { PATH: `${bin}${delimiter}${process.env.PATH ?? ''}` }
    const { status, stdout } = runFixture([join(folder, 'path'), 'never'], env)
    expect(status).toBe(1)
    expect(stdout).toMatch(/^MongoDB does not start on the data in .*path\/mongo: Cannot go on: "the moon is full"/m)
  }, 60_000)
})
