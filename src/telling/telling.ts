import type { Reason } from '../engine/reasons.ts'
import type { CycleJudgement, DueJudgement, Obligation, Standing, Treatment, WayBack } from '../engine/standing.ts'
import type { Rules } from '../rulebook/rules.ts'
import type { Change } from '../standing/standing.ts'
import type { Day } from '../values/day.ts'
import { reasonSentence } from '../words/en.ts'
import { categoryTitle, schemeOn } from '../words/format.ts'
import { clauseLine, dueLine, obligationSentence, statusSentence, wayBackSentence } from '../words/standing-of-one.en.ts'
import { labelOf } from './label.ts'

// A standing as every door sends it that may tell all of it: the console's, the portal's.
export { labelOf } from './label.ts'
export { dayText, standingSchema, statusCode, toldReason } from './standing-schema.ts'

/** Adds to what the engine answered the sentence a person reads. */
type Told<Value> = Value & { sentence: string }
type WithReasons<Value> = Omit<Value, 'reasons'> & { reasons: Told<Reason>[] }
type ToldTreatment = WithReasons<Treatment>
type ToldCycle = Omit<CycleJudgement, 'treatments' | 'byCategory'> & {
  treatments: ToldTreatment[]
  byCategory: (CycleJudgement['byCategory'][number] & { title: string })[]
}

type Lists = 'reasons' | 'also' | 'obligations' | 'waysBack' | 'cycles' | 'formerCycles' | 'dues' | 'clauses' | 'outside'

/** A standing with every code told in words, and the certification as it is called. */
export type ToldStanding = Omit<Standing, Lists> & {
  label: string
  shownAs: string
  title: string
  sentence: string
  reasons: Told<Reason>[]
  also: Told<Reason>[]
  obligations: Told<Obligation>[]
  waysBack: Told<WithReasons<WayBack>>[]
  cycles: ToldCycle[]
  formerCycles: ToldCycle[]
  dues: Told<DueJudgement>[]
  clauses: Told<Standing['clauses'][number]>[]
  outside: ToldTreatment[]
}

export type Telling = { rules: Rules; name: string; asOf: Day; today: Day }

const tellReasons = (reasons: readonly Reason[], rules: Rules): Told<Reason>[] =>
  reasons.map(reason => ({ ...reason, sentence: reasonSentence(reason, rules) }))

/** A standing in words, for somebody of this name. */
export function tellStanding(standing: Standing, { rules, name, asOf, today }: Telling): ToldStanding {
  const { designation, title } = schemeOn(rules, standing.scheme, asOf)
  return {
    ...standing,
    label: labelOf(rules, standing.state),
    shownAs: designation,
    title,
    sentence: statusSentence({ name, standing, asOf, today }),
    reasons: tellReasons(standing.reasons, rules),
    also: tellReasons(standing.also, rules),
    obligations: standing.obligations.map(each => ({ ...each, sentence: obligationSentence(each, rules) })),
    waysBack: standing.waysBack.map(each => ({
      ...each,
      reasons: tellReasons(each.reasons, rules),
      sentence: wayBackSentence(each, rules),
    })),
    cycles: standing.cycles.map(cycle => tellCycle(cycle, rules)),
    formerCycles: standing.formerCycles.map(cycle => tellCycle(cycle, rules)),
    dues: standing.dues.map(due => ({ ...due, sentence: dueLine(due, rules) })),
    clauses: standing.clauses.map(clause => ({ ...clause, sentence: clauseLine(clause, rules) })),
    outside: tellTreatments(standing.outside, rules),
  }
}

const tellCycle = (cycle: CycleJudgement, rules: Rules): ToldCycle => ({
  ...cycle,
  byCategory: cycle.byCategory.map(each => ({ ...each, title: categoryTitle(rules, each.category) })),
  treatments: tellTreatments(cycle.treatments, rules),
})

const tellTreatments = (treatments: readonly Treatment[], rules: Rules): ToldTreatment[] =>
  treatments.map(each => ({ ...each, reasons: tellReasons(each.reasons, rules) }))

/** A change of standing in words. */
export type ToldChange = Omit<Change, 'reasons'> & { label: string; reasons: Told<Reason>[] }

export const tellChange = (change: Change, rules: Rules): ToldChange => ({
  ...change,
  label: labelOf(rules, change.status),
  reasons: tellReasons(change.reasons, rules),
})
