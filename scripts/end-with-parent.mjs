// Loaded into the program before its own code: if what started it is killed, it ends in order instead of staying behind.
const parent = process.ppid
setInterval(() => {
  if (process.ppid !== parent) process.kill(process.pid, 'SIGTERM')
}, 500).unref()
