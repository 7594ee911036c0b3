import { accessSync, constants, existsSync, mkdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, join, resolve } from 'node:path'
import { chromium } from 'playwright-core'
import { z } from 'zod'
import { waitForLock } from '../../integrations/mongo/file-lock.ts'
import { lastLine, runCommand } from '../../integrations/mongo/run-command.ts'

const say = (line: string) => process.stderr.write(`${line}\n`)
const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge']
const elsewhere = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:/Program Files/Google/Chrome/Application/chrome.exe',
  'C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe',
]
/** A headless Chromium for Linux inside an npm package: some 70 MB, so it is fetched only where it is needed. */
const npmChromium = '@sparticuz/chromium@153.0.0'

const isProgram = (path: string) => {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

const installed = (): string | null => {
  const { CHROMIUM_PATH, PATH = '' } = process.env
  if (CHROMIUM_PATH) return CHROMIUM_PATH
  const onPath = PATH.split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)))
  return [...onPath, ...elsewhere, chromium.executablePath()].find(isProgram) ?? null
}

const apt = (...args: string[]) =>
  runCommand('env', ['DEBIAN_FRONTEND=noninteractive', 'apt-get', '-q', '-o', 'DPkg::Lock::Timeout=180', ...args], {
    timeoutMs: 600_000,
  })

const fromDebian = async (): Promise<string | null> => {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return null
  say("The page tests need a browser: installing Debian's chromium (a minute or two)…")
  const install = () => apt('install', '-y', '--no-install-recommends', 'chromium')
  let result = await install()
  // A fresh container has no package lists, an old one outdated ones: both show as a failed install.
  if (!result.ok && (await apt('update')).ok) result = await install()
  if (!result.ok) say(`apt-get could not install it: ${lastLine(result.output)}`)
  return installed()
}

type Unpacker = { executablePath: () => Promise<string> }
const Packaged = z.object({
  default: z.custom<Unpacker>((value) => typeof value === 'function' && 'executablePath' in value),
})

const fromNpm = async (): Promise<string | null> => {
  if (process.platform !== 'linux') return null
  const folder = resolve(import.meta.dirname, '../../.data/chromium')
  const require = createRequire(join(folder, 'package.json'))
  if (!existsSync(join(folder, 'node_modules'))) {
    say(`The page tests need a browser: fetching ${npmChromium} from npm into .data/chromium…`)
    const flags = ['--prefix', folder, '--no-save', '--no-audit', '--no-fund', '--ignore-scripts']
    const result = await runCommand('npm', ['install', ...flags, npmChromium], { timeoutMs: 600_000 })
    if (!result.ok) say(`npm could not fetch it: ${lastLine(result.output)}`)
    if (!result.ok) return null
  }
  const packaged: unknown = await import(require.resolve('@sparticuz/chromium'))
  return Packaged.parse(packaged).default.executablePath()
}

/** A Chromium or Chrome of this machine; where there is none, one from Debian or npm, said aloud. Throws what to do. */
export const findChromium = async (): Promise<string> => {
  const present = installed()
  if (present) return present
  const data = resolve(import.meta.dirname, '../../.data')
  mkdirSync(data, { recursive: true })
  const release = await waitForLock(join(data, 'chromium.lock'), () => say('Another test is installing a browser…'))
  try {
    const path = installed() ?? (await fromDebian()) ?? (await fromNpm())
    if (path) return path
  } finally {
    release()
  }
  throw new Error('The page tests need Chromium or Chrome: install one, or set CHROMIUM_PATH to its program.')
}
