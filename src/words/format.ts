import type { Rules, Scheme } from '../rulebook/rules.ts'
import type { Day } from '../values/day.ts'
import { formatPoints, type Points } from '../values/points.ts'

/** Points with their unit: `29.5 points`, `1 point`. */
export const pointsInWords = (points: Points): string => `${formatPoints(points)} ${points === 100 ? 'point' : 'points'}`

const SYMBOLS: Readonly<Record<string, string>> = { USD: '$', CAD: 'CA$', EUR: '€', GBP: '£' }

/** An amount in a currency: `$60.00`, `$1,260.50`; `CHF 60.00` where the currency has no sign of its own. */
export function moneyInWords(cents: number, currency: string): string {
  const whole = String(Math.floor(cents / 100)).replace(/\B(?=(\d{3})+$)/g, ',')
  return `${SYMBOLS[currency] ?? `${currency}\u00a0`}${whole}.${String(cents % 100).padStart(2, '0')}`
}

/** `1 year`, `3 years`. */
export const counted = (count: number, one: string, several = `${one}s`): string => `${count} ${count === 1 ? one : several}`

/** `the record`, `fees and points`, `fees, points and audits`. */
export function listInWords(parts: readonly string[]): string {
  if (parts.length < 2) return parts.join('')
  return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`
}

/** A category as the rulebook calls it now; its code where no rule names it. */
export const categoryTitle = ({ activities }: Rules, category: string): string =>
  activities.versions.at(-1)?.categories[category]?.title ?? category

/** A scheme as the rulebook calls it; its code where no rule names it. */
export const schemeTitle = ({ schemes }: Rules, scheme: string): string => schemes[scheme]?.title ?? scheme

/** A state as the rulebook calls it; its code where no rule names it. */
export const stateLabel = ({ statuses }: Rules, state: string): string =>
  statuses.find(each => (each.state ?? each.status) === state)?.label ?? state

/** A long duty as the rulebook calls it; its code where no rule names it. */
export const dutyTitle = ({ longDuty }: Rules, duty: string): string =>
  longDuty?.versions.flatMap(version => version.duties).findLast(each => each.id === duty)?.title ?? duty

/** A cohort as the rulebook calls it; its code where no rule names it. */
export const cohortTitle = ({ ceDuty }: Rules, cohort: string): string =>
  ceDuty.versions.flatMap(version => version.cohorts).find(each => each.id === cohort)?.title ?? cohort

/** What a scheme is called: its letters, the designation behind a name, and its title. */
export type SchemeNames = { code: string; designation: string; title: string }

/** What a scheme was called on a day; one that the rulebook no longer names keeps its code. */
export function schemeOn({ schemes, body }: Rules, code: string, on: Day): SchemeNames {
  const scheme = schemes[code]
  const then = scheme && formerlyOn(scheme, on)
  const called = then?.code ?? code
  return { code: called, designation: `${called}(${body.letters})`, title: then?.title ?? scheme?.title ?? code }
}

const formerlyOn = ({ formerly }: Scheme, on: Day) =>
  [...formerly].sort((a, b) => (a.through < b.through ? -1 : 1)).find(({ through }) => on <= through)
