import { inForce } from '../rulebook/in-force.ts'
import type { ActivitiesRule, Cap, CategoryCode, CategoryRule, Rules } from '../rulebook/rules.ts'
import type { Points } from '../values/points.ts'
import { categoryIn, type Claim, claimsIn, type Window } from './claims.ts'
import type { Activities } from './facts.ts'
import type { Reason } from './reasons.ts'
import type { CategoryCredit, Treatment } from './standing.ts'

export type CeCredit = { credited: Points; byCategory: CategoryCredit[]; treatments: Treatment[] }

/** The cap in points; a share of the requirement is rounded down to the hundredth, and caps nothing where there is no requirement. */
export function capOf(cap: Cap | null, required: Points | null): Points | null {
  if (cap === null) return null
  if ('points' in cap) return cap.points
  return required === null ? null : (Math.floor((required * cap.percentOfRequirement) / 100) as Points)
}

type Filling = {
  category: CategoryCode
  rule: CategoryRule | undefined
  cap: Points | null
  claimed: number
  capped: number
  credited: number
}

/**
 * The points that count in a window, in hundredths, each category up to its cap, the earliest activity first. Points that
 * an old system awarded pass the cap by: it was that system's to apply.
 */
export function creditCe(rules: Rules, usable: Activities, window: Window, required: Points | null, detail: boolean): CeCredit {
  const rule = inForce(rules.activities, window.end)
  const fillings: Filling[] = []
  const treatments: Treatment[] = []
  let credited = 0
  for (const claim of claimsIn(rules, usable, window)) {
    const filling = fillingOf(fillings, claim.activity.category, rule, required)
    const given = fill(filling, claim)
    credited += given
    if (detail) treatments.push(treatmentOf(claim, filling, given as Points))
  }
  return { credited: credited as Points, byCategory: fillings.map(categoryCredit), treatments }
}

/** The filling of a category, begun where it is the first claim of it. */
function fillingOf(fillings: Filling[], category: CategoryCode, version: ActivitiesRule, required: Points | null): Filling {
  for (const each of fillings) if (each.category === category) return each
  const rule = categoryIn(version, category)
  const begun: Filling = { category, rule, cap: capOf(rule?.cap ?? null, required), claimed: 0, capped: 0, credited: 0 }
  fillings.push(begun)
  return begun
}

/** Adds a claim to its category and says how much of it counts. */
function fill(filling: Filling, { activity, points }: Claim): number {
  filling.claimed += points
  const room = filling.cap === null || activity.awarded ? points : Math.max(0, filling.cap - filling.capped)
  const given = Math.min(points, room)
  if (!activity.awarded) filling.capped += given
  filling.credited += given
  return given
}

const overCap = ({ category, cap, rule }: Filling, cut: number): Reason => ({
  code: 'ce.over_cap',
  category,
  cap: cap as Points,
  cut: cut as Points,
  sample: rule?.cap?.sample ?? false,
})

const categoryCredit = ({ category, claimed, credited, cap }: Filling): CategoryCredit => ({
  category,
  claimed: claimed as Points,
  credited: credited as Points,
  cap,
})

function treatmentOf(claim: Claim, filling: Filling, credited: Points): Treatment {
  const { activity, points, worth } = claim
  const reasons = credited < points ? [...claim.reasons, overCap(filling, points - credited)] : claim.reasons
  return { activity: activity.id, treatment: treatmentFor(claim, credited, reasons), claimed: worth, credited, reasons }
}

/** What to call the treatment of a claim of which so much was credited. */
export function treatmentFor({ outcome, worth }: Claim, credited: number, reasons: readonly Reason[]): Treatment['treatment'] {
  if (outcome === 'pending') return 'pending'
  if (credited === 0 && reasons.length > 0) return 'refused'
  return credited < worth ? 'partly' : 'counted'
}
