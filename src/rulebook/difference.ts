import { yamlName } from './contents.ts'
import type { Rules } from './rules.ts'

/**
 * Where two rulebooks say different things: `requirement/totals total.RMA` for a figure of a version, `schemes PCT` for the
 * rest. What only one of them has is named as a whole.
 */
export function differencesBetween(one: Rules, other: Rules): string[] {
  const keys = namesIn(one, other) as (keyof Rules)[]
  return keys.flatMap(key => {
    const [a, b] = [versionsOf(one[key]), versionsOf(other[key])]
    if (!a || !b) return pathsBetween(one[key], other[key]).map(path => `${yamlName(key)} ${path}`.trimEnd())
    return namesIn(a, b).flatMap(id => pathsBetween(a[id], b[id]).map(path => `${yamlName(key)}/${id} ${path}`.trimEnd()))
  })
}

const namesIn = (one: object, other: object): string[] => [...new Set([...Object.keys(one), ...Object.keys(other)])]

const isPlain = (value: unknown): value is object => typeof value === 'object' && value !== null

function versionsOf(rule: unknown): Record<string, unknown> | undefined {
  if (!isPlain(rule) || !('versions' in rule) || !Array.isArray(rule.versions)) return undefined
  return partsOf(rule.versions)
}

/** Paths at which two values differ; empty for the whole. */
function pathsBetween(one: unknown, other: unknown): string[] {
  if (!isPlain(one) || !isPlain(other)) return one === other ? [] : ['']
  const [a, b] = [partsOf(one), partsOf(other)]
  return namesIn(a, b).flatMap(name => pathsBetween(a[name], b[name]).map(path => (path === '' ? name : `${name}.${path}`)))
}

/** Items of a list are found again by what names them, whatever stands before them; those without a name by their place. */
function partsOf(value: object): Record<string, unknown> {
  if (!Array.isArray(value)) return { ...value }
  const names = value.map(nameOf)
  const areNamed = new Set(names).size === names.length && !names.includes(undefined)
  return Object.fromEntries(value.map((each: unknown, at) => [areNamed ? names[at] : at, each]))
}

const NAMES = ['id', 'status', 'route', 'code'] as const

function nameOf(item: unknown): string | undefined {
  if (!isPlain(item)) return undefined
  const entries = new Map<string, unknown>(Object.entries(item))
  const name = NAMES.map(key => entries.get(key)).find(each => typeof each === 'string')
  return typeof name === 'string' ? name : undefined
}
