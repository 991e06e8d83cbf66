import { type Area, areaOf, isTest } from './areas.ts'
import { type Breach, type Import, importsOf, type Module } from './modules.ts'

/** What of src/ runs in a browser. */
const SHARED: ReadonlySet<Area> = new Set(['values', 'rules', 'engine', 'words'])

/** What the parts every page is made of may say by themselves: days, and their own words. */
const WORDS_OF_UI = new Set(['src/words/ui.en.ts', 'src/words/dates.en.ts', 'src/words/day-text.en.ts'])

/** The parts of web/: `ui` knows nothing of certification, `api` asks the server, pages put both together. */
type Part = 'ui' | 'api' | 'pages' | 'shared'

const partOf = (path: string): Part => {
  const folder = /^web\/([^/]+)\//.exec(path)?.[1]
  if (folder === 'ui' || folder === 'api') return folder
  return folder === undefined ? 'shared' : 'pages'
}

/** Builds the pages, and does not run in them. */
const isConfig = (path: string): boolean => path.endsWith('.config.ts')

/** Every rule on what the web application may import, as a sentence where it is broken. */
export const webBreaches = (modules: readonly Module[]): Breach[] =>
  modules
    .filter(({ path }) => !isTest(path) && !isConfig(path))
    .flatMap(from =>
      importsOf(from).flatMap(of => {
        const what = from.path.startsWith('web/') ? objectionTo(from.path, of) : objectionToServer(of)
        return what === undefined ? [] : [`${from.path}:${of.line} ${what}`]
      }),
    )

const objectionToServer = ({ target }: Import): string | undefined =>
  target.startsWith('web/') ? `the server knows nothing of the pages (${target})` : undefined

function objectionTo(path: string, of: Import): string | undefined {
  const { target, reexport } = of
  if (reexport === 'all') return 're-exports everything of another file: a name has one home'
  if (isTest(target)) return 'imports a test'
  if (target.startsWith('node:')) return `runs in a browser and knows nothing of Node (${target})`
  if (target.startsWith('src/')) return objectionToShared(path, target)
  return target.startsWith('web/') ? objectionToPart(path, of) : objectionToPackage(path, target)
}

function objectionToShared(path: string, target: string): string | undefined {
  const area = areaOf(target)
  if (!SHARED.has(area)) return `the pages may not import ${area} (${target})`
  const isPlain = area === 'values' || WORDS_OF_UI.has(target)
  return partOf(path) === 'ui' && !isPlain ? `ui knows nothing of certification (${target})` : undefined
}

function objectionToPart(path: string, { target, typeOnly }: Import): string | undefined {
  const [part, other] = [partOf(path), partOf(target)]
  if (part === 'ui' && (other === 'api' || other === 'pages')) return `ui knows nothing of ${other} (${target})`
  if (part === 'api' && other === 'pages') return `api knows nothing of pages (${target})`
  if (part === 'api' && other === 'ui' && !typeOnly) return `api may import the types of ui only (${target})`
  return undefined
}

const objectionToPackage = (path: string, target: string): string | undefined =>
  target === 'openapi-fetch' && partOf(path) !== 'api' ? `only api asks the server (${target})` : undefined
