import { ensureInstalled } from './install.mjs'
import { runNode } from './run-node.mjs'

await ensureInstalled({ withTools: true })
// Jest runs ES modules through Node's vm, which still calls that experimental.
const flags = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning']
process.exit(await runNode([...flags, 'node_modules/jest/bin/jest.js', ...process.argv.slice(2)]))
