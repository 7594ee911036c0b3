import { resolve } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'
import { build, stop } from 'esbuild'

const web = resolve(import.meta.dirname, '../../web')
const compress = { br: promisify(brotliCompress), gzip: promisify(gzip) }
const contentTypes: Record<string, string> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
}

export type Encoding = keyof typeof compress
export type Asset = { contentType: string; plain: Uint8Array } & Record<Encoding, Uint8Array>
export type Assets = {
  /** The address of what became of an entry of web/, e.g. `site.css` -> `/assets/site-5XK2.css`. */
  address(entry: string): string
  /** The addresses of the scripts that this one imports, so that they can be loaded beside it. */
  imports(entry: string): string[]
  /** By the last part of its address. */
  find(name: string): Asset | null
}

/** What a browser loads: the entry points of web/, as they lie there. */
const entries = {
  site: 'site.css',
  icon: 'icon.svg',
  'connect-telegram': 'connect-telegram/main.tsx',
  settings: 'settings/main.tsx',
}

const bundle = async (): Promise<Assets> => {
  const { outputFiles, metafile } = await build({
    absWorkingDir: web,
    entryPoints: entries,
    entryNames: '[name]-[hash]',
    assetNames: '[name]-[hash]',
    chunkNames: '[name]-[hash]',
    splitting: true,
    outdir: 'assets',
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    format: 'esm',
    target: 'es2022',
    charset: 'utf8',
    legalComments: 'none',
    loader: { '.svg': 'copy' },
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'silent',
  })
  await stop()
  const nameOf = (path: string) => path.split(/[\\/]/).at(-1) ?? path
  const addressOf = (path: string) => `/assets/${nameOf(path)}`
  const made = new Map<string, { address: string; imports: string[] }>()
  for (const [path, { entryPoint, imports }] of Object.entries(metafile.outputs)) {
    const scripts = imports.filter(({ kind }) => kind === 'import-statement')
    if (entryPoint)
      made.set(entryPoint, { address: addressOf(path), imports: scripts.map((script) => addressOf(script.path)) })
  }
  const madeOf = (entry: string) => {
    const found = made.get(entry)
    if (!found) throw new Error(`${entry} is no entry point of web/`)
    return found
  }
  const assets = new Map<string, Asset>()
  for (const { path, contents: plain } of outputFiles) {
    const name = nameOf(path)
    const contentType = contentTypes[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream'
    assets.set(name, { contentType, plain, br: await compress.br(plain), gzip: await compress.gzip(plain) })
  }
  return {
    address: (entry) => madeOf(entry).address,
    imports: (entry) => madeOf(entry).imports,
    find: (name) => assets.get(name) ?? null,
  }
}

/** Bundles web/ when the first page is asked for and keeps the outcome in memory; a failed try is tried again. */
export const createAssets = (): (() => Promise<Assets>) => {
  let bundled: Promise<Assets> | undefined
  return () => {
    bundled ??= bundle().catch((error: unknown) => {
      bundled = undefined
      throw error
    })
    return bundled
  }
}
