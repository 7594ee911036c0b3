import { ensureInstalled } from './install.mjs'
import { runNode } from './run-node.mjs'

await ensureInstalled({ withTools: true })
process.exit(await runNode(['eval/main.ts', ...process.argv.slice(2)]))
