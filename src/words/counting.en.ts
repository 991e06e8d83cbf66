import type { Reason } from '../engine/reasons.ts'
import type { Short } from '../engine/shortage.ts'
import type { Cure, NeedJudgement, PathJudgement } from '../engine/standing.ts'
import type { Rules } from '../rulebook/rules.ts'
import { formatPoints, type Points } from '../values/points.ts'
import { dayInWords as on } from './dates.en.ts'
import { categoryTitle, listInWords, pointsInWords } from './format.ts'

type Code = Extract<Reason['code'], `ce.${string}`>
type Sentences<Some extends Code> = { [Each in Some]: (reason: Extract<Reason, { code: Each }>, rules: Rules) => string }

/** A tag or a mark as the rulebook calls it now; its code where no rule names it. */
export function tagTitle({ activities }: Rules, tag: string): string {
  const version = activities.versions.at(-1)
  return version?.tags?.[tag] ?? version?.marks?.[tag] ?? version?.categories[tag]?.title ?? tag
}

const firstLower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)

/** `1.5 contact hours`, `1 semester credit`. */
function workInWords(quantity: number, unit: string): string {
  const word = unit.replaceAll('_', ' ')
  return `${formatPoints(quantity as Points)} ${word}${quantity === 100 ? '' : 's'}`
}

const ROUNDED = { down: 'rounded down', nearest: 'rounded', up: 'rounded up' } as const

const doNot = (points: Points): string => (points === 100 ? 'does' : 'do')

/** Why an activity counts as it does where a rulebook says more than a total. */
export const countingSentences = {
  'ce.over_limit': ({ title, most, cut }) =>
    `${title}: at most ${pointsInWords(most)} in a cycle, so ${pointsInWords(cut)} of this ${doNot(cut)} not count.`,
  'ce.too_often': ({ category, times }, rules) =>
    `${categoryTitle(rules, category)} counts ${times === 1 ? 'once' : `${times} times`} in a cycle, and others of it count already.`,
  'ce.too_small': ({ unit, quantity, least }) =>
    `${workInWords(quantity, unit)} is below the smallest activity accepted, ${workInWords(least, unit)}.`,
  'ce.mark_missing': ({ mark }, rules) =>
    `It does not carry a mark that it needs to count: ${firstLower(tagTitle(rules, mark))}.`,
  'ce.awaits_mark': ({ mark }, rules) => `It waits for a mark before it counts: ${firstLower(tagTitle(rules, mark))}.`,
  'ce.under_audit': ({ since }) => `An audit asked for proof of it on ${on(since)}. Until that is decided, it does not count.`,
  'ce.disallowed': ({ on: day }) => `Its proof was refused in an audit on ${on(day)}.`,
  'ce.converted': ({ unit, quantity, points }) => `${workInWords(quantity, unit)} give ${pointsInWords(points)}.`,
  'ce.relevant_in_part': ({ percent }) => `${percent} percent of it is relevant, and that part counts.`,
  'ce.rounded': ({ to, how, points }) => `Counted in steps of ${pointsInWords(to)}, ${ROUNDED[how]}: ${pointsInWords(points)}.`,
  'ce.carried_out': ({ points }) => `${pointsInWords(points)} of it go on into the next cycle.`,
  'ce.carried_in': ({ points, cycle }) => `${pointsInWords(points)} came over from cycle ${cycle}.`,
} satisfies Sentences<
  | 'ce.over_limit'
  | 'ce.too_often'
  | 'ce.too_small'
  | 'ce.mark_missing'
  | 'ce.awaits_mark'
  | 'ce.under_audit'
  | 'ce.disallowed'
  | 'ce.converted'
  | 'ce.relevant_in_part'
  | 'ce.rounded'
  | 'ce.carried_out'
  | 'ce.carried_in'
>

type Missing = Pick<NeedJudgement, 'title' | 'kind' | 'year' | 'shortfall'>

const inYear = (year: number | null): string => (year === null ? '' : ` in year ${year} of the cycle`)

/** `1 point of Chemistry`, `the declaration`. */
function missingInWords({ title, kind, year, shortfall }: Missing): string {
  if (kind === 'credits') return `${pointsInWords(shortfall as Points)} of ${title}${inYear(year)}`
  if (kind === 'measure') return `${formatPoints(shortfall as Points)} of ${title}${inYear(year)}`
  return title
}

/** What is missing, path by path: `Missing: 1 point of Chemistry.` Empty where nothing is. */
export function shortInWords(short: readonly Short[]): string {
  const paths = [...new Map(short.map(each => [each.path, each.pathTitle]))]
  return paths
    .map(([path, title]) => {
      const missing = listInWords(short.filter(each => each.path === path).map(missingInWords))
      return paths.length === 1 ? `Missing: ${missing}.` : `${title}, missing: ${missing}.`
    })
    .join(' ')
}

/** What would meet a path: `10 points of Group A by 31 May 2025 would be enough.` */
export function cureInWords({ needs }: PathJudgement, { points, others, by }: Cure, rules: Rules): string {
  const titleOf = (id: string): string => needs.find(each => each.id === id.replace(/#\d+$/, ''))?.title ?? id
  if (points === null) return `No further points can meet this any more.`
  const parts = points.map(each => {
    const of = each.needs.length > 0 ? each.needs.map(titleOf) : each.categories.map(code => categoryTitle(rules, code))
    return `${pointsInWords(each.points)} of ${listInWords([...new Set(of)])}`
  })
  const more = others.map(({ need, year }) => `${titleOf(need)}${inYear(year)}`)
  const all = [...parts, ...more]
  return `${listInWords(all)} by ${on(by)} would be enough${all.length > 1 ? ' together' : ''}.`
}
