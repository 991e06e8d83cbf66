import type { Standing } from '../../engine/standing.ts'
import { addDays, type Day, dayAfter, isDay, yearOf } from '../../values/day.ts'
import { drawWords as words } from '../../words/draw.en.ts'
import type { Rulebook } from '../load.ts'
import { type DrawnRule, figuresOf } from './drawn-rules.ts'
import { type Life, lifeOf } from './example.ts'
import { textAt } from './texts.ts'

/** A day of the cycle and what it is. */
export type Mark = { on: Day; what: string; kind: 'cycle' | 'work' | 'fee' | 'lost' }

/** What becomes of somebody, from the first day on which they stand otherwise. */
export type Lane = { who: string; changes: readonly Standing[] }

export type Calendar = { scheme: string; certifiedOn: Day; start: Day; end: Day; marks: readonly Mark[]; lanes: readonly Lane[] }

/** One cycle of a scheme, for somebody certified on the first of the next May; undefined where the rules cannot judge an example. */
export function calendarOf(rulebook: Rulebook, rules: readonly DrawnRule[], on: Day): Calendar | undefined {
  const scheme = Object.keys(rulebook.rules.schemes).find(code => !rulebook.rules.schemes[code]?.closedFrom)
  if (scheme === undefined) return undefined
  const certifiedOn = `${yearOf(on) + 1}-05-01` as Day
  const given = { scheme, certifiedOn }
  const idle = lifeOf(rulebook, given)
  const first = idle?.[0]
  const cycle = first?.cycles.at(-1)
  if (!idle || !first || !cycle) return undefined
  const dues = duesIn(idle)
  const feeYears = dues.map(({ year }) => year)
  const required = (cycle.required ?? 0) / 100
  const paying = lifeOf(rulebook, given, { feeYears })
  const earning =
    required > 0 ? lifeOf(rulebook, given, { points: { on: addDays(certifiedOn, 30), points: required } }) : undefined
  const idleAtWork = laneOf(words.lanes.fees, paying)
  const marks = [
    { on: cycle.start, what: words.opens, kind: 'cycle' } as const,
    ...dues
      .filter(due => due.on <= addDays(cycle.end, 62))
      .map(({ on: dueOn, year }) => ({ on: dueOn, what: words.feeDue({ year }), kind: 'fee' }) as const),
    ...workMarks(rules, first, cycle),
    { on: dayAfter(cycle.end), what: words.nextOpens, kind: 'cycle' } as const,
    ...lossMarks(idleAtWork),
  ]
  return {
    ...given,
    start: cycle.start,
    end: cycle.end,
    marks: marks.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)),
    lanes: [idleAtWork, laneOf(words.lanes.points, earning)].filter(each => each !== undefined),
  }
}

const duesIn = (life: Life): { year: number; on: Day }[] => {
  const byYear = new Map(life.flatMap(({ dues }) => dues.map(({ feeYear, dueOn }) => [feeYear, dueOn] as const)))
  return [...byYear].map(([year, on]) => ({ year, on })).toSorted((a, b) => (a.on < b.on ? -1 : 1))
}

type Cycle = Standing['cycles'][number]

/** When work is to be done, told and attested. */
function workMarks(rules: readonly DrawnRule[], { obligations }: Standing, cycle: Cycle): Mark[] {
  const owed = obligations.find(({ kind }) => kind !== 'fee')
  if (!owed) return []
  const earnBy = 'earnBy' in owed ? owed.earnBy : cycle.end
  const mark = (on: Day, what: string): Mark => ({ on, what, kind: 'work' })
  const late = (days: string | undefined): number => (days !== undefined && /^\d+$/.test(days) ? Number(days) : 0)
  const report = late(textAt(figuresOf(rules, 'cycle'), 'reporting_grace_days'))
  const attestation = figuresOf(rules, 'attestation')
  return [
    mark(earnBy, words.earnBy),
    ...(report > 0 ? [mark(addDays(cycle.end, report), words.reportBy)] : []),
    ...(textAt(attestation, 'accepted') === 'yes'
      ? [mark(addDays(cycle.end, late(textAt(attestation, 'received_within_days'))), words.attestBy)]
      : []),
    ...clockMarks(cycle).filter(({ on }) => on !== earnBy),
  ]
}

/** The clocks of a renewal, whatever the rulebook calls them. */
const clockMarks = ({ clocks = {} }: { clocks?: object }): Mark[] =>
  Object.entries(clocks).flatMap(([key, on]: [string, unknown]) =>
    typeof on === 'string' && isDay(on) ? [{ on, what: words.clock(key), kind: 'work' as const }] : [],
  )

const lossMarks = (lane: Lane | undefined): Mark[] =>
  (lane?.changes ?? [])
    .filter(({ waysBack }) => waysBack.length > 0)
    .map(({ since }) => ({ on: since, what: words.lost, kind: 'lost' }))

/** The days on which somebody stands otherwise than before, through the first loss. */
function laneOf(who: string, life: Life | undefined): Lane | undefined {
  if (!life) return undefined
  const changes = life.filter((each, at) => at > 0 && each.status !== life[at - 1]?.status)
  const lost = changes.findIndex(({ waysBack }) => waysBack.length > 0)
  return { who, changes: lost < 0 ? changes.slice(0, 4) : changes.slice(0, lost + 1) }
}
