// Run by download-mongod.ts as a process of its own, so that a hanging download can be ended.
import { MongoBinary } from 'mongodb-memory-server-core'
import { setDefaultValue, ResolveConfigVariables } from 'mongodb-memory-server-core/lib/util/resolveConfig.js'

const [downloadDir, version] = process.argv.slice(2)

// The downloader checks the server's certificate only with this set, and reads it nowhere else.
// eslint-disable-next-line no-restricted-properties
process.env.npm_config_strict_ssl = 'true'
setDefaultValue(ResolveConfigVariables.MAX_RETRIES, '1')

try {
  process.stdout.write(`path=${await MongoBinary.getPath({ downloadDir, version })}\n`)
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
