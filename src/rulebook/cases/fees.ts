import type { Certification, Dossier, FeePayment } from '../../engine/dossier.ts'
import { firstDue } from '../../engine/career.ts'
import { amountOf, dueOnOf } from '../../engine/dues.ts'
import { type Era, eraOn } from '../../engine/era.ts'
import { NO_ACTIVITIES, usableFacts } from '../../engine/facts.ts'
import { day, type Day, yearOf } from '../../values/day.ts'
import { calledSo, objectToUnknown } from './certifications.ts'
import { objectToValue, objectToKey, type Paper } from './paper.ts'
import type { WrittenCase } from './case-schema.ts'
import type { Path } from '../problem.ts'
import type { Rules } from '../rules.ts'

/** Paid where the body has not set the amount: any payment settles such a year. */
const ANY_CENTS = 100
const END_OF_TIME = day('9999-12-31')

type Range = { first: number; last: number }

/** The fees a case calls paid: each in full, on its due date, at the rate in force that day. */
export function feesPaidOf(paper: Paper, rules: Rules, { fees_paid: written }: WrittenCase, dossier: Dossier): FeePayment[] {
  if (written === undefined) return []
  const { certifications } = dossier
  const [only] = certifications
  if (Array.isArray(written)) {
    if (only && certifications.length === 1) return paidBy(paper, rules, dossier, only, written, ['fees_paid'])
    if (certifications.length > 1) objectToKey(paper, ['fees_paid'], 'case.certification_unsaid', { what: '"fees_paid"' })
    return []
  }
  return Object.entries(written).flatMap(([id, years]) => {
    const certification = certifications.find(each => each.id === calledSo(rules, certifications, id))
    if (certification) return paidBy(paper, rules, dossier, certification, years, ['fees_paid', id])
    objectToUnknown(paper, certifications, id, ['fees_paid', id])
    return []
  })
}

function paidBy(
  paper: Paper,
  rules: Rules,
  dossier: Dossier,
  certification: Certification,
  ranges: readonly Range[],
  path: Path,
): FeePayment[] {
  const eras = erasOf(rules, dossier, certification)
  return ranges.flatMap(({ first, last }, at) => {
    if (last < first) objectToValue(paper, [...path, at], 'case.range_disordered', { range: `${first}..${last}` })
    return yearsFrom(first, last).flatMap(year => {
      const dueOn = dueIn(rules, eras, year)
      if (dueOn !== undefined) return [payment(rules, dossier, certification, year, dueOn)]
      objectToValue(paper, [...path, at], 'case.fee_not_due', { year, id: certification.id })
      return []
    })
  })
}

const yearsFrom = (first: number, last: number): number[] =>
  Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at)

const payment = (
  rules: Rules,
  { certifications }: Dossier,
  { id, scheme }: Certification,
  year: number,
  dueOn: Day,
): FeePayment => ({
  id: `fee-${id}-${year}`,
  certification: id,
  feeYear: year,
  cents:
    amountOf(
      rules,
      scheme,
      dueOn,
      certifications.filter(each => each.id !== id && each.certifiedOn <= dueOn).map(each => each.scheme),
    ) ?? ANY_CENTS,
  receivedOn: dueOn,
  chargedBackOn: null,
})

/** The spans of a certification between its anchors, latest first. */
function erasOf(rules: Rules, dossier: Dossier, certification: Certification): Era[] {
  const facts = usableFacts({ ...dossier, openings: [] }, certification, NO_ACTIVITIES, END_OF_TIME, END_OF_TIME)
  const eras = [eraOn(rules, facts, certification.certifiedOn)]
  for (let next = eras[0]?.nextAnchor; next; next = eras[0]?.nextAnchor) eras.unshift(eraOn(rules, facts, next))
  return eras
}

/** The due date of a fee year: in the latest span that has one. */
function dueIn(rules: Rules, eras: readonly Era[], year: number): Day | undefined {
  for (const era of eras) {
    for (let k = firstDue(rules, era); ; k++) {
      const dueOn = dueOnOf(rules, era, k)
      if (yearOf(dueOn) === year) return dueOn
      if (yearOf(dueOn) > year) break
    }
  }
  return undefined
}
