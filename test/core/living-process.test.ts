import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from '@jest/globals'
import { isGone, processName } from '../../core/living-process.ts'

const module = join(import.meta.dirname, '../../core/living-process.ts')
const children: ChildProcess[] = []
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
})

/** Another process that says its name and lives on. */
const neighbour = async () => {
  const code = `import { processName } from ${JSON.stringify(module)}; console.log(processName()); setInterval(() => {}, 1e9)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: ['ignore', 'pipe', 'inherit'] })
  children.push(child)
  const [name] = (await once(child.stdout, 'data')) as [Buffer]
  return { child, name: name.toString().trim() }
}

describe('a process by its name', () => {
  test('is not gone while it lives, also while it is stopped', async () => {
    const { child, name } = await neighbour()
    expect(isGone(processName())).toBe(false)
    expect(isGone(name)).toBe(false)
    child.kill('SIGSTOP')
    expect(isGone(name)).toBe(false)
  })

  test('is gone once it was killed', async () => {
    const { child, name } = await neighbour()
    child.kill('SIGKILL')
    await once(child, 'exit')
    expect(isGone(name)).toBe(process.platform === 'linux')
  })

  test('is gone if its pid belongs to another process by now', () => {
    const [boot, namespace, pid, , id] = processName().split('/')
    expect(isGone([boot, namespace, pid, '1', id].join('/'))).toBe(process.platform === 'linux')
  })

  test('is never known to be gone on another machine, in another container or by a name that says nothing', () => {
    const [boot, namespace, , startedAt, id] = processName().split('/')
    expect(isGone(['another-boot', namespace, '999999999', startedAt, id].join('/'))).toBe(false)
    expect(isGone([boot, '1', '999999999', startedAt, id].join('/'))).toBe(false)
    expect(isGone('k3j4h5')).toBe(false)
    expect(isGone('')).toBe(false)
  })
})
