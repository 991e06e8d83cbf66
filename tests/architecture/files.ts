import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** A text file of the project; the path is relative to its root, with slashes. */
export type TextFile = { path: string; text: string }

const root = fileURLToPath(new URL('../..', import.meta.url))
const NOT_OURS = new Set(['.git', 'node_modules', 'dist', 'var', 'coverage'])

/** Every path of the project below a folder, what git ignores left out. */
export function pathsBelow(folder = ''): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap(entry => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`
    if (NOT_OURS.has(entry.name)) return []
    if (entry.isDirectory()) return pathsBelow(path)
    return entry.isFile() ? [path] : []
  })
}

/** A file of the project, by its path from the root. */
export const readText = (path: string): string => readFileSync(join(root, path), 'utf8')
