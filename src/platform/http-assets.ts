import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Http } from './http.ts'
import { asset } from './root.ts'

type File = { type: string; bytes: Buffer }

/** The pages' own styles, fonts and pictures, held in memory; an address holds the digest of its content and never changes. */
export type Assets = {
  /** Where a file lies, below the address of the program. */
  pathOf: (name: AssetName) => string
  files: ReadonlyMap<string, File>
}

export type AssetName = 'site.css' | 'seal.svg' | (typeof PRELOADED)[number]

/** The two subsets nearly every page needs; the others load where a name needs them. */
export const PRELOADED = ['newsreader-latin-opsz-normal.woff2', 'source-sans-3-latin-wght-normal.woff2'] as const

const FONTS = [
  { package: '@fontsource-variable/newsreader', css: 'opsz.css' },
  { package: '@fontsource-variable/source-sans-3', css: 'index.css' },
] as const

const require = createRequire(import.meta.url)

/** Reads what the pages need from web/public and the font packages. Throws where a file is missing: the program is not whole then. */
export function loadAssets(): Assets {
  const files = new Map<string, File>()
  const paths = new Map<string, string>()
  const add = (name: string, type: string, bytes: Buffer): string => {
    const path = `/assets/${createHash('sha256').update(bytes).digest('hex').slice(0, 12)}/${name}`
    files.set(path, { type, bytes })
    paths.set(name, path)
    return path
  }
  const fontFaces = FONTS.map(font => fontFacesOf(font, add)).join('\n')
  const styles = readdirSync(asset('web', 'public'))
    .filter(file => file.endsWith('.css'))
    .sort()
    .map(file => readFileSync(asset('web', 'public', file), 'utf8'))
  add('site.css', 'text/css; charset=utf-8', Buffer.from([fontFaces, ...styles].join('\n')))
  add('seal.svg', 'image/svg+xml', readFileSync(asset('web', 'public', 'seal.svg')))
  return { files, pathOf: name => knownPath(paths, name) }
}

function knownPath(paths: ReadonlyMap<string, string>, name: string): string {
  const path = paths.get(name)
  if (path === undefined) throw new Error(`the pages have no file ${name}`)
  return path
}

type Add = (name: string, type: string, bytes: Buffer) => string

/** A font package's own @font-face rules, so that its subsets and ranges stay its own, with our addresses in them. */
function fontFacesOf(font: (typeof FONTS)[number], add: Add): string {
  const folder = dirname(require.resolve(`${font.package}/${font.css}`))
  const css = readFileSync(join(folder, font.css), 'utf8')
  return css.replace(/url\(\.\/files\/([a-z0-9-]+\.woff2)\)/g, (_, file: string) => {
    const path = add(file, 'font/woff2', readFileSync(join(folder, 'files', file)))
    return `url(../${path.slice('/assets/'.length)})`
  })
}

/** Serves the files for ever: a changed file has another address. */
export function serveAssets(http: Http, { files }: Assets): void {
  for (const [path, { type, bytes }] of files) {
    http.get(path, { config: { access: 'public', limit: 'none' }, schema: { hide: true } }, (_request, reply) =>
      reply.header('cache-control', 'public, max-age=31536000, immutable').type(type).send(bytes),
    )
  }
}
