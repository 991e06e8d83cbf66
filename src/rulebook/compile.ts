import { activitiesOf, requirementOf } from './compile-counting.ts'
import { cycleOf, offsetOf } from './compile-cycle.ts'
import { lossesOf, statusesOf } from './compile-losses.ts'
import type { Body, CeDutyRule, KeyedOn, Rules, Scheme, Version, Versioned, WayBackRule, WaysBackRule } from './rules.ts'
import type { AuditRule } from './rules-time.ts'
import type { AnnualFeeRule } from './rules-fees.ts'
import type { DowntimeRule } from './rules-time.ts'
import type { RuleName, Written, WrittenVersion } from './schema.ts'
import { UNSAID_DOWNTIME } from './schema-downtime.ts'

/** A reading that is not in force until the body adopts it; `rule` is the rule's key in the YAML, `of` that in Rules. */
export type Alternative = {
  [Of in VersionedRule]: { of: Of; rule: RuleName; version: Rules[Of]['versions'][number] }
}[VersionedRule]

/** The keys of Rules that are versioned. */
export type VersionedRule = {
  [Key in keyof Rules]: Rules[Key] extends Versioned<KeyedOn, infer _Rule> ? Key : never
}[keyof Rules]

/** The rules of checked files, and the alternatives to them. */
export function compile(written: Written): { rules: Rules; alternatives: readonly Alternative[] } {
  const schemes = Object.keys(written['schemes.yaml'])
  const alternatives: Alternative[] = []
  const rule = <Of extends VersionedRule, Name extends RuleName>(
    of: Of,
    name: Name,
    { keyed_on, versions, alternatives: others = [] }: WrittenRule<Name>,
    make: (version: WrittenVersion<Name>) => Omit<Rules[Of]['versions'][number], keyof VersionHead>,
  ): Rules[Of] => {
    const version = (each: WrittenVersion<Name>) => ({ ...headOf(each as WrittenHead), ...make(each) })
    for (const each of others) alternatives.push({ of, rule: name, version: version(each) } as unknown as Alternative)
    return { keyedOn: keyed_on, versions: versions.map(version) } as unknown as Rules[Of]
  }
  const fees = written['fees.yaml']
  const back = written['ways-back.yaml']
  const down = written['downtime.yaml']
  const statuses = statusesOf(written['statuses.yaml'])
  const rules: Rules = {
    body: bodyOf(written['body.yaml']),
    sources: sourcesOf(written['sources.yaml']),
    schemes: schemesOf(written['schemes.yaml']),
    statuses,
    ceDuty: rule('ceDuty', 'ce_duty', written['cohorts.yaml'].ce_duty, dutyOf),
    cycle: rule('cycle', 'cycle', written['cycle.yaml'].cycle, cycleOf),
    requirement: rule('requirement', 'requirement', written['requirement.yaml'].requirement, each =>
      requirementOf(each, schemes),
    ),
    activities: rule('activities', 'activities', written['activities.yaml'].activities, activitiesOf),
    attestation: rule('attestation', 'attestation', written['attestation.yaml'].attestation, each => ({
      accepted: each.accepted,
      receivedWithinDays: each.received_within_days,
    })),
    audit: rule('audit', 'audit', written['audit.yaml'].audit, auditOf),
    feeDue: rule('feeDue', 'fee_due', fees.fee_due, each => ({
      due: each.due,
      firstYear: each.first_year,
      refundable: each.refundable,
      matching: each.matching,
      graceDays: each.grace_days,
    })),
    annualFee: rule('annualFee', 'annual_fee', fees.annual_fee, each => feeOf(each, schemes)),
    feeGap: rule('feeGap', 'fee_gap', fees.fee_gap, ({ lost_after: { ce, none } }) => ({
      lostAfter: { ce: ce === 'cycle_end' ? ce : offsetOf(ce), none: none === 'cycle_end' ? none : offsetOf(none) },
    })),
    losses: rule('losses', 'losses', written['losses.yaml'].losses, each => lossesOf(each, statuses)),
    waysBack: rule('waysBack', 'ways_back', back.ways_back, each => waysBackOf(each, schemes)),
    applications: rule('applications', 'applications', back.applications, each => ({ validMonths: each.valid_months })),
    downtime: down ? rule('downtime', 'downtime', down.downtime, downtimeOf) : UNSAID_DOWNTIME,
  }
  return { rules, alternatives }
}

type WrittenRule<Name extends RuleName> = {
  keyed_on: KeyedOn
  versions: WrittenVersion<Name>[]
  alternatives?: WrittenVersion<Name>[] | undefined
}
type VersionHead = Version<object>
type WrittenHead = Pick<WrittenVersion<'cycle'>, 'id' | 'title' | 'from' | 'source' | 'sample' | 'text' | 'why'>

const headOf = ({ id, title, from, source, sample = false, text, why }: WrittenHead): VersionHead => ({
  id,
  title,
  from,
  source,
  sample,
  text: text ?? null,
  why: why ?? null,
})

/** A figure for every scheme, where one stands for all. */
function byScheme<Figure extends number | 'unset'>(
  figures: Figure | Record<string, Figure>,
  schemes: readonly string[],
): Record<string, Figure> {
  return typeof figures === 'object' ? figures : Object.fromEntries(schemes.map(scheme => [scheme, figures]))
}

const bodyOf = ({ code, name, short_name, zone, currency, letters, programme }: Written['body.yaml']): Body => ({
  code,
  name,
  shortName: short_name,
  zone,
  currency,
  letters,
  programme,
})

const mapValues = <From, To>(map: Record<string, From>, make: (value: From) => To): Record<string, To> =>
  Object.fromEntries(Object.entries(map).map(([key, value]) => [key, make(value)]))

const sourcesOf = (written: Written['sources.yaml']) =>
  mapValues(written, ({ title, url, read = null }) => ({ title, url, read }))

const schemesOf = (written: Written['schemes.yaml']) =>
  mapValues(
    written,
    ({ title, formerly = [], closed_from = null, source }): Scheme => ({
      title,
      formerly,
      closedFrom: closed_from,
      source,
    }),
  )

const dutyOf = ({ cohorts }: WrittenVersion<'ce_duty'>): CeDutyRule => ({
  cohorts: cohorts.map(({ id, title, certified_before = null, recertified_after = null, duty }) => ({
    id,
    title,
    certifiedBefore: certified_before,
    recertifiedAfter: recertified_after,
    duty,
  })),
})

const auditOf = (each: WrittenVersion<'audit'>): AuditRule => ({
  passedHeals: each.passed_heals,
  effectiveFrom: each.effective_from,
  appealWithinDays: each.appeal_within_days,
  pool: each.pool,
  samplePercent: each.sample_percent,
  noticeOn: each.notice_on,
  answerWithinDays: each.answer_within_days,
})

const downtimeOf = (each: WrittenVersion<'downtime'>): DowntimeRule => ({
  extends: each.extends,
  gapMinutes: each.gap_minutes,
})

const feeOf = ({ amount, late_fee }: WrittenVersion<'annual_fee'>, schemes: readonly string[]): AnnualFeeRule => ({
  amount: byScheme(amount, schemes),
  lateFeeCents: late_fee,
})

const waysBackOf = (
  { clock, recertification, routes }: WrittenVersion<'ways_back'>,
  schemes: readonly string[],
): WaysBackRule => ({
  clock,
  recertification,
  routes: routes.map(
    (each): WayBackRule => ({
      route: each.route,
      title: each.title,
      closesAfterYears: each.closes_after_years ?? null,
      evidenceYears: each.evidence_years ?? null,
      closedClass: each.closed_class,
      fee: byScheme(each.fee, schemes),
      attempts: each.attempts ?? null,
    }),
  ),
})
