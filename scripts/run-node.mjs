import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { join } from 'node:path'
import './end-with-parent.mjs'
import { pinnedNode, projectRoot } from './installed.mjs'

const forwarded = ['SIGINT', 'SIGTERM', 'SIGHUP']
const endWithParent = join(import.meta.dirname, 'end-with-parent.mjs')

/**
 * Runs the pinned Node in the project's folder with our terminal and waits for it: resolves with its exit code. The
 * program has its own process group and gets every signal from here, once: Ctrl-C reaches us from the terminal and
 * from npm at the same time.
 */
export const runNode = (args) =>
  new Promise((resolve) => {
    const child = spawn(pinnedNode, ['--import', endWithParent, ...args], {
      cwd: projectRoot,
      stdio: 'inherit',
      detached: true,
    })
    let lastAt = 0
    for (const signal of forwarded) {
      process.on(signal, () => {
        if (Date.now() - lastAt < 500) return
        lastAt = Date.now()
        child.kill(signal)
      })
    }
    child.on('error', (error) => {
      process.stderr.write(`Cannot run ${pinnedNode}: ${error.message}\n`)
      resolve(1)
    })
    child.on('exit', (code, signal) => resolve(code ?? 128 + (signal ? constants.signals[signal] : 0)))
  })
