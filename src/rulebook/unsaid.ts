import type { KeyedOn, Versioned } from './rules.ts'

/** The rule that stands for "none": one version from the beginning, read nowhere. */
export const unsaid = <const Key extends KeyedOn, Rule>(keyedOn: Key, title: string, rule: Rule): Versioned<Key, Rule> => ({
  keyedOn,
  versions: [{ id: 'none', title, from: null, source: [], sample: false, text: null, why: null, ...rule }],
})
