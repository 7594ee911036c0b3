import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { isInstalled, pinnedNode, projectRoot } from './installed.mjs'
import { oneAtATime } from './one-at-a-time.mjs'

/** Runs npm quietly: its output is given back, to be shown if it fails. */
const npm = (...args) =>
  new Promise((resolve) => {
    const self = process.env.npm_execpath
    const [file, before] = self?.endsWith('.js') ? [process.execPath, [self]] : ['npm', []]
    const child = spawn(file, [...before, ...args], { cwd: projectRoot, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += text))
    const stop = (signal) => {
      child.kill(signal)
      process.exit(130)
    }
    process.once('SIGINT', stop).once('SIGTERM', stop)
    child.on('error', (error) => resolve({ ok: false, output: error.message }))
    child.on('close', (code) => {
      process.off('SIGINT', stop).off('SIGTERM', stop)
      resolve({ ok: code === 0, output })
    })
  })

const fail = (line, output) => {
  process.stderr.write(`${output.trim()}\n\n${line}\n`)
  process.exit(1)
}

const install = async (withTools) => {
  if (isInstalled(withTools)) return
  process.stderr.write('Installing dependencies (first start only)…\n')
  const { ok, output } = await npm('ci', '--no-audit', '--no-fund', ...(withTools ? ['--include=dev'] : []))
  if (!ok)
    fail(
      'npm ci failed (its output is above). Check the network and the disk, then run the same command again.',
      output,
    )
  if (!existsSync(pinnedNode)) {
    // The package `node` fetches its program in an install script, which this machine's npm may be told to skip.
    const rebuilt = await npm('rebuild', 'node', '--ignore-scripts=false', '--foreground-scripts')
    if (!existsSync(pinnedNode)) fail('The npm package `node` did not bring Node 24 (output above).', rebuilt.output)
  }
  if (!isInstalled(withTools)) fail('npm ci ended without an error, yet packages are missing. Run it again.', output)
}

/** Installs what package-lock.json names if it is not there, once, whoever else starts meanwhile. Ends the process if it cannot. */
export const ensureInstalled = async ({ withTools }) => {
  if (isInstalled(withTools)) return
  const wait = () => process.stderr.write('Another start is installing the dependencies, waiting…\n')
  await oneAtATime(join(projectRoot, '.data', 'install.lock'), wait, () => install(withTools))
}
