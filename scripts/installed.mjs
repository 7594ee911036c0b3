import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const stampFile = join(root, 'node_modules', '.conduits-installed')
const nodeFile = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')

const packagesOf = (file) => JSON.parse(readFileSync(file, 'utf8')).packages
const lockHash = () =>
  createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')

/** Does what npm noted as installed, at the end of its work, hold all that package-lock.json asks for? */
const holdsAll = (withTools) => {
  const noted = join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(noted)) return false
  const present = packagesOf(noted)
  const wanted = Object.entries(packagesOf(join(root, 'package-lock.json'))).filter(
    ([path, { dev, optional, devOptional }]) => path && !optional && (withTools || !(dev || devOptional)),
  )
  return wanted.every(([path, { version, integrity }]) => {
    const found = present[path]
    return found?.version === version && found.integrity === integrity
  })
}

const stamp = (withTools) => `${lockHash()} ${withTools ? 'all' : 'runtime'} ${process.platform} ${process.arch}\n`
const stamps = (withTools) => (withTools ? [stamp(true)] : [stamp(true), stamp(false)])

/**
 * Is everything there that package-lock.json names (with the tools for tests and checks, or without)? An install made
 * by hand counts; one that was cut off does not.
 */
export const isInstalled = (withTools) => {
  try {
    if (!existsSync(nodeFile)) return false
    if (existsSync(stampFile) && stamps(withTools).includes(readFileSync(stampFile, 'utf8'))) return true
    if (!holdsAll(withTools)) return false
    writeFileSync(stampFile, stamp(withTools))
    return true
  } catch {
    return false
  }
}

/** The Node 24 that the npm package `node` brings, whatever the machine's own is. */
export const pinnedNode = nodeFile
export const projectRoot = root
