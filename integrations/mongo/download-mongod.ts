import { spawn } from 'node:child_process'
import { existsSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { machineFolder, makeMachineFolder } from './machine-folder.ts'
import { type MongodProgram, nativeMongod, type Talk } from './mongod-program.ts'
import { lastLine } from './run-command.ts'
import { waitForLock } from './file-lock.ts'

// The 7.0 series, as the Windows build is: either opens the data of the other.
const version = '7.0.28'
const silenceMs = 20_000

const place = () => join(machineFolder(), `mongod-${version}`)

/** The mongod that an earlier start downloaded. */
export const downloadedMongod = (): MongodProgram | null => (existsSync(place()) ? nativeMongod(place()) : null)

/** Runs the download; ends it when it is silent for 20 s (it prints its progress every two). */
const runDownload = (folder: string, { say }: Talk) =>
  new Promise<{ file: string } | { why: string }>((resolve) => {
    const script = join(import.meta.dirname, 'download-child.ts')
    const child = spawn(process.execPath, [script, folder, version], { stdio: ['ignore', 'pipe', 'pipe'] })
    let file = ''
    let errors = ''
    let quarter = 0
    const giveUp = () => {
      errors += `\nno answer for ${silenceMs / 1000} s`
      child.kill('SIGKILL')
    }
    let silence = setTimeout(giveUp, silenceMs)
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      clearTimeout(silence)
      silence = setTimeout(giveUp, silenceMs)
      file = /^path=(.+)$/m.exec(text)?.[1] ?? file
      const percent = Number(/: ([\d.]+)% /.exec(text)?.[1] ?? 0)
      if (percent >= (quarter + 1) * 25) say(`  ${(quarter = Math.floor(percent / 25)) * 25} % of MongoDB is here`)
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text))
    child.on('error', (error) => (errors += error.message))
    child.on('close', (code) => {
      clearTimeout(silence)
      resolve(code === 0 && file ? { file } : { why: lastLine(errors) })
    })
  })

/** Downloads mongod from mongodb.org into the machine's folder; the reason in words if that is refused. */
export const downloadMongod = async (talk: Talk): Promise<MongodProgram | string> => {
  const folder = makeMachineFolder()
  const release = await waitForLock(join(folder, 'download.lock'), () =>
    talk.say('Another start is downloading MongoDB…'),
  )
  const part = join(folder, 'download.part')
  try {
    const already = downloadedMongod()
    if (already) return already
    talk.say(`Downloading MongoDB ${version} from fastdl.mongodb.org to ${folder} (first start only)…`)
    rmSync(part, { recursive: true, force: true })
    const result = await runDownload(part, talk)
    if ('why' in result) return result.why
    renameSync(result.file, place())
    return nativeMongod(place())
  } finally {
    rmSync(part, { recursive: true, force: true })
    release()
  }
}
