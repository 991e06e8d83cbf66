import {
  type Area,
  areaOf,
  folderOf,
  isCommands,
  isFrontDoor,
  isRefusals,
  isRoutes,
  isStore,
  isTest,
  MAY_IMPORT,
  PURE,
} from './areas.ts'
import { type Breach, type Import, importsOf, type Module } from './modules.ts'

const isOurs = (target: string): boolean => target.startsWith('src/')

type Crossing = { from: Module; of: Import }

/** Every rule on who may import whom, as a sentence where it is broken. The first that applies is reported. */
export function importBreaches(modules: readonly Module[]): Breach[] {
  return modules
    .filter(({ path }) => !isTest(path))
    .flatMap(from => importsOf(from).map(of => ({ from, of })))
    .flatMap(crossing => {
      const what = objectionTo(crossing)
      return what === undefined ? [] : [`${crossing.from.path}:${crossing.of.line} ${what}`]
    })
}

function objectionTo({ from, of }: Crossing): string | undefined {
  if (of.reexport === 'all') return 're-exports everything of another file: a name has one home'
  if (isTest(of.target)) return 'imports a test'
  return isOurs(of.target) ? objectionToOurs(from.path, of) : objectionToPackage(from.path, of.target)
}

function objectionToOurs(path: string, { target, typeOnly }: Import): string | undefined {
  const [area, other] = [areaOf(path), areaOf(target)]
  if (area !== other && !(MAY_IMPORT[area] as readonly Area[]).includes(other))
    return `${area} may not import ${other} (${target})`
  if (area === 'words' && (other === 'engine' || other === 'rules') && !typeOnly)
    return `words may import the types of ${other} only (${target})`
  return objectionToFile(path, target)
}

/** Files with one permitted importer: a store for its room, routes and commands for the file that collects them. */
function objectionToFile(path: string, target: string): string | undefined {
  if (isStore(target) && folderOf(path) !== folderOf(target)) return `a store belongs to its own room (${target})`
  if (isRoutes(target) && path !== 'src/app.ts') return `only app.ts imports routes (${target})`
  if (isCommands(target) && path !== 'src/cli.ts') return `only cli.ts imports commands (${target})`
  if (entersBesideTheDoor(path, target)) return `other rooms are entered by their front door (${target})`
  return undefined
}

function entersBesideTheDoor(path: string, target: string): boolean {
  const guarded = areaOf(target) === 'room' || areaOf(target) === 'standing'
  if (!guarded || folderOf(path) === folderOf(target)) return false
  const gathered = isRoutes(target) || isCommands(target) || isRefusals(target)
  return !isFrontDoor(target) && !(areaOf(path) === 'street' && gathered)
}

const SQL_PACKAGES = new Set(['kysely', 'pg', 'pg-copy-streams'])
const isHttp = (target: string): boolean => /^@?fastify\b/.test(target)

export const maySpeakSql = (path: string): boolean =>
  isStore(path) || ['platform', 'standing', 'reports'].includes(folderOf(path) ?? '')

export const maySpeakHttp = (path: string): boolean =>
  isRoutes(path) || path.startsWith('src/platform/http') || path === 'src/app.ts' || path === 'src/server.ts'

function objectionToPackage(path: string, target: string): string | undefined {
  if (PURE.has(areaOf(path))) return `${areaOf(path)} runs in a browser and imports nothing from outside (${target})`
  if (SQL_PACKAGES.has(target) && !maySpeakSql(path)) return `only stores, standing/ and platform/ speak SQL (${target})`
  if (isHttp(target) && !maySpeakHttp(path)) return `only routes and platform/http speak HTTP (${target})`
  return undefined
}

/**
 * Every circle of imports among files, and among rooms; each as the path that closes it. Inside one room a store may take
 * types from its front door: they are gone when the program runs.
 */
export function cycleBreaches(modules: readonly Module[]): Breach[] {
  const code = modules.filter(({ path }) => !isTest(path))
  return [...circlesIn(graphOf(code, path => path)), ...circlesIn(graphOf(code, roomOf))]
}

const areTypesOfOneRoom = (path: string, { target, typeOnly }: Import): boolean =>
  typeOnly && areaOf(path) === 'room' && folderOf(path) === folderOf(target)

/** Rooms and standing count as one place each; other parts are held by the table of areas. */
function roomOf(path: string): string | undefined {
  const area = areaOf(path)
  return area === 'room' || area === 'standing' ? folderOf(path) : undefined
}

type Graph = ReadonlyMap<string, ReadonlySet<string>>

function graphOf(modules: readonly Module[], placeOf: (path: string) => string | undefined): Graph {
  const graph = new Map<string, Set<string>>()
  for (const module of modules) {
    const place = placeOf(module.path)
    if (place === undefined) continue
    const next = graph.get(place) ?? new Set()
    graph.set(place, next)
    for (const of of importsOf(module).filter(each => isOurs(each.target) && !areTypesOfOneRoom(module.path, each))) {
      const other = placeOf(of.target)
      if (other !== undefined && other !== place) next.add(other)
    }
  }
  return graph
}

function circlesIn(graph: Graph): Breach[] {
  const done = new Set<string>()
  const circles: Breach[] = []
  const visit = (place: string, trail: readonly string[]): void => {
    const at = trail.indexOf(place)
    if (at >= 0) circles.push(`${[...trail.slice(at), place].join(' → ')} is a circle`)
    if (at >= 0 || done.has(place)) return
    for (const next of graph.get(place) ?? []) visit(next, [...trail, place])
    done.add(place)
  }
  for (const place of graph.keys()) visit(place, [])
  return circles
}
