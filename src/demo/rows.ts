import type { ImportedAttestation } from '../attestations/attestations.ts'
import type { ImportedPayment } from '../billing/billing.ts'
import type { ImportedActivity } from '../ce/ce.ts'
import type { ImportedPerson } from '../certificants/certificants.ts'
import type { ImportedAudit, ImportedCertification, ImportedDecision } from '../certifications/certifications.ts'
import type { Day } from '../values/day.ts'
import type { CertificantId, CertificationId } from '../values/id.ts'
import type { Cast, Member } from './cast.ts'

const CHUNK = 2_000

type Line = { line: number; certificant: CertificantId; originKey: string }

/** The rows of one table over the whole cast, in chunks; `rowsOf` makes one member's, and `lineOf` numbers and names each. */
async function* rowsOver<Row>(
  cast: Cast,
  rowsOf: (member: Member, lineOf: (key: string) => Line) => readonly Row[],
): AsyncGenerator<Row[]> {
  let line = 0
  let chunk: Row[] = []
  for (const member of cast()) {
    const certificant = member.dossier.certificant as CertificantId
    const lineOf = (key: string): Line => ({ line: ++line, certificant, originKey: `demo:${key}` })
    chunk.push(...rowsOf(member, lineOf))
    if (chunk.length < CHUNK) continue
    yield chunk
    chunk = []
  }
  yield chunk
}

const NO_CONTACT = { phone: null, street2: null, preferredChannel: 'email', note: null } as const

export const personRows = (cast: Cast): AsyncGenerator<ImportedPerson[]> =>
  rowsOver(cast, ({ dossier, person }, lineOf) => {
    const { name, bornOn, address } = person()
    const number = dossier.certifications[0]?.number as string
    return [{ ...lineOf('person'), ...name, number, formerName: null, bornOn, contact: { ...NO_CONTACT, ...address } }]
  })

export const certificationRows = (cast: Cast): AsyncGenerator<ImportedCertification[]> =>
  rowsOver(cast, ({ dossier }, lineOf) =>
    dossier.certifications.map(({ id, number, scheme, certifiedOn }) => ({
      ...lineOf(id),
      certification: id as CertificationId,
      number,
      scheme,
      certifiedOn,
      via: 'exam',
    })),
  )

const AUTHORITY: Readonly<Record<string, string>> = {
  suspended: 'the Board',
  suspension_lifted: 'the Board',
  revoked: 'the Board',
}

export const decisionRows = (cast: Cast): AsyncGenerator<ImportedDecision[]> =>
  rowsOver(cast, ({ dossier }, lineOf) =>
    dossier.decisions.map(({ id, certification, kind, decidedOn, untilOn, route }) => ({
      ...lineOf(id),
      certification: certification as CertificationId | null,
      kind,
      on: decidedOn,
      untilOn,
      route,
      authority: AUTHORITY[kind] ?? 'the registrar',
      reason: null,
    })),
  )

export const auditRows = (cast: Cast): AsyncGenerator<ImportedAudit[]> =>
  rowsOver(cast, ({ dossier }, lineOf) => dossier.audits.map(({ id, ...audit }) => ({ ...lineOf(id), ...audit })))

export const attestationRows = (cast: Cast): AsyncGenerator<ImportedAttestation[]> =>
  rowsOver(cast, ({ dossier }, lineOf) =>
    dossier.attestations.map(({ id, ...attestation }) => ({ ...lineOf(id), ...attestation })),
  )

export const activityRows = (cast: Cast): AsyncGenerator<ImportedActivity[]> =>
  rowsOver(cast, ({ dossier }, lineOf) =>
    dossier.activities.map(({ id, ...activity }) => ({ ...lineOf(id), ...activity, provider: null, evidence: null })),
  )

export const paymentRows = (cast: Cast): AsyncGenerator<ImportedPayment[]> =>
  rowsOver(cast, ({ dossier }, lineOf) =>
    dossier.payments.map(({ id, ...payment }) => ({
      ...lineOf(id),
      ...payment,
      currency: 'USD',
      method: 'card',
      reference: referenceOf(payment),
    })),
  )

const referenceOf = ({ receivedOn }: { receivedOn: Day }): string => `D${receivedOn.replaceAll('-', '')}`
