import type { Day } from '../../values/day.ts'
import { drawWords } from '../../words/draw.en.ts'
import { isList, isMap, listAt, type Said, type SaidMap, textAt } from './texts.ts'

/** A version as the board reads it: what frames it, and `figures`, all it says besides. */
export type DrawnVersion = {
  id: string
  title: string
  /** A day, or `beginning`. */
  from: string
  source: readonly string[]
  sample: boolean
  text: string | undefined
  why: string | undefined
  figures: SaidMap
}

export type DrawnRule = {
  /** As the YAML calls it: `annual_fee`. */
  name: string
  keyedOn: string
  versions: readonly DrawnVersion[]
  alternatives: readonly DrawnVersion[]
  /** The version that holds on the drawn day. */
  inForce: DrawnVersion
}

const FRAME = new Set(['id', 'title', 'from', 'source', 'sample', 'text', 'why'])

/** Every rule with versions, whatever file it stands in, in the order of the files. */
export function rulesIn(texts: ReadonlyMap<string, Said>, on: Day): DrawnRule[] {
  return [...texts.values()].flatMap(file =>
    isMap(file)
      ? Object.entries(file).flatMap(([name, rule]) => {
          if (rule === 'none') return [noneOf(name)]
          return isMap(rule) && isList(rule['versions']) ? ruleOf(name, rule, on) : []
        })
      : [],
  )
}

/** A rule that the body says it has none of: `annual_fee: none`. */
function noneOf(name: string): DrawnRule {
  const title = drawWords.noSuchRule({ name })
  const figures: SaidMap = {}
  const inForce = { id: 'none', title, from: 'beginning', source: [], sample: false, text: undefined, why: undefined, figures }
  return { name, keyedOn: '', versions: [inForce], alternatives: [], inForce }
}

function ruleOf(name: string, rule: SaidMap, on: Day): DrawnRule[] {
  const versions = listAt(rule, 'versions').filter(isMap).map(versionOf)
  const inForce = versions.findLast(({ from }) => from === 'beginning' || from <= on) ?? versions[0]
  if (!inForce) return []
  const alternatives = listAt(rule, 'alternatives').filter(isMap).map(versionOf)
  return [{ name, keyedOn: textAt(rule, 'keyed_on') ?? '', versions, alternatives, inForce }]
}

const versionOf = (said: SaidMap): DrawnVersion => ({
  id: textAt(said, 'id') ?? '',
  title: textAt(said, 'title') ?? '',
  from: textAt(said, 'from') ?? '',
  source: listAt(said, 'source').filter(each => typeof each === 'string'),
  sample: textAt(said, 'sample') === 'yes',
  text: textAt(said, 'text'),
  why: textAt(said, 'why'),
  figures: Object.fromEntries(Object.entries(said).filter(([key]) => !FRAME.has(key))),
})

/** What a rule says on the drawn day; empty where the rulebook has no such rule. */
export const figuresOf = (rules: readonly DrawnRule[], name: string): SaidMap =>
  rules.find(each => each.name === name)?.inForce.figures ?? {}
