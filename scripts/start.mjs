import { ensureInstalled } from './install.mjs'
import { runNode } from './run-node.mjs'

await ensureInstalled({ withTools: false })
process.exit(await runNode(['main.ts', ...process.argv.slice(2)]))
