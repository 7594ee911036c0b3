import { serveDatabase } from './test-server.ts'

declare global {
  var stopTestDatabase: (() => Promise<void>) | undefined
}

// eslint-disable-next-line import-x/no-default-export -- jest asks for one
export default async function setUp(): Promise<void> {
  const { url, stop } = await serveDatabase()
  process.env.CONDUITS_TEST_DATABASE = url
  globalThis.stopTestDatabase = stop
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void stop().finally(() => process.exit(signal === 'SIGINT' ? 130 : 143)))
  }
}
