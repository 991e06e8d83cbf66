import type { SchemeCode } from '../rulebook/rules.ts'
import type { RouteCode } from '../rulebook/rules-back.ts'
import { addDays, anniversary, dayOf, type Day, dayAfter, earlier, lastOfMonth, monthOf, yearOf } from '../values/day.ts'
import { points } from '../values/points.ts'
import { cycleOf, liveCycle } from './ce-years.ts'
import { dayBetween, decide, type Life } from './life.ts'
import { DUTY_FROM, feeOn, pointsAsked } from './terms.ts'

type Career = { certification: string; scheme: SchemeCode; certifiedOn: Day; share: number }

/** Lives one certification from its grant to today: years paid, points earned, audits, losses and returns. */
export function liveCareer(life: Life, career: Career): void {
  let anchor: Day | null = career.certifiedOn
  for (let era = 0; anchor !== null && era < 3; era++) {
    const stopsOn: Day | null = life.temper === 'drifting' ? dayBetween(life.random, anchor, life.today) : null
    const hasDuty: boolean = pointsAsked(career.scheme) > 0 && (career.certifiedOn >= DUTY_FROM || anchor > '2014-04-01')
    const lostOn: Day | null = hasDuty ? liveCycles(life, career, anchor, stopsOn) : null
    payFees(life, career, anchor, stopsOn, lostOn)
    anchor = lostOn ? comeBack(life, career, lostOn) : null
  }
}

/** Lives cycle after cycle; gives the day the certification was lost, where it was. */
function liveCycles(life: Life, career: Career, anchor: Day, stopsOn: Day | null): Day | null {
  const { certification, scheme, share } = career
  for (let n = 1; cycleOf(anchor, n).start <= life.today; n++) {
    const cycle = cycleOf(anchor, n)
    const asked = pointsAsked(scheme)
    const effort = effortOf(life, stopsOn !== null && stopsOn <= cycle.end)
    const wasEnough = liveCycle(life, { certification, cycle, asked, effort: effort * share })
    if (cycle.end >= life.today) return null
    if (!wasEnough && share === 1) return dayAfter(cycle.end)
    const failedOn = life.random.chance(0.05) ? audit(life, certification, cycle.end, asked) : null
    if (failedOn) return failedOn
  }
  return null
}

/** What part of a cycle's points somebody means to earn. */
function effortOf({ random, temper }: Life, hasStopped: boolean): number {
  if (hasStopped) return random.unit() * 0.8
  const isShort = random.chance(temper === 'steady' ? 0.004 : 0.06)
  return isShort ? 0.3 + random.unit() * 0.65 : 1.02 + random.skewed() * 0.25
}

/** An audit in the year after the cycle's end; gives the day of an adverse decision. */
function audit(life: Life, certification: string, cycleEnd: Day, asked: number): Day | null {
  const { random } = life
  const auditYear = yearOf(dayAfter(cycleEnd)) + 1
  const decidedOn = dayBetween(random, dayOf(auditYear, 3, 2), dayOf(auditYear, 6, 30))
  if (decidedOn > life.today) return null
  const outcome = random.weighted([
    ['passed', 88],
    ['failed', 6],
    ['no_response', 6],
  ] as const)
  const proved = points(outcome === 'passed' ? asked + random.below(9) : outcome === 'failed' ? random.below(asked) : 0)
  const selectedOn = dayOf(auditYear, 1, 15)
  life.audits.push({ id: life.newId(), certification, auditYear, cycleEnd, selectedOn, decidedOn, outcome, proved })
  if (outcome === 'passed') return null
  if (random.chance(0.1)) decide(life, 'appeal_filed', certification, addDays(decidedOn, random.between(5, 29)))
  return decidedOn
}

/** Pays year by year, mostly shortly before the due date, until somebody stops, is lost, or today is reached. */
function payFees(life: Life, career: Career, anchor: Day, stopsOn: Day | null, lostOn: Day | null): void {
  for (let k = 1; ; k++) {
    const on = anniversary(anchor, k)
    const dueOn = lastOfMonth(yearOf(on), monthOf(on))
    if (addDays(dueOn, -75) > life.today || (stopsOn !== null && dueOn > stopsOn) || (lostOn !== null && dueOn > lostOn)) return
    payOnce(life, career, dueOn)
  }
}

function payOnce(life: Life, { certification, scheme }: Career, dueOn: Day): void {
  const { random } = life
  const isLate = random.chance(life.temper === 'steady' ? 0.03 : 0.15)
  const receivedOn = addDays(dueOn, isLate ? Math.floor(random.skewed() * 40) : -random.below(45))
  if (receivedOn > life.today) return
  const isTakenBack = random.chance(0.001)
  life.payments.push({
    id: life.newId(),
    certification,
    feeYear: yearOf(dueOn),
    cents: feeOn(scheme, dueOn),
    receivedOn,
    chargedBackOn: isTakenBack ? earlier(addDays(receivedOn, 12), life.today) : null,
  })
}

/** Some recertify, months or years later; gives the day a new count begins. */
function comeBack(life: Life, { certification }: Career, lostOn: Day): Day | null {
  const { random } = life
  if (!random.chance(0.18)) return null
  const on = addDays(lostOn, random.between(120, 1900))
  const route: RouteCode = random.chance(0.6) ? 'ce' : 'exam'
  return decide(life, 'recertified', certification, on, { route }) ? on : null
}
