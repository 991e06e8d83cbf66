import type { Insertable } from 'kysely'
import type { Db, Tx } from '../src/platform/db.ts'
import type { Tables } from '../src/platform/tables.ts'
import { day, type Day } from '../src/values/day.ts'
import { type CertificantId, type CertificationId, type Id, newId } from '../src/values/id.ts'
import { plainText } from '../src/values/name.ts'
import { points } from '../src/values/points.ts'

/** Facts in one line, straight into their tables. Each gives its row, so that a later one can supersede or withdraw it. */

type Given<Table extends keyof Tables> = Partial<Insertable<Tables[Table]>>
export type Holder = { certificant: CertificantId; certification: CertificationId; number: string }

const BY = { recordedBy: 'a test' }
let lastNumber = 5_000_000

/** Somebody with a name and one certification. */
export async function makeHolder(
  db: Db | Tx,
  { name = 'Maria García', scheme = 'RMA', certifiedOn = '2021-05-01', number = String(++lastNumber) } = {},
): Promise<Holder> {
  const certificant = newId<'certificant'>()
  await db
    .insertInto('certificant')
    .values({ id: certificant, ...BY })
    .execute()
  await makeName(db, certificant, name)
  const holder = { certificant, certification: newId<'certification'>(), number }
  await makeCertification(db, holder, { scheme, certifiedOn: day(certifiedOn) })
  return holder
}

/** A name in reading order, the last word the family name. */
export function makeName(db: Db | Tx, certificant: CertificantId, name: string, more: Given<'identity'> = {}) {
  const at = name.lastIndexOf(' ')
  const parts = { givenName: name.slice(0, at), familyName: name.slice(at + 1) }
  const keys = { sortKey: plainText(name), searchKey: plainText(name) }
  return insert(db, 'identity', { id: newId<'identity'>(), certificant, ...parts, ...keys, ...BY, ...more })
}

/** A certification and its grant; gives the grant. */
export async function makeCertification(
  db: Db | Tx,
  { certificant, certification, number }: Holder,
  more: Given<'certificationGrant'> = {},
) {
  await db
    .insertInto('certification')
    .values({ id: certification, certificant, number, ...BY })
    .execute()
  return makeGrant(db, { certificant, certification }, more)
}

export const makeGrant = (
  db: Db | Tx,
  of: Pick<Holder, 'certificant' | 'certification'>,
  more: Given<'certificationGrant'> = {},
) =>
  insert(db, 'certificationGrant', {
    ...base<'certificationGrant'>(of),
    scheme: 'RMA',
    certifiedOn: day('2021-05-01'),
    ...more,
  })

export const makeActivity = (db: Db | Tx, { certificant }: Holder, on: string, whole: number, more: Given<'ceActivity'> = {}) =>
  insert(db, 'ceActivity', {
    id: newId<'ceActivity'>(),
    certificant,
    category: 'professional-education',
    title: `Course ended on ${on}`,
    completedOn: day(on),
    points: points(whole),
    awarded: false,
    source: 'certificant',
    reportedOn: day(on),
    ...BY,
    ...more,
  })

export const makePayment = (db: Db | Tx, of: Holder, feeYear: number, on: string, more: Given<'feePayment'> = {}) =>
  insert(db, 'feePayment', { ...base<'feePayment'>(of), feeYear, cents: 6000, currency: 'USD', receivedOn: day(on), ...more })

export const makeDecision = (db: Db | Tx, of: Holder, kind: string, on: string, more: Given<'decision'> = {}) =>
  insert(db, 'decision', {
    ...base<'decision'>(of),
    kind,
    decidedOn: day(on),
    effectiveOn: day(on),
    authority: 'the Board',
    ...more,
  })

export const makeAttestation = (db: Db | Tx, of: Holder, cycleEnd: string, on: string, more: Given<'attestation'> = {}) =>
  insert(db, 'attestation', {
    ...base<'attestation'>(of),
    cycleEnd: day(cycleEnd),
    signedOn: day(on),
    receivedOn: day(on),
    pointsClaimed: points(30),
    ...more,
  })

export const makeAudit = (db: Db | Tx, of: Holder, cycleEnd: string, on: string, more: Given<'auditOutcome'> = {}) =>
  insert(db, 'auditOutcome', {
    ...base<'auditOutcome'>(of),
    auditYear: Number(on.slice(0, 4)),
    cycleEnd: day(cycleEnd),
    selectedOn: `${on.slice(0, 4)}-01-15` as Day,
    decidedOn: day(on),
    outcome: 'passed',
    pointsProved: points(30),
    ...more,
  })

export const makeOpening = (db: Db | Tx, of: Holder, on: string, more: Given<'openingStanding'> = {}) =>
  insert(db, 'openingStanding', {
    ...base<'openingStanding'>(of),
    onDay: day(on),
    status: 'in_force',
    since: day(on),
    takenOverFrom: 'an old system',
    ...more,
  })

const base = <Table extends string>({ certificant, certification }: Pick<Holder, 'certificant' | 'certification'>) => ({
  id: newId<Table>(),
  certificant,
  certification,
  ...BY,
})

type FactTable =
  | 'identity'
  | 'certificationGrant'
  | 'ceActivity'
  | 'feePayment'
  | 'decision'
  | 'attestation'
  | 'auditOutcome'
  | 'openingStanding'

async function insert<Table extends FactTable>(db: Db | Tx, table: Table, row: Insertable<Tables[Table]>) {
  // Kysely cannot follow one insert over a union of tables; the row's type above is what keeps callers right.
  await (db as Db)
    .insertInto(table as 'identity')
    .values(row as never)
    .execute()
  return row
}

/** What makes a row take the place of an earlier one. */
export const inPlaceOf = ({ id }: { id: Id<string> | string }) => ({ supersedes: id })
/** What makes a row take back an earlier one. */
export const takingBack = ({ id }: { id: Id<string> | string }) => ({ supersedes: id, withdrawn: true })
