/** The parts of the house; `rules` is the pure half of rulebook/, `street` the files that put the rooms together. */
export type Area = 'values' | 'rules' | 'engine' | 'words' | 'platform' | 'rulebook' | 'standing' | 'room' | 'street'

const RULES = new Set([
  'src/rulebook/rules.ts',
  'src/rulebook/rules-time.ts',
  'src/rulebook/rules-fees.ts',
  'src/rulebook/rules-back.ts',
  'src/rulebook/counting.ts',
  'src/rulebook/in-force.ts',
])
const NAMED: readonly Area[] = ['values', 'engine', 'words', 'platform', 'rulebook', 'standing']

/** The folder below src/ that a file lies in, or undefined for the files in src/ itself. */
export const folderOf = (path: string): string | undefined => /^src\/([^/]+)\//.exec(path)?.[1]

/** Which part of the house a source file belongs to. */
export function areaOf(path: string): Area {
  const folder = folderOf(path)
  if (folder === undefined) return 'street'
  if (RULES.has(path)) return 'rules'
  return NAMED.find(area => area === folder) ?? 'room'
}

/** Whom each part may import from, besides itself. */
export const MAY_IMPORT = {
  values: [],
  rules: ['values'],
  engine: ['values', 'rules'],
  words: ['values', 'rules', 'engine'],
  platform: ['values', 'words'],
  rulebook: ['values', 'rules', 'engine', 'words', 'platform'],
  standing: ['values', 'rules', 'engine', 'words', 'platform', 'rulebook'],
  room: ['values', 'rules', 'engine', 'words', 'platform', 'rulebook', 'standing'],
  street: ['values', 'rules', 'engine', 'words', 'platform', 'rulebook', 'standing', 'room'],
} satisfies Record<Area, readonly Area[]>

/** The parts that run in a browser too, and so know no package and nothing of Node. */
export const PURE: ReadonlySet<Area> = new Set(['values', 'rules', 'engine', 'words'])

export const isTest = (path: string): boolean => path.endsWith('.test.ts')
export const isStore = (path: string): boolean => path.endsWith('.store.ts')
export const isRoutes = (path: string): boolean => path.endsWith('.routes.ts')
export const isCommands = (path: string): boolean => path.endsWith('.cli.ts')
export const isRefusals = (path: string): boolean => path.endsWith('.refusals.ts')

/** Whether a file is the one that other rooms may import: `ce/ce.ts`. */
export const isFrontDoor = (path: string): boolean => path === `src/${folderOf(path)}/${folderOf(path)}.ts`
