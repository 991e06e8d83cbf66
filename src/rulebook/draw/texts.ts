import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { rulebookFiles } from '../schema.ts'
import { readYaml } from '../yaml-file.ts'

// A drawing shows what the files say in the author's own figures and units. So it is made from their texts and not from the
// compiled rules: what the language learns later is drawn without a change here.

/** What a file says: texts, lists and maps of them. */
export type Said = string | readonly Said[] | SaidMap
export type SaidMap = { readonly [key: string]: Said }

export const isMap = (said: unknown): said is SaidMap => typeof said === 'object' && said !== null && !Array.isArray(said)
export const isList = (said: unknown): said is readonly Said[] => Array.isArray(said)

/** The text at a path; undefined where there is none. */
export function textAt(said: Said | undefined, ...path: (string | number)[]): string | undefined {
  const found = at(said, path)
  return typeof found === 'string' ? found : undefined
}

/** The map at a path; empty where there is none. */
export function mapAt(said: Said | undefined, ...path: (string | number)[]): SaidMap {
  const found = at(said, path)
  return isMap(found) ? found : {}
}

/** The list at a path; empty where there is none. */
export function listAt(said: Said | undefined, ...path: (string | number)[]): readonly Said[] {
  const found = at(said, path)
  return isList(found) ? found : []
}

function at(said: Said | undefined, path: readonly (string | number)[]): Said | undefined {
  let found = said
  for (const step of path)
    found = isList(found) ? found[Number(step)] : isMap(found) && Object.hasOwn(found, step) ? found[step] : undefined
  return found
}

/** Every YAML file of a sound rulebook folder by its name, in the order in which the language has them. */
export async function readTexts(folder: string): Promise<ReadonlyMap<string, Said>> {
  const there = (await readdir(folder)).filter(name => name.endsWith('.yaml')).sort()
  const names = [...new Set([...Object.keys(rulebookFiles), ...there])].filter(name => there.includes(name))
  const read = await Promise.all(names.map(async name => [name, await readYaml(join(folder, name))] as const))
  return new Map(read.flatMap(([name, yaml]) => ('value' in yaml ? [[name, yaml.value.value as Said] as const] : [])))
}
