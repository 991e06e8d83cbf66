import type { CeActivity } from '../engine/dossier.ts'
import { addDays, anniversary, type Day, dayAfter, dayBefore, earlier, epochDay, later } from '../values/day.ts'
import { points, type Points } from '../values/points.ts'
import { dayBetween, type Life } from './life.ts'
import { KINDS, LAST_EMPLOYMENT_DAY } from './terms.ts'

type Cycle = { start: Day; end: Day }

/** How one cycle went: what was asked, and how much of it this person means to do. */
export type CyclePlan = { certification: string; cycle: Cycle; asked: number; effort: number }

/** The n-th cycle from an anchor. */
export const cycleOf = (anchor: Day, n: number): Cycle => ({
  start: anniversary(anchor, 3 * (n - 1)),
  end: dayBefore(anniversary(anchor, 3 * n)),
})

/** Lets a person earn points for one cycle, up to today; says whether that was meant to be enough. */
export function liveCycle(life: Life, plan: CyclePlan): boolean {
  const { random } = life
  const isClosed = plan.cycle.end < life.today
  if (isClosed && random.chance(0.06)) return attest(life, plan)
  const aim = plan.asked * 100 * plan.effort
  earn(life, plan, isClosed ? aim : aim * elapsed(plan.cycle, life.today))
  return plan.effort >= 1
}

const elapsed = ({ start, end }: Cycle, today: Day): number =>
  Math.max(0, (epochDay(today) - epochDay(start)) / (epochDay(end) - epochDay(start)))

/** Signs a statement in place of the record; the log stays nearly empty. */
function attest(life: Life, { certification, cycle, asked, effort }: CyclePlan): boolean {
  const { random } = life
  const signedOn = dayBetween(random, addDays(cycle.end, -60), cycle.end)
  const receivedOn = earlier(addDays(signedOn, random.below(20)), addDays(cycle.end, random.chance(0.1) ? 9 : 0))
  const claimed = points(asked + (effort >= 1 ? random.below(12) : -1 - random.below(8)))
  life.attestations.push({ id: life.newId(), certification, cycleEnd: cycle.end, signedOn, receivedOn, claimed })
  return effort >= 1 && receivedOn <= cycle.end
}

/** Adds activities until the aim, in hundredths of a point, is reached. */
function earn(life: Life, { cycle }: CyclePlan, aim: number): void {
  const { random } = life
  const last = earlier(cycle.end, life.today)
  let earned = random.chance(0.25) ? work(life, cycle) : 0
  // Some log every short course, a few write one long one.
  const scale = random.skewed()
  while (earned < aim) {
    const activity = activityBy(life, cycle, last, scale)
    life.activities.push(activity)
    if (random.chance(0.01)) life.activities.push({ ...activity, id: life.newId(), source: 'certificant' })
    earned += activity.points
  }
}

function activityBy(life: Life, cycle: Cycle, last: Day, scale: number): CeActivity {
  const { random } = life
  const kind = random.weighted(KINDS)
  const size = Math.round(Math.max(1, (random.between(kind.least, kind.most) * scale) / 50)) * 50
  const inLastMonths = random.chance(0.3) ? later(cycle.start, addDays(last, -120)) : cycle.start
  const completedOn = dayBetween(random, inLastMonths, last)
  const source = kind.category === 'professional-education' && random.chance(0.35) ? 'body' : 'certificant'
  const told = source === 'body' ? completedOn : addDays(completedOn, Math.floor(random.skewed() * 20))
  return {
    id: life.newId(),
    category: kind.category,
    title: random.pick(kind.titles),
    completedOn,
    interval: null,
    hours: size,
    points: size as Points,
    awarded: false,
    source,
    reportedOn: earlier(told, life.today > cycle.end ? cycle.end : life.today),
    forCycle: null,
    particulars: null,
  }
}

/** A job held through the part of a cycle in which employment counted; gives its points. */
function work(life: Life, { start, end }: Cycle): number {
  const from = start
  const to = earlier(earlier(end, LAST_EMPLOYMENT_DAY), life.today)
  if (to <= dayAfter(from)) return 0
  const size = Math.min(1800, Math.round(((epochDay(to) - epochDay(from)) / 365) * 600))
  const reportedOn = earlier(to, life.today)
  // Written out like any other activity: one made by spreading is an object of a kind of its own, and slow to judge.
  life.activities.push({
    id: life.newId(),
    category: 'employment',
    title: 'Staff medical assistant, full time',
    completedOn: to,
    interval: { from, to },
    hours: null,
    points: size as Points,
    awarded: false,
    source: 'certificant',
    reportedOn,
    forCycle: null,
    particulars: null,
  })
  return size
}
