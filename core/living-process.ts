import { readFileSync, readlinkSync } from 'node:fs'
import { newId } from './ids.ts'

type Process = { boot: string; namespace: string; pid: number; startedAt: string }

/** What Linux says of a process (man 5 proc_pid_stat): its state letter and when it started, in ticks since boot. */
const stat = (pid: number): { state: string; startedAt: string } | null => {
  try {
    // The name in parentheses may hold anything; what follows the last one is plain.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? []
    return { state: fields[0] ?? '', startedAt: fields[19] ?? '' }
  } catch {
    return null
  }
}

const readSelf = (): Process | null => {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    const namespace = readlinkSync('/proc/self/ns/pid').replace(/\D/g, '')
    const startedAt = stat(process.pid)?.startedAt
    return startedAt ? { boot, namespace, pid: process.pid, startedAt } : null
  } catch {
    return null
  }
}

const isThere = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return !(typeof error === 'object' && error !== null && 'code' in error && error.code === 'ESRCH')
  }
}

/** A name for this process that others on the same machine can check (`isGone`); elsewhere than on Linux a random one. */
export const processName = (): string => {
  const self = readSelf()
  return [...(self ? [self.boot, self.namespace, self.pid, self.startedAt] : []), newId()].join('/')
}

/**
 * True if the process of that name has provably ended: it ran on this boot of this machine, in our pid namespace, and its
 * pid is free, a zombie's or another process's by now. False where that cannot be known.
 */
export const isGone = (name: string): boolean => {
  const [boot, namespace, pidText, startedAt, rest] = name.split('/')
  const self = readSelf()
  if (!self || rest === undefined || boot !== self.boot || namespace !== self.namespace) return false
  const pid = Number(pidText)
  if (!isThere(pid)) return true
  const now = stat(pid)
  return now !== null && (now.startedAt !== startedAt || now.state === 'Z')
}
