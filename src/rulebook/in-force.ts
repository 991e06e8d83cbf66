import type { Day } from '../values/day.ts'
import type { KeyedOn, Version, Versioned } from './rules.ts'

/** The version in force on a key date. A compiled rulebook always has one: its first version reaches back to the beginning. */
export function inForce<Rule>(rule: Versioned<KeyedOn, Rule>, on: Day): Version<Rule> {
  const { versions } = rule
  for (let at = versions.length - 1; at > 0; at--) {
    const version = versions[at] as Version<Rule>
    if (version.from === null || version.from <= on) return version
  }
  return versions[0] as Version<Rule>
}
