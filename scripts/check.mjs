import { spawn } from 'node:child_process'
import { ensureInstalled } from './install.mjs'
import { pinnedNode, projectRoot } from './installed.mjs'

const tsc = ['typescript/bin/tsc', '--pretty', String(Boolean(process.stdout.isTTY))]
const checks = [
  ['format (npm run format mends it)', 'prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'],
  ['lint', 'eslint/bin/eslint.js', '--max-warnings', '0', '.'],
  ['types', ...tsc, '-p', '.'],
  ['types of web/', ...tsc, '-p', 'web'],
]

const run = ([name, script, ...args]) =>
  new Promise((resolve) => {
    const env = { ...process.env, ...(process.stdout.isTTY && { FORCE_COLOR: '1' }) }
    const child = spawn(pinnedNode, [`node_modules/${script}`, ...args], {
      cwd: projectRoot,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += text))
    child.on('error', (error) => resolve({ name, ok: false, output: error.message }))
    child.on('close', (code) => resolve({ name, ok: code === 0, output }))
  })

await ensureInstalled({ withTools: true })
const failed = (await Promise.all(checks.map(run))).filter(({ ok }) => !ok)
for (const { name, output } of failed) process.stdout.write(`--- ${name}\n${output.trim()}\n\n`)
if (failed.length > 0) process.stdout.write(`Not right: ${failed.map(({ name }) => name).join(', ')}\n`)
process.exit(failed.length > 0 ? 1 : 0)
