import { posix } from 'node:path'
import type { TextFile } from './files.ts'
import type { Breach } from './modules.ts'
import { lineOf } from './modules.ts'
import { accepts } from './node-range.ts'

type Versions = Readonly<Record<string, string>>
type Overrides = { readonly [name: string]: string | Overrides }

export type PackageFile = {
  dependencies?: Versions
  devDependencies?: Versions
  optionalDependencies?: Versions
  overrides?: Overrides
}

const EXACT = /^(npm:[@a-z0-9/-]+@)?\d+\.\d+\.\d+(-[a-z0-9.]+)?$/

/** Dependencies that are not pinned to one version. */
export const looseVersions = ({ dependencies, devDependencies, optionalDependencies, overrides = {} }: PackageFile): Breach[] =>
  [...Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies }), ...versionsIn(overrides)]
    .filter(([, version]) => !EXACT.test(version) && !version.startsWith('$'))
    .map(([name, version]) => `${name} is "${version}", not one exact version`)

/** An override may be one version, versions for what a package brings along, or `$name`: our own version of that package. */
const versionsIn = (overrides: Overrides): [name: string, version: string][] =>
  Object.entries(overrides).flatMap(([name, version]) =>
    typeof version === 'string' ? [[name, version] as [string, string]] : versionsIn(version),
  )

export type LockFile = { packages: Record<string, { version?: string; resolved?: string; engines?: { node?: string } }> }

/** Packages that the lock file ties to a host, so that no other mirror can serve them. */
export const hostedPackages = ({ packages }: LockFile): Breach[] =>
  Object.entries(packages)
    .filter(([, { resolved }]) => resolved?.includes('://'))
    .map(([path]) => `${path} names the host it came from`)

/** Packages that do not accept a version of Node which the project promises to run on. */
export const packagesRefusing = (node: string, { packages }: LockFile): Breach[] =>
  Object.entries(packages)
    .filter(([, { engines }]) => engines?.node !== undefined && !accepts(engines.node, node))
    .map(([path, { version, engines }]) => `${path} ${version} wants Node ${engines?.node}`)

/** Migrations out of order, misnamed or written to go back. */
export const migrationBreaches = (names: readonly string[]): Breach[] =>
  [...names].sort().flatMap((name, index, sorted) => {
    if (!/^\d{4}-[a-z0-9]+(-[a-z0-9]+)*\.sql$/.test(name)) return [`${name} is not named like 0001-room-what.sql`]
    if (/(^|-)(down|undo|revert|rollback)(-|\.)/.test(name)) return [`${name} goes back: migrations only go forward`]
    const before = sorted[index - 1]
    return before?.slice(0, 4) === name.slice(0, 4) ? [`${name} has the number of ${before}`] : []
  })

const MACHINE_PATH = /(?<![\w.:/*@-])\/(?:home|root|work|workspace|builds|private|Users|tmp)(?=[/\s'"`)]|$)/gm
const CLIMB = /(?<![\w/.])(?:\.\.\/)+/g

/** Places that mean something on one machine only: a home or build folder, or a path that leaves the repository. */
export const machinePaths = (files: readonly TextFile[]): Breach[] =>
  files.flatMap(({ path, text }) => {
    const depth = path.split('/').length - 1
    const machine = [...text.matchAll(MACHINE_PATH)].map(({ index, 0: found }) => ({
      index,
      what: `names ${found}, a place of one machine`,
    }))
    const outside = [...text.matchAll(CLIMB)]
      .filter(({ 0: climb }) => climb.length / '../'.length > depth)
      .map(({ index }) => ({ index, what: 'leads out of the repository' }))
    return [...machine, ...outside].map(({ index, what }) => `${path}:${lineOf(text, index)} ${what}`)
  })

const LINK = /!?\[[^\]]*\]\(([^)\s]+)\)/g

/** Links of the documents that lead nowhere; addresses on the web are taken on trust. */
export const deadLinks = (documents: readonly TextFile[], exists: (path: string) => boolean): Breach[] =>
  documents.flatMap(document =>
    [...document.text.matchAll(LINK)].flatMap(({ index, 1: target = '' }) => {
      if (/^[a-z]+:/.test(target)) return []
      const what = objectionToLink(document, target, exists)
      return what === undefined ? [] : [`${document.path}:${lineOf(document.text, index)} ${what}`]
    }),
  )

function objectionToLink(document: TextFile, target: string, exists: (path: string) => boolean): string | undefined {
  const [file = '', anchor] = target.split('#')
  const path = file === '' ? document.path : posix.join(posix.dirname(document.path), file)
  if (!exists(path)) return `links to ${target}, which is not there`
  const within = anchor !== undefined && file === '' && !anchorsOf(document.text).has(anchor)
  return within ? `links to ${target}, a heading it does not have` : undefined
}

const anchorsOf = (markdown: string): Set<string> =>
  new Set(
    [...markdown.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
      heading
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N}\s-]/gu, '')
        .replaceAll(' ', '-'),
    ),
  )
