import type { Alternative } from './compile.ts'
import type { KeyedOn, Rules, Version, Versioned } from './rules.ts'

/** What an alternative is called: `fee_gap/good-standing-at-cycle-end`. */
export const alternativeName = ({ rule, version }: Alternative): string => `${rule}/${version.id}`

/**
 * The rules with alternatives in force, each from its `from` on: earlier versions stay before it, one from the beginning
 * replaces all. Throws where a name is none of the alternatives, so check names that people write.
 */
export function adopt(rules: Rules, alternatives: readonly Alternative[], names: readonly string[]): Rules {
  const chosen = names.map(name => {
    const found = alternatives.find(each => alternativeName(each) === name)
    if (!found) throw new RangeError(`no alternative is called ${name}`)
    return found
  })
  // Oldest first, so that one adopted later is not cut off by one that begins before it.
  const oldestFirst = chosen.toSorted((a, b) => ((a.version.from ?? '') < (b.version.from ?? '') ? -1 : 1))
  return oldestFirst.reduce(withAlternative, rules)
}

function withAlternative(rules: Rules, { of, version }: Alternative): Rules {
  const rule = rules[of] as Versioned<KeyedOn, unknown>
  return { ...rules, [of]: { ...rule, versions: [...before(rule.versions, version.from), version] } }
}

const before = (versions: readonly Version<unknown>[], from: Version<unknown>['from']): Version<unknown>[] =>
  versions.filter(each => from !== null && (each.from === null || each.from < from))
