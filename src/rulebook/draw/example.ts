import { deriveStandings } from '../../engine/derive.ts'
import type { Standing } from '../../engine/standing.ts'
import type { Day } from '../../values/day.ts'
import { casesIn } from '../cases/case-file.ts'
import type { Rulebook } from '../load.ts'
import { parseYaml } from '../yaml-file.ts'

// What the calendar shows is asked of the engine, through a worked case as an author would write it: whatever the language
// learns, the days drawn are the days that are judged.

/** A person of the example: the days on which something changes for them, and how they stand then. */
export type Life = readonly Standing[]

type Given = { scheme: string; certifiedOn: Day }
type Does = { feeYears?: readonly number[]; points?: { on: Day; points: number } | undefined }

/** Enough for several cycles of a fee a year. */
const FAR = 40

/** A certification from its first day, and on each day it changes by itself, until nothing more changes; undefined where these rules cannot judge it. */
export function lifeOf(rulebook: Rulebook, { scheme, certifiedOn }: Given, does: Does = {}): Life | undefined {
  const text = `- name: example
  certified: { ${scheme}: ${certifiedOn} }
  fees_paid: [${(does.feeYears ?? []).join(', ')}]
  activities: [${does.points ? `{ on: ${does.points.on}, points: ${does.points.points} }` : ''}]
  expect: { ${certifiedOn}: { status: active } }
`
  const yaml = parseYaml('example', text)
  const cases = 'value' in yaml ? casesIn(rulebook, yaml.value) : yaml
  const [first] = 'value' in cases ? cases.value : []
  return first && walked(on => deriveStandings(first.dossier, first.rules, { asOf: on })[0], certifiedOn)
}

function walked(ask: (on: Day) => Standing | undefined, from: Day): Life | undefined {
  const life: Standing[] = []
  try {
    for (let on: Day | null = from; on !== null && life.length < FAR; ) {
      const standing = ask(on)
      if (!standing) return undefined
      life.push(standing)
      on = standing.nextChange
    }
  } catch {
    return undefined
  }
  return life
}
