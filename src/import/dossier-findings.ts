import { deriveStandings } from '../engine/derive.ts'
import type { AuditOutcome, Certification, Decision, DecisionKind, Dossier, FeePayment } from '../engine/dossier.ts'
import type { Standing } from '../engine/standing.ts'
import { inForce } from '../rulebook/in-force.ts'
import type { Rules } from '../rulebook/rules.ts'
import { anniversary, type Day, dayAfter, dayBefore, yearOf } from '../values/day.ts'
import type { CertificantId, CertificationId } from '../values/id.ts'
import { formatPoints } from '../values/points.ts'
import type { Finding } from '../words/findings.en.ts'
import type { Known } from './known.ts'

type Looking = { rules: Rules; known: Known; exportedOn: Day }
type Found = Finding & { certification?: string }

/** What a person should look at in a dossier whose history was judged in full; nothing of it changes a standing by itself. */
export function findInDossier(dossier: Dossier, full: readonly Standing[], looking: Looking): void {
  const { known } = looking
  const certificant = dossier.certificant as CertificantId
  const found: Found[] = [
    ...sameScheme(dossier),
    ...dossier.certifications
      .filter(({ id }) => known.present.has(id))
      .flatMap(certification =>
        findInCertification(certification, dossier, full, looking).map(each => ({ ...each, certification: certification.id })),
      ),
  ]
  for (const each of found) {
    const { certification, ...finding } = each
    known.find({
      ...finding,
      certificant,
      ...(certification === undefined ? {} : { certification: certification as CertificationId }),
    })
  }
}

function findInCertification(
  certification: Certification,
  dossier: Dossier,
  full: readonly Standing[],
  looking: Looking,
): Found[] {
  const payments = dossier.payments.filter(payment => payment.certification === certification.id)
  const decisions = dossier.decisions.filter(({ certification: of }) => of === certification.id || of === null)
  const standing = full.find(each => each.certification === certification.id)
  return [
    ...feesAfterLoss(standing, payments),
    ...holes(certification, payments, decisions),
    ...moneyToLookAt(payments, decisions),
    ...auditContradictions(certification, dossier, looking.rules),
    ...strayAttestations(certification, dossier, decisions, looking.rules),
    ...lateRecertifications(dossier, decisions, looking.rules, certification.id),
  ]
}

function sameScheme({ certifications }: Dossier): Found[] {
  const schemes = [...new Set(certifications.map(({ scheme }) => scheme))]
  return schemes.flatMap(scheme => {
    const numbers = certifications.filter(each => each.scheme === scheme).map(({ number }) => number)
    return numbers.length < 2 ? [] : [{ code: 'certification.same_scheme' as const, params: { scheme, numbers } }]
  })
}

function feesAfterLoss(standing: Standing | undefined, payments: readonly FeePayment[]): Found[] {
  if (standing?.status !== 'lapsed' && standing?.status !== 'decertified') return []
  const after = payments.filter(({ receivedOn }) => receivedOn >= standing.since)
  if (after.length === 0) return []
  return [{ code: 'fee.after_loss', params: { lostOn: standing.since, count: after.length, years: yearsOf(after) } }]
}

const yearsOf = (payments: readonly FeePayment[]): number[] =>
  payments.map(({ feeYear, receivedOn }) => feeYear ?? yearOf(receivedOn)).toSorted((a, b) => a - b)

/** Years without a fee between the first due one and the last paid one, counted from the latest recertification. */
function holes(certification: Certification, payments: readonly FeePayment[], decisions: readonly Decision[]): Found[] {
  const anchor = decisions.reduce(
    (latest, { kind, effectiveOn }) => (kind === 'recertified' && effectiveOn > latest ? effectiveOn : latest),
    certification.certifiedOn,
  )
  const paid = new Set(payments.flatMap(({ feeYear }) => feeYear ?? []))
  const last = Math.max(...paid)
  const years: number[] = []
  for (let year = yearOf(anchor) + 1; year < last; year++) if (!paid.has(year)) years.push(year)
  return years.length === 0 ? [] : [{ code: 'fee.hole', params: { years } }]
}

const MONEY = [
  ['deceased', 'money.after_death'],
  ['revoked', 'money.after_revocation'],
  ['retired', 'money.after_retirement'],
  ['suspended', 'money.during_suspension'],
] as const satisfies readonly (readonly [DecisionKind, Finding['code']])[]

const ENDED_BY: Partial<Record<DecisionKind, readonly DecisionKind[]>> = {
  suspended: ['suspension_lifted', 'recertified'],
  retired: ['returned', 'recertified'],
  revoked: ['recertified'],
}

/** Money that came after an event that ended the duty to pay, until another event took it back. */
function moneyToLookAt(payments: readonly FeePayment[], decisions: readonly Decision[]): Found[] {
  return MONEY.flatMap(([kind, code]) =>
    decisions
      .filter(decision => decision.kind === kind)
      .flatMap(({ effectiveOn }) => {
        const ends = decisions
          .filter(each => ENDED_BY[kind]?.includes(each.kind) && each.effectiveOn > effectiveOn)
          .map(each => each.effectiveOn)
        const until = ends.toSorted()[0]
        const count = payments.filter(
          ({ receivedOn }) => receivedOn > effectiveOn && (until === undefined || receivedOn <= until),
        ).length
        return count === 0 ? [] : [{ code, params: { on: effectiveOn, count } }]
      }),
  )
}

function auditContradictions({ id, scheme }: Certification, { audits }: Dossier, rules: Rules): Found[] {
  return audits
    .filter(({ certification }) => certification === id)
    .flatMap(audit => {
      const total = requirementOf(audit, scheme, rules)
      if (total === undefined || (audit.outcome === 'passed') === audit.proved >= total) return []
      const params = {
        outcome: audit.outcome.replace('_', ' '),
        proved: formatPoints(audit.proved),
        required: formatPoints(total),
      }
      return [{ code: 'audit.contradicts_points' as const, params }]
    })
}

function requirementOf({ cycleEnd }: AuditOutcome, scheme: string, rules: Rules) {
  const start = anniversary(dayAfter(cycleEnd), -inForce(rules.cycle, cycleEnd).years)
  const total = inForce(rules.requirement, start).total[scheme]
  return total === undefined || total === 'unset' ? undefined : total
}

function strayAttestations(
  { id, certifiedOn }: Certification,
  { attestations }: Dossier,
  decisions: readonly Decision[],
  rules: Rules,
): Found[] {
  const anchors = [certifiedOn, ...decisions.filter(({ kind }) => kind === 'recertified').map(({ effectiveOn }) => effectiveOn)]
  return attestations
    .filter(({ certification, cycleEnd }) => certification === id && !anchors.some(anchor => isCycleEnd(anchor, cycleEnd, rules)))
    .map(({ cycleEnd }) => ({ code: 'attestation.no_such_cycle', params: { cycleEnd } }))
}

function isCycleEnd(anchor: Day, cycleEnd: Day, rules: Rules): boolean {
  const { years } = inForce(rules.cycle, anchor)
  const passed = yearOf(dayAfter(cycleEnd)) - yearOf(anchor)
  return passed > 0 && passed % years === 0 && dayBefore(anniversary(anchor, passed)) === cycleEnd
}

/** A recertification by continuing education on a day on which the rules left only the examination. */
function lateRecertifications(dossier: Dossier, decisions: readonly Decision[], rules: Rules, id: string): Found[] {
  return decisions
    .filter(({ kind, route }) => kind === 'recertified' && route === 'ce')
    .flatMap(({ effectiveOn }) => {
      const before = deriveStandings({ ...dossier, openings: [] }, rules, { asOf: dayBefore(effectiveOn) })
      const way = before.find(({ certification }) => certification === id)?.waysBack.find(({ route }) => route === 'ce')
      const isTooLate = way?.reasons.some(({ code }) => code === 'way_back.closed_by_years') ?? false
      return isTooLate ? [{ code: 'recertification.after_ten_years', params: { on: effectiveOn } }] : []
    })
}
