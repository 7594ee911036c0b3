import { ensureInstalled } from './install.mjs'
import { runNode } from './run-node.mjs'

await ensureInstalled({ withTools: true })
process.exit(await runNode(['node_modules/prettier/bin/prettier.cjs', '--write', '--log-level', 'warn', '.']))
