import { inForce } from '../rulebook/in-force.ts'
import type { Rules } from '../rulebook/rules.ts'
import type { RouteCode, WayBackRule, WaysBackRule } from '../rulebook/rules-back.ts'
import { addMonths, type Day, dayAfter, dayBefore, dayOf, later } from '../values/day.ts'
import { after } from '../values/offset.ts'
import type { Points } from '../values/points.ts'
import type { Career } from './career.ts'
import { creditFor, NOTHING_CARRIED, requiredBy } from './credit.ts'
import type { Application, Dossier } from './dossier.ts'
import { type Extending, firstDayOver, lastDayOf } from './downtime.ts'
import type { Due } from './dues.ts'
import { cycleEnd, cycleNumberOn, type Era } from './era.ts'
import { type Quote, quoteOf } from './fee-table.ts'
import type { Loss } from './losses.ts'
import type { Reason } from './reasons.ts'
import { covers } from './spans.ts'
import type { StatusOn } from './status-on.ts'
import type { ApplicationValidity, Evidence, Route, WayBack } from './standing.ts'

/** Applications that concern a certification, with the last day each is valid. */
export const applicationsOf = ({ rules, facts }: Career, dossier: Dossier, on: Day): ApplicationValidity[] =>
  dossier.applications
    .filter(each => (each.certification === facts.certification.id || each.certification === null) && each.receivedOn <= on)
    .map(({ id, kind, receivedOn }) => ({
      id,
      kind,
      receivedOn,
      validThrough: validThrough(rules, facts.downtimes, { kind, receivedOn }),
    }))

const validThrough = (
  rules: Rules,
  downtimes: readonly Extending[],
  { kind, receivedOn }: Pick<Application, 'kind' | 'receivedOn'>,
): Day => {
  const months = inForce(rules.applications, receivedOn).validMonths[kind]
  return months === undefined || months === 'unset' ? NO_END : lastDayOf(downtimes, addMonths(receivedOn, months))
}

/** The last valid day of what has no known end. */
const NO_END = dayOf(9999, 12, 31)

/** The end of the last cycle that was covered: the one a loss is about, or the one the last paid year began in. */
function lastCycleEnd(era: Era, dues: readonly Due[], loss: Loss): Day {
  if (loss.about) return loss.about.cycleEnd
  if (loss.cause !== 'fees') return dayBefore(loss.on)
  const unpaid = dues.findIndex(due => due.dueOn < loss.on && due.open.some(span => covers(span, loss.on)))
  const before = dues[unpaid - 1]
  const yearStart = before ? dayAfter(before.dueOn) : era.anchor
  return cycleEnd(era, cycleNumberOn(era, yearStart))
}

/** The day the ladder of years starts for a loss. */
function clockStart({ dues, era }: Career, loss: Loss, clock: WaysBackRule['clock']): Day {
  if (clock === 'day_of_loss') return loss.on
  if (clock === 'cycle_end') return dayAfter(lastCycleEnd(era, dues, loss))
  if (loss.cause === 'before_opening') return era.opening?.feesFrom ? dayAfter(era.opening.feesFrom) : loss.on
  const uncovered = dues.find(
    due => due.dueOn < loss.on && due.open.some(span => span.from <= loss.on && (span.to === null || span.to >= loss.on)),
  )
  return uncovered && dayAfter(uncovered.dueOn) < loss.on ? dayAfter(uncovered.dueOn) : loss.on
}

/** The day by which a route is judged: that of a valid application on file, else the day asked about. */
const testedOn = (
  applications: readonly ApplicationValidity[],
  route: RouteCode,
  loss: Loss,
  on: Day,
): ApplicationValidity | null =>
  applications.findLast(each => each.kind === route && each.receivedOn >= loss.on && each.validThrough >= on) ?? null

type Ladder = { rules: Rules; career: Career; dossier: Dossier; loss: Loss; since: Day; on: Day }

function attemptsLeftOf({ career, dossier, on }: Ladder, rule: WayBackRule): number | null {
  if (rule.attempts === null) return null
  const { scheme } = career.facts.certification
  const again = career.facts.papers.preconditions.findLast(each => each.precondition === rule.againAfter)?.on
  const taken = dossier.examAttempts.filter(
    each =>
      each.scheme === scheme &&
      each.on <= on &&
      (rule.attemptsCounted !== 'failed' || !each.passed) &&
      (again === undefined || each.on > again),
  ).length
  return Math.max(0, rule.attempts - taken)
}

function objectionsTo(
  ladder: Ladder,
  rule: WayBackRule,
  closedOn: Day | null,
  attemptsLeft: number | null,
  tested: Day,
): Reason[] {
  const { scheme } = ladder.career.facts.certification
  const closedFrom = ladder.rules.schemes[scheme]?.closedFrom ?? null
  const objections: Reason[] = []
  if (closedOn !== null && tested >= closedOn)
    objections.push(
      rule.closesAfterYears === null
        ? { code: 'way_back.closed_by_time', since: ladder.since, closedOn }
        : { code: 'way_back.closed_by_years', years: rule.closesAfterYears, since: ladder.since, closedOn },
    )
  if (!rule.closedClass && closedFrom !== null && tested >= closedFrom)
    objections.push({ code: 'way_back.closed_class', scheme, closedFrom })
  if (attemptsLeft === 0) objections.push({ code: 'way_back.no_attempts_left', attempts: rule.attempts as number })
  return objections
}

function conditionsOf(rule: WayBackRule, required: Points | null, feeCents: number | null): Reason[] {
  const work: Reason[] =
    rule.route === 'exam'
      ? [{ code: 'way_back.needs_exam' }]
      : rule.route === 'reinstatement'
        ? [{ code: 'way_back.needs_application' }]
        : required === null
          ? []
          : [{ code: 'way_back.needs_points', required, years: rule.evidenceYears }]
  return feeCents === null ? [...work, { code: 'way_back.fee_unset', route: rule.route }] : work
}

/** The first day on which time has closed a route; null where it never does. */
function closedOnOf({ career, loss, since }: Ladder, rule: WayBackRule): Day | null {
  const { closesAfterYears, closesAfter, transition } = rule
  const length = closesAfterYears === null ? closesAfter : { years: closesAfterYears }
  if (length === undefined) return null
  const closedOn = firstDayOver(career.facts.downtimes, after(since, length))
  return transition && loss.on < transition.lostBefore ? later(closedOn, dayAfter(transition.openThrough)) : closedOn
}

/** What a route costs on the day it is tested, item by item where the fee table says. */
function priceOf(ladder: Ladder, rule: WayBackRule, tested: Day): Quote {
  const { facts } = ladder.career
  if (rule.fee === 'table') return quoteOf(ladder.rules, ladder.dossier, facts.certification, rule.route, tested)
  const fee = rule.fee[facts.certification.scheme]
  return { cents: fee === undefined || fee === 'unset' ? null : fee, items: [] }
}

function routeOf(ladder: Ladder, rule: WayBackRule, tested: Day): Route {
  const { scheme } = ladder.career.facts.certification
  const closedOn = closedOnOf(ladder, rule)
  const attemptsLeft = attemptsLeftOf(ladder, rule)
  const objections = objectionsTo(ladder, rule, closedOn, attemptsLeft, tested)
  const { cents, items } = priceOf(ladder, rule, tested)
  const required = rule.route === 'ce' ? requiredBy(inForce(ladder.rules.requirement, tested), scheme) : null
  return {
    route: rule.route,
    open: objections.length === 0,
    openThrough: closedOn === null ? null : dayBefore(closedOn),
    reasons: objections.length > 0 ? objections : conditionsOf(rule, required, cents),
    feeCents: cents,
    ...(items.length > 0 && { feeItems: items }),
    required,
    attemptsLeft,
  }
}

/** What an application received on a day could show: activities in the years before it, by the day they were done. */
function evidenceFor({ rules, career }: Ladder, rule: WayBackRule, required: Points | null, receivedOn: Day): Evidence | null {
  if (rule.evidenceYears === null || required === null) return null
  const from = addMonths(receivedOn, -12 * rule.evidenceYears)
  const { credited, shortfall, plan } = creditFor({
    rules,
    facts: career.facts,
    activities: career.facts.activities,
    rule: inForce(rules.requirement, receivedOn),
    window: { start: from, end: receivedOn, reportBy: career.facts.knownOn },
    days: { start: from, end: receivedOn },
    carriedIn: NOTHING_CARRIED,
    owesNothing: false,
    others: false,
    detail: true,
  })
  return { from, to: receivedOn, credited, shortfall, ...(plan && { plan }) }
}

const BOARD_ONLY: Reason = { code: 'way_back.needs_board' }

function revokedRoutes(rules: Rules, on: Day): WayBack[] {
  return inForce(rules.waysBack, on).routes.map(({ route }) => ({
    route,
    open: false,
    openThrough: null,
    reasons: [BOARD_ONLY],
    feeCents: null,
    required: null,
    attemptsLeft: null,
    evidence: null,
  }))
}

/** Every route back from a loss on a day, under the rule in force when the application is received. Evidence is worked out where asked. */
export function waysBackOn(career: Career, dossier: Dossier, found: StatusOn, on: Day, withEvidence: boolean): WayBack[] {
  const { rules } = career
  if (found.status === 'revoked') return revokedRoutes(rules, on)
  const { loss } = found
  if (!loss) return []
  const applications = applicationsOf(career, dossier, on)
  const isFor = ({ after }: WayBackRule): boolean =>
    after === undefined || (loss.cause !== 'before_opening' && after.includes(loss.cause))
  const codes = inForce(rules.waysBack, on)
    .routes.filter(isFor)
    .map(each => each.route)
  return codes.flatMap(code => {
    const tested = testedOn(applications, code, loss, on)?.receivedOn ?? on
    const version = inForce(rules.waysBack, tested)
    const rule = version.routes.find(each => each.route === code && isFor(each))
    if (!rule) return []
    const ladder: Ladder = { rules, career, dossier, loss, since: clockStart(career, loss, rule.clock ?? version.clock), on }
    const route = routeOf(ladder, rule, tested)
    return [{ ...route, evidence: withEvidence ? evidenceFor(ladder, rule, route.required, tested) : null }]
  })
}
