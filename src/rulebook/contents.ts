import { alternativeName } from './adopt.ts'
import type { Rulebook } from './load.ts'
import type { KeyedOn, Rules, Version, Versioned } from './rules.ts'

/** What a rulebook holds, for `rulebook check`. */
export type Contents = {
  body: string
  hash: string
  schemes: readonly string[]
  rules: readonly { rule: string; keyedOn: KeyedOn; versions: readonly { id: string; from: string }[] }[]
  alternatives: readonly string[]
  /** Where figures are samples: `activities/with-employment categories.employment.rate`. */
  samples: readonly string[]
  /** Figures the body has not said: `requirement/totals PCT`. */
  unset: readonly string[]
}

/** The contents of a rulebook, in the order of its rules. */
export function contentsOf({ rules, alternatives, hash }: Rulebook): Contents {
  const versions = versionsOf(rules)
  return {
    body: rules.body.name,
    hash,
    schemes: Object.keys(rules.schemes),
    rules: ruleNames(rules).map(rule => {
      const { keyedOn, versions: all } = rules[rule] as Versioned<KeyedOn, object>
      return { rule: yamlName(rule), keyedOn, versions: all.map(({ id, from }) => ({ id, from: from ?? 'beginning' })) }
    }),
    alternatives: alternatives.map(alternativeName),
    samples: versions.flatMap(({ name, version }) => samplesIn(version).map(path => `${name}${path === '' ? '' : ` ${path}`}`)),
    unset: versions.flatMap(({ name, version }) => unsetIn(version).map(path => `${name} ${path}`)),
  }
}

const ruleNames = (rules: Rules) => (Object.keys(rules) as (keyof Rules)[]).filter(key => 'keyedOn' in (rules[key] ?? {}))

/** A key of Rules as the YAML writes it. */
export const yamlName = (rule: string): string => rule.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`)

const versionsOf = (rules: Rules): { name: string; version: Version<object> }[] =>
  ruleNames(rules).flatMap(rule =>
    (rules[rule] as Versioned<KeyedOn, object>).versions.map(version => ({ name: `${yamlName(rule)}/${version.id}`, version })),
  )

/** Paths at which a value is marked a sample; empty for the whole. */
const samplesIn = (value: unknown): string[] =>
  pathsIn(value, each => typeof each === 'object' && each !== null && 'sample' in each && each.sample === true)

const unsetIn = (value: unknown): string[] => pathsIn(value, each => each === 'unset')

function pathsIn(value: unknown, wanted: (value: unknown) => boolean, path = ''): string[] {
  const here = wanted(value) ? [path] : []
  if (typeof value !== 'object' || value === null) return here
  return [...here, ...Object.entries(value).flatMap(([key, each]) => pathsIn(each, wanted, path === '' ? key : `${path}.${key}`))]
}
