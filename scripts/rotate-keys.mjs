import { ensureInstalled } from './install.mjs'
import { runNode } from './run-node.mjs'

await ensureInstalled({ withTools: false })
process.exit(await runNode(['scripts/rotate-keys.ts']))
