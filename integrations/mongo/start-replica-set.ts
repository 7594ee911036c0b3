import { withAdmin } from './admin-client.ts'
import { freePort } from './free-port.ts'
import { becomePrimary, moveMember } from './replica-set.ts'
import { type RunningMongod } from './running-state.ts'
import { type Start, type StartOptions, startMongod } from './start-mongod.ts'
import { stopMongod } from './stop-mongod.ts'

const attempts = 3

type Options = Pick<StartOptions, 'program' | 'folder' | 'logFile'> & {
  /** Where the set was served last. */
  lastPort: number | null
  /** Called with each process that is started, at once. */
  onStart: (mongod: RunningMongod) => void
}

/** Starts mongod as the primary of its own set, on the last port or another if that is taken: the port, or why not. */
export const startReplicaSet = async ({
  lastPort,
  onStart,
  ...program
}: Options): Promise<number | { why: string }> => {
  const { folder } = program
  let start: Start = 'port-taken'
  for (let attempt = 0; start === 'port-taken' && attempt < attempts; attempt += 1) {
    const port = await freePort(attempt === 0 ? lastPort : null)
    const host = `127.0.0.1:${port}`
    let pid = 0
    const onSpawn = (spawned: number) => onStart({ pid: (pid = spawned), port, folder })

    if (lastPort !== null && lastPort !== port) {
      start = await startMongod({ ...program, port, onSpawn, isMember: false })
      if (start !== 'answers') continue
      await withAdmin(port, 5_000, (local) => moveMember(local, host), 'local')
      await stopMongod({ pid, port, folder })
    }
    start = await startMongod({ ...program, port, onSpawn, isMember: true })
    if (start !== 'answers') continue
    await withAdmin(port, 5_000, (admin) => becomePrimary(admin, host))
    return port
  }
  return typeof start === 'object' ? start : { why: 'no port is free for it' }
}
