import { spawn } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const packages = (version: string) => ({ '': {}, 'node_modules/one': { version, integrity: 'sha512-x' } })

// It does what `npm ci` leaves behind, slowly enough for two starts to meet; `fail` in the folder makes it break off.
const npm = `
const { appendFileSync, cpSync, existsSync, mkdirSync, rmSync, symlinkSync } = require('node:fs')
appendFileSync('npm-calls', process.argv.slice(2).join(' ') + '\\n')
rmSync('node_modules', { recursive: true, force: true })
mkdirSync('node_modules/node/bin', { recursive: true })
symlinkSync(process.execPath, 'node_modules/node/bin/node')
if (existsSync('fail')) { console.error('the registry is on fire'); process.exit(1) }
setTimeout(() => cpSync('package-lock.json', 'node_modules/.package-lock.json'), 500)
`

const program = `
const [what] = process.argv.slice(2)
console.log('arguments', JSON.stringify(process.argv.slice(2)), 'node', process.execPath)
if (what === 'wait') {
  let signals = 0
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => {
    signals += 1
    console.log('got', signal)
    if (signals === 1) setTimeout(() => process.exit(signals === 1 ? 0 : 99), 300)
  })
  setInterval(() => {}, 1000)
  console.log('ready')
} else process.exitCode = Number(what ?? 0)
`

/** A folder with the scripts of this project, a one-line program and an npm that only pretends: what a fresh clone is to them. */
export const freshCheckout = () => {
  const folder = mkdtempSync(join(tmpdir(), 'conduits-scripts-'))
  const file = (name: string) => join(folder, name)
  const lock = (version: string) =>
    writeFileSync(file('package-lock.json'), JSON.stringify({ packages: packages(version) }))
  cpSync(resolve(import.meta.dirname, '../../scripts'), file('scripts'), { recursive: true })
  writeFileSync(file('npm.js'), npm)
  writeFileSync(file('main.ts'), program)
  lock('1.0.0')

  const start = (...args: string[]) => {
    const child = spawn(process.execPath, ['scripts/start.mjs', ...args], {
      cwd: folder,
      env: { ...process.env, npm_execpath: file('npm.js') },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    const listeners = new Set<() => void>()
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text
        for (const listener of listeners) listener()
      })
    }
    const ended = new Promise<{ code: number | null; output: string }>((done) => {
      child.on('close', (code) => done({ code, output }))
    })
    const says = (words: string) =>
      new Promise<void>((done) => {
        const look = () => output.includes(words) && done()
        listeners.add(look)
        look()
      })
    return { child, ended, says }
  }

  return {
    folder,
    file,
    lock,
    start,
    run: (...args: string[]) => start(...args).ended,
    npmCalls: () => (existsSync(file('npm-calls')) ? readFileSync(file('npm-calls'), 'utf8').trim().split('\n') : []),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
