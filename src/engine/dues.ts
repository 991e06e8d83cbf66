import { inForce } from '../rulebook/in-force.ts'
import type { Rules, Version } from '../rulebook/rules.ts'
import type { FeeDueRule } from '../rulebook/rules-fees.ts'
import {
  addDays,
  anniversary,
  day,
  type Day,
  dayAfter,
  dayBefore,
  dayOf,
  later,
  lastOfMonth,
  monthOf,
  yearOf,
} from '../values/day.ts'
import { after } from '../values/offset.ts'
import type { Decision, FeePayment } from './dossier.ts'
import { type Moved, moveOf } from './downtime.ts'
import type { Era } from './era.ts'
import type { Facts } from './facts.ts'
import { isRetiredOn } from './judge-cycle.ts'

/** Days on which a due stood open after its due date; `to` is null while it still does. */
export type OpenSpan = { from: Day; to: Day | null }

/** An annual fee and what became of it by the day judged. */
export type Due = {
  k: number
  feeYear: number
  dueOn: Day
  /** Null where the body has not set the amount. */
  cents: number | null
  waived: boolean
  beforeOpening: boolean
  /** Falls in retirement, when nothing is due. */
  excused: boolean
  settledOn: Day | null
  /** Open days after the due date and its grace. */
  open: readonly OpenSpan[]
  creditCents: number
  refundable: boolean
  /** Downtime on the last day to pay. */
  moved: Moved | null
}

/** The due day of a fee that never falls due. */
export const NEVER_DUE = day('9999-12-31')

function dueDay(rule: Version<FeeDueRule>, anchor: Day, turn: Day, k: number, birthMonth: number | null): Day {
  if (rule.due === 'never') return NEVER_DUE
  if (rule.due === 'day_before_anniversary') return dayBefore(turn)
  if (rule.due === 'last_day_of_birth_month') return dueInBirthMonth(rule, anchor, k, birthMonth ?? monthOf(anchor))
  const year = yearOf(anchor) + k
  return rule.due === 'first_of_january' ? dayOf(year, 1, 1) : lastOfMonth(year, monthOf(anchor))
}

/** The last day of the birth month; the first is not nearer to the anchor than the rule allows. */
function dueInBirthMonth({ firstAtLeast, firstYear }: FeeDueRule, anchor: Day, k: number, month: number): Day {
  const notBefore = firstAtLeast ? after(anchor, firstAtLeast) : anchor
  const year = yearOf(notBefore)
  const first = lastOfMonth(year, month) >= notBefore ? year : year + 1
  return lastOfMonth(first + k - (firstYear === 'due' ? 0 : 1), month)
}

export const dueRuleOf = (rules: Rules, era: Era, k: number): Version<FeeDueRule> =>
  inForce(rules.feeDue, anniversary(era.anchor, k))

/** The day the k-th annual fee of an era falls due; k counts years from the anchor. */
export function dueOnOf(rules: Rules, era: Era, k: number): Day {
  const turn = anniversary(era.anchor, k)
  return dueDay(inForce(rules.feeDue, turn), era.anchor, turn, k, era.birthMonth)
}

const centsOf = (amount: number | 'unset' | undefined): number | null =>
  amount === undefined || amount === 'unset' ? null : amount

/** Cents due for a scheme at a due date, and for each further scheme where one fee is for all; null where one is unset. */
export function amountOf(rules: Rules, scheme: string, dueOn: Day, others: readonly string[] = []): number | null {
  const { amount, further } = inForce(rules.annualFee, dueOn)
  let sum = centsOf(amount[scheme])
  if (further)
    for (const other of others) {
      const cents = centsOf(further[other])
      sum = sum === null || cents === null ? null : sum + cents
    }
  return sum
}

const NO_PAYMENTS: readonly FeePayment[] = []
const NEVER_OPEN: readonly OpenSpan[] = []

/** When payments settled an amount: each payment counts from receipt until it is charged back. */
function settle(
  payments: readonly FeePayment[],
  cents: number | null,
  openFrom: Day,
  asOf: Day,
): { settledOn: Day | null; open: readonly OpenSpan[] } {
  const single = payments.length === 1 ? payments[0] : undefined
  if (single && single.chargedBackOn === null && (cents === null || single.cents >= cents))
    return { settledOn: single.receivedOn, open: openUntil(openFrom, single.receivedOn) }
  return settleAll(payments, cents, openFrom, asOf)
}

const openUntil = (from: Day, settledOn: Day): readonly OpenSpan[] =>
  settledOn > from ? [{ from, to: dayBefore(settledOn) }] : NEVER_OPEN

function settleAll(
  payments: readonly FeePayment[],
  cents: number | null,
  openFrom: Day,
  asOf: Day,
): { settledOn: Day | null; open: readonly OpenSpan[] } {
  const changes = payments.flatMap(each => {
    const received = { on: each.receivedOn, cents: each.cents, count: 1 }
    return each.chargedBackOn !== null && each.chargedBackOn <= asOf
      ? [received, { on: each.chargedBackOn, cents: -each.cents, count: -1 }]
      : [received]
  })
  changes.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.cents - b.cents))
  const open: OpenSpan[] = []
  let [held, count, openSince, settledOn]: [number, number, Day | null, Day | null] = [0, 0, openFrom, null]
  for (const change of changes) {
    held += change.cents
    count += change.count
    const settled = count > 0 && (cents === null || held >= cents)
    if (settled && openSince !== null) {
      open.push(...openUntil(openSince, change.on))
      settledOn = change.on
      openSince = null
    } else if (!settled && openSince === null) {
      openSince = later(openFrom, change.on)
      settledOn = null
    }
  }
  if (openSince !== null) open.push({ from: openSince, to: null })
  return { settledOn, open }
}

/** Which payments state which fee year; those that state none go to the oldest due open on the day they came. */
export function paymentsByYear(rules: Rules, era: Era, facts: Facts, firstK: number): Map<number, FeePayment[]> {
  const byYear = new Map<number, FeePayment[]>()
  if (dueOnOf(rules, era, firstK) === NEVER_DUE) return byYear
  const add = (year: number, payment: FeePayment): void => {
    const list = byYear.get(year)
    if (list) list.push(payment)
    else byYear.set(year, [payment])
  }
  const oldestFirst = inForce(rules.feeDue, facts.asOf).matching === 'oldest_due'
  const loose: FeePayment[] = []
  for (const payment of facts.payments) {
    if (era.recertified && payment.receivedOn < era.anchor) continue
    if (payment.feeYear === null || oldestFirst) loose.push(payment)
    else add(payment.feeYear, payment)
  }
  for (const payment of loose) {
    let k = firstK
    while (judgeDue(rules, era, facts, k, byYear, payment.receivedOn).settledOn !== null) k++
    add(yearOf(dueOnOf(rules, era, k)), payment)
  }
  return byYear
}

function isWaived(decisions: readonly Decision[], year: number): boolean {
  for (const { kind, feeYear } of decisions) if (kind === 'fee_waived' && feeYear === year) return true
  return false
}

/** Whether one annual fee is for all certifications of a person. */
export const isOneFee = ({ annualFee }: Rules): boolean => annualFee.versions.some(each => each.further !== undefined)

/** Whose scheme decides the amount of a fee, and the further ones it is for: where one fee is for all, the longest held. */
function payerOf(
  { certification, together }: Facts,
  isShared: boolean,
  dueOn: Day,
): { scheme: string; others: readonly string[] } {
  if (!isShared || !together) return { scheme: certification.scheme, others: [] }
  const held = together.filter(each => each.certifiedOn <= dueOn).map(each => each.scheme)
  return { scheme: held[0] ?? certification.scheme, others: held.slice(1) }
}

/** Judges the k-th due of an era by the payments received until `asOf`. */
export function judgeDue(
  rules: Rules,
  era: Era,
  facts: Facts,
  k: number,
  byYear: ReadonlyMap<number, readonly FeePayment[]>,
  asOf: Day,
  dueOn: Day = dueOnOf(rules, era, k),
): Due {
  const rule = dueRuleOf(rules, era, k)
  const feeYear = yearOf(dueOn)
  const { scheme, others } = payerOf(facts, isOneFee(rules), dueOn)
  const cents = amountOf(rules, scheme, dueOn, others)
  const { opening } = era
  const beforeOpening = opening !== null && (opening.feesFrom === null ? dueOn <= opening.onDay : dueOn < opening.feesFrom)
  const waived = isWaived(facts.decisions, feeYear)
  const excused = isRetiredOn(facts.decisions, dueOn)
  const payments = byYear.get(feeYear) ?? NO_PAYMENTS
  const payBy = rule.graceDays === 0 ? dueOn : addDays(dueOn, rule.graceDays)
  const moved = facts.downtimes.length === 0 ? null : moveOf(facts.downtimes, payBy)
  const openFrom = dayAfter(moved?.until ?? payBy)
  const free = waived || excused || beforeOpening
  const { settledOn, open } =
    payments.length > 0 ? settle(payments, cents, openFrom, asOf) : { settledOn: null, open: [{ from: openFrom, to: null }] }
  return {
    k,
    feeYear,
    dueOn,
    cents,
    waived,
    beforeOpening,
    excused,
    settledOn,
    open: free ? NEVER_OPEN : open,
    creditCents: creditOf(payments, settledOn === null ? 0 : (cents ?? Number.POSITIVE_INFINITY), asOf),
    refundable: rule.refundable,
    moved,
  }
}

/** Cents received for a year that settle nothing, or exceed what was due. */
function creditOf(payments: readonly FeePayment[], used: number, asOf: Day): number {
  let held = 0
  for (const each of payments) if (each.chargedBackOn === null || each.chargedBackOn > asOf) held += each.cents
  return Math.max(0, held - used)
}
