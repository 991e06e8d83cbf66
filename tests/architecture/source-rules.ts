import type { Rules } from '../../src/rulebook/rules.ts'
import type { Breach } from './modules.ts'

type WithVersions = { versions: readonly { id: string; source: readonly string[] }[] }

const UNSAID: ReadonlySet<string> = new Set(['none', 'unsaid'])

const hasVersions = (rule: unknown): rule is WithVersions => typeof rule === 'object' && rule !== null && 'versions' in rule

/** Versions of rules without a source, or with one that the rulebook does not list. */
export const unsourcedVersions = (rules: Rules): Breach[] =>
  Object.entries(rules).flatMap(([name, rule]) => {
    if (!hasVersions(rule)) return []
    // What a body left out stands for "none": nobody read it anywhere, and a written version without a source is refused.
    if (UNSAID.has(rule.versions[0]?.id ?? '') && rule.versions.length === 1 && rule.versions[0]?.source.length === 0) return []
    return rule.versions.flatMap(({ id, source }) => {
      const unlisted = source.filter(key => !(key in rules.sources))
      if (source.length === 0) return [`${rules.body.code} ${name} ${id} names no source`]
      return unlisted.map(key => `${rules.body.code} ${name} ${id} names the source ${key}, which is not listed`)
    })
  })
