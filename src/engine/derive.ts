import { inForce } from '../rulebook/in-force.ts'
import type { KeyedOn, Rules, Versioned } from '../rulebook/rules.ts'
import type { Day } from '../values/day.ts'
import { NO_POINTS } from '../values/points.ts'
import { type Career, cycleOn, judgeCareer } from './career.ts'
import type { CeActivity, Dossier } from './dossier.ts'
import type { Due } from './dues.ts'
import { NO_ACTIVITIES, nextLearned, usableActivities, usableFacts } from './facts.ts'
import type { JudgedCycle } from './judge-cycle.ts'
import { openDues } from './obligations.ts'
import type { Reason } from './reasons.ts'
import type { Clause, CycleJudgement, DueJudgement, Standing, Treatment, Verdict } from './standing.ts'
import { rolledOnOf } from './status.ts'
import { type Judged, nextChangeOf, verdictOn } from './verdict.ts'

export { planOpenings } from './opening.ts'

/** Counts changes of what the engine answers for the same facts and rules; stored with every standing. */
export const ENGINE_VERSION = 1

export type Asked = {
  asOf: Day
  /** Facts known by the end of this day are judged; default: `asOf`. */
  knownOn?: Day
  /** The whole history with every activity's treatment; without it, the verdict and the present cycle and dues. */
  detail?: boolean
}

/** The first certification of a person, where an activity counts for that one only. */
const firstOf = ({ certifications }: Dossier): string | undefined =>
  [...certifications].sort((a, b) =>
    a.certifiedOn < b.certifiedOn ? -1 : a.certifiedOn > b.certifiedOn ? 1 : a.id < b.id ? -1 : 1,
  )[0]?.id

/** Judges every certification of a dossier as of a day. Pure; the order is that of `dossier.certifications`. */
export function deriveStandings(dossier: Dossier, rules: Rules, { asOf, knownOn = asOf, detail = false }: Asked): Standing[] {
  const activities = usableActivities(dossier, asOf, knownOn)
  const onlyFirst = inForce(rules.activities, asOf).several === 'first' ? firstOf(dossier) : undefined
  const learned = knownOn === asOf ? nextLearned(dossier, knownOn) : null
  return dossier.certifications.map(certification => {
    const counted = onlyFirst === undefined || onlyFirst === certification.id
    const facts = usableFacts(dossier, certification, counted ? activities : NO_ACTIVITIES, asOf, knownOn)
    const career = judgeCareer(rules, facts, detail)
    const judged = verdictOn(career, dossier, asOf, detail)
    const changes = nextChangeOf(career, dossier, judged)
    const nextChange = learned !== null && (changes === null || learned < changes) ? learned : changes
    const outside = detail
      ? outsideOf(career, dossier, counted ? null : { code: 'ce.counts_for_first_only', certification: onlyFirst ?? '' })
      : []
    return Object.assign(judged, {
      nextChange,
      cycles: cyclesOf(career),
      dues: duesOf(career),
      clauses: detail ? clausesOf(career, judged) : [],
      outside,
    })
  })
}

/** The part of a standing that is stored and compared. */
export function verdictOf(standing: Standing): Verdict {
  const { cycles: _cycles, dues: _dues, clauses: _clauses, outside: _outside, waysBack, ...rest } = standing
  return { ...rest, waysBack: waysBack.map(({ evidence: _evidence, ...route }) => route) }
}

function cycleJudgement(career: Career, cycle: JudgedCycle): CycleJudgement {
  const { regularEnd: _end, metBy, notes: _notes, ...judgement } = cycle
  const closed = cycle.state !== 'open' && cycle.state !== 'before_opening' && metBy !== null
  const rolledOn = closed ? rolledOnOf(career, cycle) : null
  return { ...judgement, rolledOn, auditPool: rolledOn === null ? null : Number(rolledOn.slice(0, 4)) + 1 }
}

function cyclesOf(career: Career): CycleJudgement[] {
  const { asOf } = career.facts
  if (career.detail) return career.cycles.map(each => cycleJudgement(career, each))
  const present = career.cycles.length > 0 ? cycleOn(career, asOf) : null
  return present ? [cycleJudgement(career, present)] : []
}

function dueState(due: Due, asOf: Day): DueJudgement['state'] {
  if (due.beforeOpening) return 'before_opening'
  if (due.waived) return 'waived'
  if (due.excused) return 'cleared'
  if (due.settledOn !== null) return 'paid'
  return due.open.some(span => span.from <= asOf) ? 'past_due' : 'upcoming'
}

const dueJudgement = (due: Due, asOf: Day): DueJudgement => ({
  feeYear: due.feeYear,
  dueOn: due.dueOn,
  cents: due.cents,
  state: dueState(due, asOf),
  paidOn: due.settledOn,
  refundable: due.refundable,
  creditCents: due.creditCents,
})

/** The open dues and the next one; in detail every due up to the next one to come. */
function duesOf(career: Career): DueJudgement[] {
  const { asOf } = career.facts
  const { pastDue, next } = openDues(career, asOf)
  if (!career.detail) return [...pastDue, ...(next ? [next] : [])].map(due => dueJudgement(due, asOf))
  const last = next?.dueOn ?? career.dues.findLast(due => due.dueOn <= asOf || due.settledOn !== null)?.dueOn ?? asOf
  return career.dues.filter(due => due.dueOn <= last).map(due => dueJudgement(due, asOf))
}

function clausesOf({ rules, era, facts, cycles }: Career, judged: Judged): Clause[] {
  const clause = (rule: string, versioned: Versioned<KeyedOn, object>, key: Day): Clause => {
    const { id, source } = inForce(versioned, key)
    return { rule, version: id, key, source }
  }
  const { asOf } = facts
  const clauses = [clause('ce_duty', rules.ceDuty, asOf), clause('cycle', rules.cycle, era.anchor)]
  const cycle = cycles.at(-1)
  if (cycle) clauses.push(clause('requirement', rules.requirement, cycle.start), clause('activities', rules.activities, asOf))
  for (const each of judged.obligations)
    if (each.kind === 'fee')
      clauses.push(
        clause('fee_due', rules.feeDue, each.dueOn),
        clause('annual_fee', rules.annualFee, each.dueOn),
        clause('fee_gap', rules.feeGap, each.dueOn),
      )
  const loss = judged.reasons[0]
  if (loss?.code.startsWith('loss.')) clauses.push(clause('losses', rules.losses, asOf))
  if (loss?.code === 'loss.audit') clauses.push(clause('audit', rules.audit, loss.decidedOn))
  if (loss?.code === 'loss.fees')
    clauses.push(clause('fee_due', rules.feeDue, loss.dueOn), clause('fee_gap', rules.feeGap, loss.dueOn))
  if (judged.waysBack.length > 0) clauses.push(clause('ways_back', rules.waysBack, asOf))
  return clauses
}

/** Why an activity that touches no judged cycle counts nowhere. */
function outsideReason({ era, cycles, losses, facts }: Career, activity: CeActivity): Reason {
  const first = cycles[0]
  if (activity.completedOn > facts.asOf) return { code: 'ce.not_yet', on: activity.completedOn }
  if (era.cohort.duty === 'none') return { code: 'ce.no_duty', cohort: era.cohort.id }
  const lost = losses.find(each => each.on <= activity.completedOn)
  if (lost) return { code: 'ce.while_lost', since: lost.on }
  const cycle = first ?? { start: era.anchor, end: era.anchor }
  const window = { start: cycle.start, end: cycle.end }
  return activity.completedOn < window.start
    ? { code: 'ce.before_cycle', on: activity.completedOn, cycle: window }
    : { code: 'ce.after_cycle', on: activity.completedOn, cycle: window }
}

function outsideOf(career: Career, dossier: Dossier, forced: Reason | null): Treatment[] {
  const placed = new Set(career.cycles.flatMap(each => each.treatments.map(one => one.activity)))
  return dossier.activities
    .filter(each => !placed.has(each.id))
    .map(each => ({
      activity: each.id,
      treatment: 'refused',
      claimed: each.points,
      credited: NO_POINTS,
      reasons: [forced ?? outsideReason(career, each)],
    }))
}
