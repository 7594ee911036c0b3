import { mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { freshCheckout } from './checkout.ts'

let checkout: ReturnType<typeof freshCheckout>
beforeEach(() => {
  checkout = freshCheckout()
})
afterEach(() => checkout.remove())

const installing = 'Installing dependencies (first start only)…'

describe('the set-up of a start', () => {
  test('installs on the first start, runs the program with its arguments on the pinned Node, and is quiet the second time', async () => {
    const first = await checkout.run('0', '--export', 'a b.json')
    expect(first).toMatchObject({ code: 0 })
    expect(first.output).toContain(installing)
    expect(first.output).toContain('arguments ["0","--export","a b.json"]')
    const second = await checkout.run()
    expect(second.output).toMatch(/^arguments \[\] node \S+\n$/)
    expect(checkout.npmCalls()).toEqual(['ci --no-audit --no-fund'])
  })

  test('installs again when package-lock.json has changed', async () => {
    await checkout.run()
    checkout.lock('2.0.0')
    expect((await checkout.run()).output).toContain(installing)
    expect(checkout.npmCalls()).toHaveLength(2)
  })

  test('installs again after an install that was cut off', async () => {
    await checkout.run()
    rmSync(checkout.file('node_modules/.conduits-installed'))
    rmSync(checkout.file('node_modules/.package-lock.json'))
    expect((await checkout.run()).output).toContain(installing)
  })

  test('takes an install that was made by hand', async () => {
    await checkout.run()
    rmSync(checkout.file('node_modules/.conduits-installed'))
    expect((await checkout.run()).output).not.toContain(installing)
  })

  test('shows what npm says when it fails, does not start, and tries again next time', async () => {
    writeFileSync(checkout.file('fail'), '')
    const failed = await checkout.run()
    expect(failed.code).toBe(1)
    expect(failed.output).toMatch(/the registry is on fire[^]*npm ci failed/)
    expect(failed.output).not.toContain('arguments')
    rmSync(checkout.file('fail'))
    expect(await checkout.run()).toMatchObject({ code: 0 })
  })

  test('happens once when two start together', async () => {
    const both = await Promise.all([checkout.run(), checkout.run()])
    expect(both.map(({ code }) => code)).toEqual([0, 0])
    expect(checkout.npmCalls()).toHaveLength(1)
  })

  test('does not wait for a start that was killed, not even if its number lives on in another process', async () => {
    mkdirSync(checkout.file('.data'))
    const lock = checkout.file('.data/install.lock')
    writeFileSync(lock, `${process.pid} killed`)
    utimesSync(lock, new Date(Date.now() - 60_000), new Date(Date.now() - 60_000))
    expect(await checkout.run()).toMatchObject({ code: 0 })
    rmSync(checkout.file('node_modules'), { recursive: true })
    writeFileSync(lock, '999999999 killed')
    expect(await checkout.run()).toMatchObject({ code: 0 })
  })
})

describe('the program behind a start', () => {
  test('gives its exit code on', async () => {
    expect(await checkout.run('3')).toMatchObject({ code: 3 })
  })

  test.each(['SIGINT', 'SIGTERM'] as const)(
    'gets %s once where it arrives twice, and is waited for',
    async (signal) => {
      const { child, ended, says } = checkout.start('wait')
      await says('ready')
      child.kill(signal)
      await says('got')
      child.kill(signal)
      const { code, output } = await ended
      expect(code).toBe(0)
      expect(output.match(/got \w+/g)).toEqual([`got ${signal}`])
    },
  )

  test('ends in order when what started it is killed', async () => {
    const { child, ended, says } = checkout.start('wait')
    await says('ready')
    child.kill('SIGKILL')
    // Its output closes only with the program itself.
    expect((await ended).output).toContain('got SIGTERM')
  })
})
