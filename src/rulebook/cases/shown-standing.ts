import type { CycleJudgement, DueJudgement, StageNow, Standing, Treatment, WayBack } from '../../engine/standing.ts'
import type { Day } from '../../values/day.ts'
import type { Points } from '../../values/points.ts'
import type { Rules } from '../rules.ts'
import { shownPlan, shownShort } from './shown-plan.ts'
import { moneyText, pointsText, type Shown, textOrNone, yesNoText } from './shown.ts'

/** A standing as a case would write it, so that every expectation compares with it as text. */
export function shownStanding(standing: Standing, rules: Rules, asOf: Day): Record<string, Shown | undefined> {
  const { reasons, also } = standing
  const status = rules.statuses.find(each => (each.state ?? each.status) === standing.state)
  const present = standing.cycles.find(({ start, end }) => start <= asOf && asOf <= end)
  return {
    status: standing.status,
    state: standing.state,
    stage: standing.stage ? shownStage(standing.stage) : 'none',
    substate: textOrNone(standing.substate),
    since: standing.since,
    through: textOrNone(standing.through),
    certified_since: standing.certifiedSince,
    anchor: standing.anchor,
    cohort: standing.cohort,
    duty: standing.duty,
    may_use: yesNoText(standing.mayUse),
    benefits: yesNoText(standing.benefits),
    label: status?.label,
    public_label: status?.publicLabel,
    shown_as: designation(standing, asOf, rules),
    cause: reasons[0]?.code ?? 'none',
    reasons: reasons.map(({ code }) => code),
    also: also.map(({ code }) => code),
    next_change: textOrNone(standing.nextChange),
    owes: owed(standing, asOf),
    unpaid_years: String(standing.dues.filter(each => each.state === 'past_due').length),
    ...(present && shownCredit(present)),
    cycle: present && shownCycle(present),
    cycles: byKey(standing.cycles, ({ n }) => String(n), shownCycle),
    fees: byKey(standing.dues, ({ feeYear }) => String(feeYear), shownFee),
    activities: shownActivities(standing),
    ways_back: standing.waysBack.length === 0 ? 'none' : byKey(standing.waysBack, ({ route }) => route, shownWayBack),
    quotes: byKey(
      standing.quotes ?? [],
      ({ occasion }) => occasion,
      ({ cents, items }) => ({ total: moneyText(cents), items: shownItems(items) }),
    ),
    applications: byKey(
      standing.applications,
      ({ id }) => id,
      ({ validThrough }) => ({ valid_through: validThrough }),
    ),
  }
}

const byKey = <Item>(items: readonly Item[], key: (item: Item) => string, show: (item: Item) => Shown): Shown =>
  Object.fromEntries(items.map(item => [key(item), show(item)]))

/** The letters as they read on a day: the former code until its last day. */
function designation({ scheme }: Standing, asOf: Day, { schemes, body }: Rules): string {
  const former = schemes[scheme]?.formerly.find(({ through }) => asOf <= through)
  return `${former?.code ?? scheme}(${body.letters})`
}

/** All fees due by the day and unpaid; `unset` where one of them has no amount. */
function owed({ obligations }: Standing, asOf: Day): string {
  const open = obligations.filter(each => each.kind === 'fee' && (each.pastDue || each.dueOn <= asOf))
  const cents = open.map(each => (each.kind === 'fee' ? each.cents : 0))
  return cents.includes(null) ? moneyText(null) : moneyText(cents.reduce<number>((sum, each) => sum + (each ?? 0), 0))
}

const shownCredit = (cycle: CycleJudgement) => ({ ...shownPoints(cycle), ...shownPlan(cycle) })

const shownPoints = ({ required, credited, shortfall, surplus }: CycleJudgement) => ({
  required: pointsText(required),
  credited: pointsText(credited),
  shortfall: pointsText(shortfall),
  surplus: pointsText(surplus),
})

const shownStage = ({ state, from, through, cure, cycleEnd, shortfall }: StageNow): Shown => ({
  state,
  from,
  through: textOrNone(through),
  cure,
  cycle_end: textOrNone(cycleEnd),
  shortfall: pointsText(shortfall),
})

const shownCycle = (cycle: CycleJudgement): Shown => ({
  n: String(cycle.n),
  start: cycle.start,
  end: cycle.end,
  state: cycle.state,
  extended: yesNoText(cycle.extended),
  rolled_on: textOrNone(cycle.rolledOn),
  audit_pool: textOrNone(cycle.auditPool),
  ...shownClocks(cycle),
  ...shownCredit(cycle),
})

const shownClocks = ({ end, clocks }: CycleJudgement) => ({
  opens: textOrNone(clocks?.opens ?? null),
  earn_by: clocks?.earnBy ?? end,
  submit_by: textOrNone(clocks?.submitBy ?? null),
  pay_by: textOrNone(clocks?.payBy ?? null),
  closes_at: clocks?.closesAt ? `${clocks.closesAt.time} ${clocks.closesAt.zone}` : 'none',
})

const shownFee = (due: DueJudgement): Shown => ({
  state: due.state,
  due_on: due.dueOn,
  amount: moneyText(due.cents),
  paid_on: textOrNone(due.paidOn),
  refundable: yesNoText(due.refundable),
  credit: moneyText(due.creditCents),
})

const shownItems = (items: readonly { item: string; cents: number | null }[]): Shown =>
  byKey(
    items,
    ({ item }) => item,
    ({ cents }) => moneyText(cents),
  )

const shownWayBack = (way: WayBack): Shown => ({
  open: yesNoText(way.open),
  open_through: textOrNone(way.openThrough),
  reasons: way.reasons.map(({ code }) => code),
  fee: moneyText(way.feeCents),
  items: shownItems(way.feeItems ?? []),
  required: pointsText(way.required),
  evidence: way.evidence
    ? {
        from: way.evidence.from,
        to: way.evidence.to,
        credited: pointsText(way.evidence.credited),
        shortfall: pointsText(way.evidence.shortfall),
        short: way.evidence.plan && shownShort(way.evidence.plan),
      }
    : undefined,
  attempts_left: textOrNone(way.attemptsLeft),
})

/** What became of each activity, over all cycles; one that is in no cycle of the certification was treated as `none`. */
function shownActivities({ cycles, outside }: Standing): Shown {
  const byActivity = new Map<string, Treatment[]>()
  for (const each of cycles.flatMap(({ treatments }) => treatments))
    byActivity.set(each.activity, [...(byActivity.get(each.activity) ?? []), each])
  const inCycles = [...byActivity].map(([id, treatments]) => [id, shownTreatments(treatments)] as const)
  const elsewhere = outside.map(
    each => [each.activity, { treatment: 'none', credited: pointsText(each.credited), reasons: codesOf([each]) }] as const,
  )
  return Object.fromEntries([...elsewhere, ...inCycles])
}

const codesOf = (treatments: readonly Treatment[]): string[] =>
  treatments.flatMap(({ reasons }) => reasons.map(({ code }) => code))

/** Over all cycles: counted where all of it counts, partly where something does, refused where nothing does. */
function shownTreatments(treatments: readonly Treatment[]): Shown {
  const claimed = Math.max(...treatments.map(each => each.claimed))
  const credited = treatments.reduce((sum, each) => sum + each.credited, 0) as Points
  const isCounted = credited >= claimed && treatments.some(({ treatment }) => treatment !== 'refused')
  const isPending = treatments.some(each => each.treatment === 'pending')
  const treatment = isCounted ? 'counted' : credited > 0 ? 'partly' : isPending ? 'pending' : 'refused'
  return { treatment, credited: pointsText(credited), reasons: codesOf(treatments) }
}
