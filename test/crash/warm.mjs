// Loads the program's modules, then waits to be told to start: what follows a kill need not wait for the loading.
import { once } from 'node:events'

await import('../../context.ts')
await once(process.stdin, 'data')
process.stdin.destroy()
