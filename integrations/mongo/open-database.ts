import { checkReachable } from './check-reachable.ts'
import { type Database, type EmbeddedOptions, openEmbedded } from './embedded.ts'

export type DatabaseOptions = EmbeddedOptions & { uri: string | null }

/**
 * The database to use: the one at `uri`, checked to answer, or the embedded one. `stop` ends only what was started here
 * and may be called again. Throws an AppError with one line for people, which names MONGODB_URI.
 */
export const openDatabase = async ({ uri, ...embedded }: DatabaseOptions): Promise<Database> => {
  if (uri === null) return openEmbedded(embedded)
  await checkReachable(uri)
  return { uri, stop: async () => undefined }
}
