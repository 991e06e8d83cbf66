import type {
  Attestation,
  AuditOutcome,
  CeActivity,
  Certification,
  Decision,
  DecisionKind,
  FeePayment,
} from '../engine/dossier.ts'
import { type Day, dayFromEpoch, epochDay } from '../values/day.ts'
import type { Random } from './random.ts'

/** A dossier while a life is being invented; nothing in it is dated after `today`. */
export type Life = {
  certificant: string
  random: Random
  newId: () => string
  today: Day
  /** Steady people do what is due; patchy ones are late or short now and then; drifting ones stop one day. */
  temper: 'steady' | 'patchy' | 'drifting'
  certifications: Certification[]
  activities: CeActivity[]
  attestations: Attestation[]
  audits: AuditOutcome[]
  payments: FeePayment[]
  decisions: Decision[]
}

/** A day between two, both included; the first where they are the wrong way round. */
export function dayBetween({ between }: Random, first: Day, last: Day): Day {
  const [from, to] = [epochDay(first), epochDay(last)]
  return to <= from ? first : dayFromEpoch(between(from, to))
}

const NOTHING_MORE = { untilOn: null, cycleEnd: null, feeYear: null, route: null }

/** Adds a decision taken and effective on one day, unless that day is still to come. */
export function decide(
  life: Life,
  kind: DecisionKind,
  certification: string | null,
  on: Day,
  more: Partial<Pick<Decision, 'untilOn' | 'cycleEnd' | 'feeYear' | 'route'>> = {},
): boolean {
  if (on > life.today) return false
  life.decisions.push({ id: life.newId(), certification, kind, decidedOn: on, effectiveOn: on, ...NOTHING_MORE, ...more })
  return true
}
