import { createServer } from 'node:http'
import { resolve } from 'node:path'
import { isAppError } from '../../core/errors.ts'
import { openDatabase } from '../../integrations/mongo/open-database.ts'
import { dropLeftOvers } from './left-overs.ts'

const folders = ['test', 'test-2', 'test-3', 'test-4', 'test-5', 'test-6', 'test-7', 'test-8']
const say = (line: string) => process.stderr.write(`${line}\n`)

/** Opens the database of this run; each run that is under way at the same time has a folder of its own. */
const open = async () => {
  const { MONGODB_URI: uri = null, MONGOMS_SYSTEM_BINARY: systemBinary = null } = process.env
  for (const folder of folders) {
    const dataDir = resolve(import.meta.dirname, '../../.data', folder)
    try {
      const database = await openDatabase({ uri, dataDir, systemBinary, allowWine: true, waitMs: 0, say })
      if (uri === null) await dropLeftOvers(database.uri)
      return database
    } catch (error) {
      if (!isAppError(error, 'conflict')) throw error
    }
  }
  throw new Error(`${folders.length} test runs are under way here already: wait for one to end`)
}

/**
 * Serves the address of the run's database over HTTP to its workers. The database starts when the first test asks, so
 * that a run without one does not wait for it.
 */
export const serveDatabase = async () => {
  let database: ReturnType<typeof open> | undefined
  const server = createServer((_req, res) => {
    database ??= open()
    database.then(
      ({ uri }) => res.end(uri),
      (error: unknown) => res.writeHead(500).end(error instanceof Error ? error.message : String(error)),
    )
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  server.unref()
  const address = server.address()
  return {
    url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`,
    stop: async () => {
      server.close()
      server.closeAllConnections()
      await database?.then((opened) => opened.stop()).catch(() => undefined)
    },
  }
}
