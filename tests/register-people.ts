import type { Db } from '../src/platform/db.ts'
import { type Day, day } from '../src/values/day.ts'
import { type CertificantId, type CertificationId, newId } from '../src/values/id.ts'
import { type PersonName, searchKey, sortKey } from '../src/values/name.ts'

/** The day every story of the public check plays on. */
export const TODAY = day('2027-03-01')

type Person = {
  number: string
  name: Partial<PersonName>
  scheme?: string
  certifiedOn?: string
  /** Taken over in force, lapsed, or judged from the beginning. */
  opening?: 'in_force' | 'lapsed' | 'none'
  /** First day fees are judged from; default: the next one due. */
  feesFrom?: string
  cycleStart?: string
  decision?: { kind: string; on: string }
}

/** One person for each status and each kind of name; numbers stand for what they are. */
export const PEOPLE = {
  maria: { number: '1234567', name: { given: 'Maria', family: 'García' } },
  renewalDue: { number: '1000002', name: { given: 'Dana', family: 'Whitfield' }, feesFrom: '2026-05-31' },
  suspended: { number: '1000003', name: { given: 'Peter', family: 'Okafor' }, decision: { kind: 'suspended', on: '2026-11-02' } },
  lapsed: { number: '1000004', name: { given: 'Ruth', family: 'Lindqvist' }, opening: 'lapsed' },
  decertified: { number: '1000005', name: { given: 'Omar', family: 'Haddad' }, cycleStart: '2021-05-01' },
  retired: { number: '1000006', name: { given: 'Ana', family: 'Souza' }, decision: { kind: 'retired', on: '2025-08-15' } },
  revoked: { number: '1000007', name: { given: 'Ivan', family: 'Petrov' }, decision: { kind: 'revoked', on: '2025-02-03' } },
  deceased: { number: '1000008', name: { given: 'Grace', family: 'Bell' }, decision: { kind: 'deceased', on: '2026-01-09' } },
  notYet: { number: '1000009', name: { given: 'Kim', family: 'Park' }, certifiedOn: '2027-06-01', opening: 'none' },
  renamed: { number: '1000010', name: { given: 'Lena', family: 'Fischer' }, scheme: 'MLS', certifiedOn: '2019-05-01' },
  longName: {
    number: '1000011',
    name: {
      given: 'Wilhelmina-Alexandrina',
      middle: 'Konstantinopolitanska',
      family: 'von und zu Oberschwarzenberg-Llanfairpwllgwyngyll',
      suffix: 'III',
    },
  },
  hostileName: { number: '1000012', name: { given: '<script>alert(1)</script>', family: "O'Brien & Söhne" } },
  rightToLeft: { number: '1000013', name: { given: 'ليلى', family: 'حداد' } },
  vietnamese: { number: '1000014', name: { given: 'Nguyễn', family: 'Thị Hương' } },
  lettered: { number: 'MT-0042.A', name: { given: 'Otto', family: 'Berg' } },
  namesake1: { number: '1000021', name: { given: 'John', family: 'Smith' } },
  namesake2: { number: '1000022', name: { given: 'John', family: 'Smith' }, scheme: 'RPT' },
  ...Object.fromEntries(
    [1, 2, 3, 4, 5, 6].map(n => [`many${n}`, { number: `100003${n}`, name: { given: 'Wei', family: 'Chen' } }] as const),
  ),
} satisfies Record<string, Person>

/** What an old system called Maria's certificate. */
export const OLD_NUMBER = 'R-77'

/** Fills an empty register with them. */
export async function registerPeople(db: Db): Promise<void> {
  for (const person of Object.values<Person>(PEOPLE)) await register(db, person)
  const maria = await db
    .selectFrom('certification')
    .selectAll()
    .where('number', '=', PEOPLE.maria.number)
    .executeTakeFirstOrThrow()
  const old = { system: 'old', kind: 'certification', value: OLD_NUMBER, certificant: maria.certificant, certification: maria.id }
  await db.insertInto('externalId').values(old).execute()
}

const recorded = { recordedBy: 'test', batch: null, originKey: null, supersedes: null }

async function register(db: Db, person: Person): Promise<void> {
  const [certificant, certification] = [newId<'certificant'>(), newId<'certification'>()]
  const name = { middle: null, suffix: null, given: '', family: '', ...person.name }
  const certifiedOn = day(person.certifiedOn ?? '2021-05-01')
  await db.insertInto('certificant').values({ id: certificant, recordedBy: 'test', batch: null }).execute()
  await insertName(db, certificant, name)
  const { number, scheme = 'RMA' } = person
  await db
    .insertInto('certification')
    .values({ id: certification, certificant, number, recordedBy: 'test', batch: null })
    .execute()
  const grant = { ...recorded, id: newId<'certificationGrant'>(), certificant, certification, scheme, certifiedOn, via: null }
  await db.insertInto('certificationGrant').values(grant).execute()
  await insertOpening(db, person, certificant, certification)
  if (person.decision) await insertDecision(db, person.decision, certificant, certification)
}

async function insertName(db: Db, certificant: CertificantId, name: PersonName): Promise<void> {
  const { given: givenName, middle: middleName, family: familyName, suffix } = name
  const keys = { sortKey: sortKey(name), searchKey: searchKey(name) }
  const rest = { ...recorded, id: newId<'identity'>(), formerName: null, bornOn: null }
  await db
    .insertInto('identity')
    .values({ ...rest, certificant, givenName, middleName, familyName, suffix, ...keys })
    .execute()
}

async function insertOpening(db: Db, person: Person, certificant: CertificantId, certification: CertificationId): Promise<void> {
  const { opening = 'in_force' } = person
  if (opening === 'none') return
  const inForce = opening === 'in_force'
  const values = {
    ...recorded,
    id: newId<'openingStanding'>(),
    certificant,
    certification,
    onDay: day('2024-01-01'),
    status: opening,
    since: day(inForce ? '2021-05-01' : '2022-06-01'),
    cycleStart: inForce ? day(person.cycleStart ?? '2024-05-01') : null,
    feesFrom: inForce ? day(person.feesFrom ?? '2027-05-31') : null,
    takenOverFrom: 'test',
  }
  await db.insertInto('openingStanding').values(values).execute()
}

type Deciding = { kind: string; on: string }

async function insertDecision(
  db: Db,
  { kind, on }: Deciding,
  certificant: CertificantId,
  certification: CertificationId,
): Promise<void> {
  const decidedOn: Day = day(on)
  const none = { untilOn: null, cycleEnd: null, feeYear: null, route: null, reason: null }
  const of = kind === 'deceased' ? null : certification
  const fact = {
    ...recorded,
    ...none,
    id: newId<'decision'>(),
    certificant,
    certification: of,
    kind,
    decidedOn,
    effectiveOn: decidedOn,
    authority: 'Board',
  }
  await db.insertInto('decision').values(fact).execute()
}
