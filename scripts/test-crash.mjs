// The long form of the kill test: at least 200 kills, with their counts on the terminal.
process.env.CONDUITS_KILLS ??= '200'
process.argv.push('test/crash', '--testTimeout=600000')
await import('./test.mjs')
