import { spawn } from 'node:child_process'
import { type Account } from './mongod-program.ts'

export type CommandOptions = {
  timeoutMs: number
  cwd?: string
  env?: Record<string, string>
  user?: Account | null
  /** Where its standard output goes: a file descriptor; else it is part of `output`. */
  into?: number
}

/** Runs a command to its end. Never throws: `ok` is false on a bad exit, a missing program or after `timeoutMs`. */
export const runCommand = (file: string, args: string[], options: CommandOptions) =>
  new Promise<{ ok: boolean; output: string }>((resolve) => {
    const { timeoutMs, cwd, env, user, into } = options
    const child = spawn(file, args, {
      cwd,
      ...(env && { env }),
      ...(user && { uid: user.uid, gid: user.gid }),
      stdio: ['ignore', into ?? 'pipe', 'pipe'],
    })
    // Not spawn's own `timeout`: it keeps the process alive after a program that does not exist.
    const limit = setTimeout(() => child.kill('SIGKILL'), timeoutMs)
    let output = ''
    const keep = (chunk: string) => (output = (output + chunk).slice(-20_000))
    child.stdout?.setEncoding('utf8').on('data', keep)
    child.stderr?.setEncoding('utf8').on('data', keep)
    child.on('error', (error) => {
      clearTimeout(limit)
      resolve({ ok: false, output: error.message })
    })
    const end = (code: number | null, signal: string | null) => {
      clearTimeout(limit)
      child.stdout?.destroy()
      child.stderr?.destroy()
      if (signal) output += `\n${file} was ended by ${signal} (limit ${timeoutMs / 1000} s)`
      resolve({ ok: code === 0, output: output.trim() })
    }
    child.on('close', end)
    // A daemon that the command leaves behind (Wine's server) may hold its output open for longer.
    child.on('exit', (code, signal) => setTimeout(end, 1_000, code, signal).unref())
  })

/** The last line that is worth showing to a person. */
export const lastLine = (output: string): string => output.trim().split('\n').at(-1)?.trim() || 'it gave no reason'
