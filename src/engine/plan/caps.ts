import type { Limit, PlanPath, Selector } from '../../rulebook/counting.ts'
import { inForce } from '../../rulebook/in-force.ts'
import type { AllocationCap } from '../allocate.ts'
import { capOf } from '../credit-ce.ts'
import { shareOf } from '../worth.ts'
import type { PlanQuestion } from './question.ts'
import { AWARDED } from './items.ts'
import { measured, type Span } from './other-needs.ts'

/** Of a category's own cap, so that no limit of the body can have the same id. */
export const categoryCap = (category: string): string => `#${category}`

/** Points that an old system awarded pass every limit by. */
const notAwarded = (of: Selector): Selector => ({ ...of, none: [...(of.none ?? []), AWARDED] })

/** The limits on what counts: those of the plan, then the caps of categories. */
export function capsOf(question: PlanQuestion, path: PlanPath, span: Span): AllocationCap[] {
  const { rules, plan, window } = question
  const caps = plan.limits.map(
    (limit): AllocationCap => ({ id: limit.id, of: notAwarded(limit.of), most: mostOf(limit, question, path, span) }),
  )
  const { categories } = inForce(rules.activities, window.end)
  for (const [category, { cap }] of Object.entries(categories)) {
    const most = capOf(cap, path.total)
    if (most !== null) caps.push({ id: categoryCap(category), of: notAwarded({ all: [category] }), most })
  }
  return caps
}

/** The most a limit gives on a path, in hundredths, rounded down. */
export function mostOf({ most, inProportionTo }: Limit, { facts }: PlanQuestion, path: PlanPath, span: Span): number {
  const whole = 'points' in most ? most.points : shareOf(leastOf(path, most.ofNeed), most.percent, 100)
  if (inProportionTo === null) return whole
  const worked = Math.min(inProportionTo.whole, measured(facts.papers.measures, inProportionTo.unit, span))
  return shareOf(whole, worked, inProportionTo.whole)
}

/** What a need asks for; a path without it sets no such limit. */
function leastOf(path: PlanPath, id: string): number {
  if (id === 'total') return path.total ?? Number.MAX_SAFE_INTEGER
  const need = path.needs.find(each => each.id === id)
  return need?.kind === 'credits' ? need.least : Number.MAX_SAFE_INTEGER
}
