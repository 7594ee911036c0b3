import { createInterface } from 'node:readline/promises'

/** A line for the person at the terminal. */
export const say = (line: string): void => void process.stdout.write(`${line}\n`)

/** A yes-or-no question; yes if the person just presses Enter, no if they close the input. Only for a terminal. */
export const ask = async (question: string): Promise<boolean> => {
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  // readline takes Ctrl-C for itself; the process must hear of it.
  terminal.on('SIGINT', () => process.kill(process.pid, 'SIGINT'))
  const closed = new Promise<string>((resolve) => terminal.once('close', () => resolve('no')))
  try {
    const answer = await Promise.race([terminal.question(`${question} [Y/n] `), closed])
    return !/^n/i.test(answer.trim())
  } finally {
    terminal.close()
  }
}

/** Aborts on the first SIGINT or SIGTERM; a second one ends the process at once. */
export const signalled = (): AbortSignal => {
  const stopping = new AbortController()
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.on(name, () => {
      if (stopping.signal.aborted) process.exit(130)
      stopping.abort(new Error(`stopped by ${name}`))
    })
  }
  return stopping.signal
}

export const untilAborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) return resolve()
    signal.addEventListener('abort', () => resolve(), { once: true })
  })
