import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder that holds package.json: the same one from the sources, from the bundle in dist/ and from a test. */
export const packageRoot: string = rootAbove(dirname(fileURLToPath(import.meta.url)))

/** A file or folder that ships with the program: migrations/, rulebook/, demo/. */
export const asset = (...parts: string[]): string => join(packageRoot, ...parts)

function rootAbove(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder
  const above = dirname(folder)
  if (above === folder) throw new Error('no package.json above the program')
  return rootAbove(above)
}

/** The version in package.json. */
export const programVersion: string = (JSON.parse(readFileSync(asset('package.json'), 'utf8')) as { version: string }).version
