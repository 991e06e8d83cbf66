import { activitiesOf, requirementOf } from './compile-counting.ts'
import { auditOf, longDutyOf, NO_AUDIT } from './compile-audit.ts'
import { cycleOf } from './compile-cycle.ts'
import {
  annualFeeOf,
  feeDueOf,
  feeGapOf,
  feeTableOf,
  NO_ANNUAL_FEE,
  NO_FEE_DUE,
  NO_FEE_GAP,
  waysBackOf,
} from './compile-money.ts'
import { lossesOf, statusesOf } from './compile-losses.ts'
import type { Body, CeDutyRule, KeyedOn, Rules, Scheme, Version, Versioned } from './rules.ts'
import type { DowntimeRule } from './rules-time.ts'
import type { RuleName, Written, WrittenVersion } from './schema.ts'
import { UNSAID_DOWNTIME } from './schema-downtime.ts'

/** A reading that is not in force until the body adopts it; `rule` is the rule's key in the YAML, `of` that in Rules. */
export type Alternative = {
  [Of in VersionedRule]: { of: Of; rule: RuleName; version: AllRules[Of]['versions'][number] }
}[VersionedRule]

/** The rules with those a body may leave out. */
type AllRules = Required<Rules>

/** The keys of Rules that are versioned. */
export type VersionedRule = {
  [Key in keyof AllRules]: AllRules[Key] extends Versioned<KeyedOn, infer _Rule> ? Key : never
}[keyof AllRules]

/** The rules of checked files, and the alternatives to them. */
export function compile(written: Written): { rules: Rules; alternatives: readonly Alternative[] } {
  const schemes = Object.keys(written['schemes.yaml'])
  const alternatives: Alternative[] = []
  const rule = <Of extends VersionedRule, Name extends RuleName>(
    of: Of,
    name: Name,
    { keyed_on, versions, alternatives: others = [] }: WrittenRule<Name>,
    make: (version: WrittenVersion<Name>) => Omit<AllRules[Of]['versions'][number], keyof VersionHead>,
  ): AllRules[Of] => {
    const version = (each: WrittenVersion<Name>) => ({ ...headOf(each as WrittenHead), ...make(each) })
    for (const each of others) alternatives.push({ of, rule: name, version: version(each) } as unknown as Alternative)
    return { keyedOn: keyed_on, versions: versions.map(version) } as unknown as AllRules[Of]
  }
  const fees = written['fees.yaml']
  const back = written['ways-back.yaml']
  const down = written['downtime.yaml']
  const cohorts = written['cohorts.yaml']
  const { audit } = written['audit.yaml']
  const statuses = statusesOf(written['statuses.yaml'])
  const rules: Rules = {
    body: bodyOf(written['body.yaml']),
    sources: sourcesOf(written['sources.yaml']),
    schemes: schemesOf(written['schemes.yaml']),
    statuses,
    ceDuty: rule('ceDuty', 'ce_duty', cohorts.ce_duty, dutyOf),
    ...(cohorts.long_duty && { longDuty: rule('longDuty', 'long_duty', cohorts.long_duty, longDutyOf) }),
    cycle: rule('cycle', 'cycle', written['cycle.yaml'].cycle, cycleOf),
    requirement: rule('requirement', 'requirement', written['requirement.yaml'].requirement, each =>
      requirementOf(each, schemes),
    ),
    activities: rule('activities', 'activities', written['activities.yaml'].activities, activitiesOf),
    attestation: rule('attestation', 'attestation', written['attestation.yaml'].attestation, each => ({
      accepted: each.accepted,
      receivedWithinDays: each.received_within_days,
    })),
    audit: audit === 'none' ? NO_AUDIT : rule('audit', 'audit', audit, auditOf),
    feeDue: fees.fee_due ? rule('feeDue', 'fee_due', fees.fee_due, feeDueOf) : NO_FEE_DUE,
    annualFee:
      fees.annual_fee === 'none'
        ? NO_ANNUAL_FEE
        : rule('annualFee', 'annual_fee', fees.annual_fee, each => annualFeeOf(each, schemes)),
    feeGap: fees.fee_gap ? rule('feeGap', 'fee_gap', fees.fee_gap, feeGapOf) : NO_FEE_GAP,
    ...(fees.fee_table && { feeTable: rule('feeTable', 'fee_table', fees.fee_table, each => feeTableOf(each, schemes)) }),
    losses: rule('losses', 'losses', written['losses.yaml'].losses, each => lossesOf(each, statuses)),
    waysBack: rule('waysBack', 'ways_back', back.ways_back, each => waysBackOf(each, schemes)),
    applications: rule('applications', 'applications', back.applications, ({ valid_months: { reinstatement, ...others } }) => ({
      validMonths: { ...others, ...(reinstatement !== undefined && { reinstatement }) },
    })),
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
  cohorts: cohorts.map(({ id, title, certified_before = null, held, recertified_after = null, duty }) => ({
    id,
    title,
    certifiedBefore: certified_before,
    ...(held !== undefined && { held }),
    recertifiedAfter: recertified_after,
    duty,
  })),
})

const downtimeOf = (each: WrittenVersion<'downtime'>): DowntimeRule => ({
  extends: each.extends,
  gapMinutes: each.gap_minutes,
})
