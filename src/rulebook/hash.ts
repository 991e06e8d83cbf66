import { createHash } from 'node:crypto'
import type { Rules } from './rules.ts'

/** JSON with sorted keys and no spaces: the same content is the same text. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([key, each]) => `${JSON.stringify(key)}:${canonicalJson(each)}`).join(',')}}`
}

/** SHA-256 of the canonical JSON, in hex: the name under which a rulebook's content is kept. */
export const hashOf = (rules: Rules): string => createHash('sha256').update(canonicalJson(rules)).digest('hex')
