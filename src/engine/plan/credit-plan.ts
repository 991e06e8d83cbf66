import type { Plan, PlanPath } from '../../rulebook/counting.ts'
import { anniversary, type Day, dayAfter } from '../../values/day.ts'
import { before } from '../../values/offset.ts'
import { NO_POINTS, type Points } from '../../values/points.ts'
import { allocate, type Allocation, type AllocationCap, type AllocationProblem } from '../allocate.ts'
import { claimsIn } from '../claims.ts'
import type { CategoryCredit, NeedJudgement, PathJudgement, PlanJudgement, Treatment } from '../standing.ts'
import { capsOf } from './caps.ts'
import { cureOf, kindsOf } from './cure.ts'
import { type CarriedCredit, type Portion, portionsOf } from './items.ts'
import { creditNeedsOf, type CreditNeed } from './needs.ts'
import { judgeOtherNeed, type Span, yearsOf } from './other-needs.ts'
import type { PlanQuestion } from './question.ts'
import { byCategoryOf, creditedOf, treatmentsOf } from './treatments.ts'

/** What counts towards a requirement, what is missing on each path, and what became of each activity. */
export type PlanCredit = {
  required: Points
  credited: Points
  /** The least that is missing in points; more than the total lacks, where the total is there and a minimum is not. */
  shortfall: Points
  surplus: Points
  isMet: boolean
  byCategory: CategoryCredit[]
  treatments: Treatment[]
  plan: PlanJudgement
  carry: readonly CarriedCredit[]
}

/** One path judged: its allocation, and every need of it in rulebook order. */
type Judged = {
  path: PlanPath
  caps: readonly AllocationCap[]
  allocation: Allocation
  judgement: PathJudgement
  missing: number
  unmet: number
}

/** Judges a requirement that has a plan: every path by the allocation its rulebook asks for, and the best of them. */
export function creditPlan(question: PlanQuestion): PlanCredit {
  const { rules, rule, plan, activities, window, carriedIn, detail } = question
  const claims = claimsIn(rules, activities, window)
  const span: Span = { start: question.start, end: question.end, years: yearsIn(question) }
  const portions = portionsOf(portioningOf(question, span), claims, carriedIn)
  const judged = plan.paths.map(path => judgePath(question, path, span, portions))
  const best = judged.reduce((a, b) => (isBetter(b, a) ? b : a))
  const { path, allocation } = best
  const credited = creditedOf(allocation)
  const required = path.total ?? NO_POINTS
  const isMet = best.unmet === 0
  return {
    required,
    credited,
    shortfall: best.missing as Points,
    surplus: Math.max(0, credited - required) as Points,
    isMet,
    byCategory: byCategoryOf(rules, window, claims, portions, allocation, required),
    treatments: detail ? treatmentsOf(question, best, claims, portions) : [],
    plan: {
      path: isMet ? path.id : null,
      paths: judged.map(each => each.judgement),
      carriedIn: carriedIn.reduce((sum, each) => sum + each.points, 0) as Points,
      carriedOut: (isMet ? allocation.carried : 0) as Points,
      isProved: judged.every(each => each.allocation.proved),
    },
    carry: isMet && rule.carryOver !== 'none' ? carryOf(portions, allocation) : [],
  }
}

/** Met before not met, then the fewest needs open, then the fewest points missing, then the one written first. */
function isBetter(a: Judged, b: Judged): boolean {
  if (a.unmet !== b.unmet && (a.unmet === 0 || b.unmet === 0)) return a.unmet === 0
  return a.missing === b.missing ? a.unmet < b.unmet : a.missing < b.missing
}

const asksByYear = ({ paths }: Plan): boolean =>
  paths.some(({ needs }) => needs.some(need => 'each' in need && need.each === 'cycle_year'))

const yearsIn = ({ plan, start, end }: PlanQuestion): Span['years'] =>
  asksByYear(plan) ? yearsOf(start, end, count => anniversary(start, count)) : []

function portioningOf({ rules, rule, plan, end }: PlanQuestion, { years }: Span) {
  const { carryOver } = rule
  const lateFrom = carryOver === 'none' ? null : before(dayAfter(end), carryOver.earnedInLast)
  const creditByYear = plan.paths.some(({ needs }) => needs.some(need => need.kind === 'credits' && need.each === 'cycle_year'))
  const yearOf = (on: Day): number => Math.max(1, years.findLastIndex(each => each.start <= on) + 1)
  return { rules, late: lateFrom === null ? null : { from: lateFrom, to: end }, yearOf: creditByYear ? yearOf : null }
}

function judgePath(question: PlanQuestion, path: PlanPath, span: Span, portions: readonly Portion[]): Judged {
  const { facts, others, detail, window } = question
  const needs = creditNeedsOf(path, span.years.length)
  const caps = capsOf(question, path, span)
  const problem = problemOf(question, path, portions, caps, needs)
  const allocation = allocate(problem)
  const judgements = judgementsOf(path, needs, allocation, need => (others ? judgeOtherNeed(need, facts, span) : []))
  const unmet = judgements.filter(each => each.shortfall > 0)
  const isOpen = detail && unmet.length > 0 && window.end >= facts.asOf
  const cure = isOpen ? cureOf(question, problem, kindsOf(question, path, span, needs, caps), allocation, unmet) : null
  return {
    path,
    caps,
    allocation,
    judgement: { id: path.id, title: path.title, isMet: unmet.length === 0, needs: judgements, cure },
    missing: missingIn(needs, allocation),
    unmet: unmet.length,
  }
}

/** The problem of a path. Where nothing could be carried it does not ask for it: that is by far the longest of the search. */
function problemOf(
  { rule, facts }: PlanQuestion,
  path: PlanPath,
  portions: readonly Portion[],
  caps: readonly AllocationCap[],
  needs: readonly CreditNeed[],
): AllocationProblem {
  const { carryOver, counting, smallestUnit } = rule
  const carries = carryOver !== 'none' && hasLateSurplus(path, portions)
  return {
    items: portions.map(({ item }) => item),
    caps,
    needs,
    carry: carries ? { of: carryOver.of, most: carryOver.most[facts.certification.scheme] ?? 0 } : null,
    kinds: [],
    order: counting === 'stated_order' ? 'stated' : 'most_favourable',
    smallestUnit: smallestUnit ?? 1,
  }
}

function hasLateSurplus({ total }: PlanPath, portions: readonly Portion[]): boolean {
  let amount = 0
  let isLate = false
  for (const { item } of portions) {
    amount += item.amount
    if (item.carriable) isLate = true
  }
  return isLate && amount > (total ?? 0)
}

/** Every need of a path as judged, in rulebook order, the total first. */
function judgementsOf(
  path: PlanPath,
  needs: readonly CreditNeed[],
  { needs: allocated }: Allocation,
  judgeOther: (need: Parameters<typeof judgeOtherNeed>[0]) => NeedJudgement[],
): NeedJudgement[] {
  const credits = (id: string): NeedJudgement[] =>
    needs.flatMap((need, at) => {
      const { credited, shortfall, least } = allocated[at] as Allocation['needs'][number]
      return need.need === id
        ? [{ id, title: need.title, kind: 'credits' as const, year: need.year, least, credited, shortfall }]
        : []
    })
  return [...credits('total'), ...path.needs.flatMap(need => (need.kind === 'credits' ? credits(need.id) : judgeOther(need)))]
}

/** Points missing at least: needs of one axis add up, others may be served by the same points. */
function missingIn(needs: readonly CreditNeed[], { needs: allocated }: Allocation): number {
  const byAxis = new Map<string, number>()
  let most = 0
  for (const [at, { axis, id }] of needs.entries()) {
    const key = axis ?? `#${id}`
    const sum = (byAxis.get(key) ?? 0) + (allocated[at] as Allocation['needs'][number]).shortfall
    byAxis.set(key, sum)
    most = Math.max(most, sum)
  }
  return most
}

/** What goes on into the next cycle, with the tags it was earned with. */
const carryOf = (portions: readonly Portion[], { items }: Allocation): CarriedCredit[] =>
  portions.flatMap(({ item, claim }, at) => {
    const points = items[at]?.carried ?? 0
    return claim && points > 0 ? [{ activity: claim.activity, tags: item.tags, points: points as Points, cycle: 0 }] : []
  })
