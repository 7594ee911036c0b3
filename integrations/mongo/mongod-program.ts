/** How to run a mongod on this machine. */
export type MongodProgram = {
  /** For people, e.g. "MongoDB 7.0.15 under Wine". */
  name: string
  file: string
  /** What stands before mongod's own parameters, and those that only this build knows. */
  before: string[]
  options: string[]
  /** Null: this process's own environment. */
  env: Record<string, string> | null
  /** The account it runs as, which must be able to reach the data; null: our own. */
  user: Account | null
  /** Our path as this program writes it. */
  pathFor: (path: string) => string
}

export type Account = { uid: number; gid: number }

export type Talk = {
  say: (line: string) => void
  /** Asks the person at the terminal; not called without one. */
  ask?: (question: string) => Promise<boolean>
}

export const nativeMongod = (file: string): MongodProgram => ({
  name: file,
  file,
  before: [],
  options: ['--nounixsocket'],
  env: null,
  user: null,
  pathFor: (path) => path,
})
