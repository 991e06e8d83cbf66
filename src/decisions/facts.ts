import { attestationCorrections } from '../attestations/attestations.ts'
import { paymentCorrections } from '../billing/billing.ts'
import { activityCorrections } from '../ce/ce.ts'
import { auditCorrections, decisionCorrections, grantCorrections, openingCorrections } from '../certifications/certifications.ts'
import type { Correctable } from '../platform/correctable.ts'
import type { CorrectableKind } from './proposal.ts'

/** Where facts of a kind lie, and in which column a field lies that is not called the same there. */
type Kept = { facts: Correctable; columns?: Readonly<Record<string, string>> }

const KEPT: Readonly<Record<CorrectableKind, Kept>> = {
  grant: { facts: grantCorrections },
  opening: { facts: openingCorrections },
  decision: { facts: decisionCorrections },
  activity: { facts: activityCorrections },
  attestation: { facts: attestationCorrections, columns: { claimed: 'points_claimed' } },
  audit: { facts: auditCorrections, columns: { proved: 'points_proved' } },
  payment: { facts: paymentCorrections },
}

/** The facts of a kind. */
export const factsOf = (kind: CorrectableKind): Correctable => KEPT[kind].facts

/** The column that a field of the API lies in: `completedOn` in `completed_on`. */
export const columnOf = (kind: CorrectableKind, field: string): string =>
  KEPT[kind].columns?.[field] ?? field.replaceAll(/[A-Z]/g, letter => `_${letter.toLowerCase()}`)

export const isCorrectable = (kind: string): kind is CorrectableKind => Object.hasOwn(KEPT, kind)
