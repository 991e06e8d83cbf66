import { sql, type RawBuilder } from 'kysely'
import type { Db } from '../platform/db.ts'
import type { Day } from '../values/day.ts'
import type { CertificantId, Id } from '../values/id.ts'
import type { Instant } from '../values/instant.ts'
import type { PersonName } from '../values/name.ts'

/** One person of a list: the present name, and the key that lists are sorted by. */
export type PersonLine = { certificant: CertificantId; name: PersonName; email: string | null; sortKey: string }

/** The place after which a page of people begins. */
export type AfterPerson = Pick<PersonLine, 'sortKey' | 'certificant'>

type Page = { after: AfterPerson | undefined; limit: number }
type Flat = Omit<PersonLine, 'name'> & PersonName

const LINE = sql`identity.certificant, identity.given_name as given, identity.middle_name as middle,
  identity.family_name as family, identity.suffix, identity.sort_key`

/** The name somebody has now: neither a withdrawal nor superseded. */
const IS_PRESENT = sql`not identity.withdrawn and not exists (
  select from identity newer where newer.certificant = identity.certificant and newer.supersedes = identity.id)`

const isAfter = ({ after }: Page): RawBuilder<boolean> =>
  after === undefined
    ? sql`true`
    : sql`(identity.sort_key collate "C", identity.certificant) > (${after.sortKey}, ${after.certificant}::uuid)`

const IN_ORDER = sql`order by identity.sort_key collate "C", identity.certificant`

async function linesOf(db: Db, statement: RawBuilder<Flat>): Promise<PersonLine[]> {
  const { rows } = await statement.execute(db)
  return rows.map(({ certificant, email, sortKey, ...name }) => ({ certificant, email, sortKey, name }))
}

/**
 * The page is cut before anything else is read of its people. The address is asked for person by person, because a plan that
 * does not know the page's length would rather join the whole table.
 */
const withContact = (page: RawBuilder<unknown>): RawBuilder<Flat> =>
  sql<Flat>`select page.*, (select email from contact where contact.certificant = page.certificant) as email from (${page}) page
    order by page.sort_key collate "C", page.certificant`

/** Everybody in order of name, a page of them. */
export const listPeople = (db: Db, page: Page): Promise<PersonLine[]> =>
  linesOf(
    db,
    withContact(sql`select ${LINE} from identity where ${IS_PRESENT} and ${isAfter(page)} ${IN_ORDER} limit ${page.limit}`),
  )

/**
 * The people found by another statement, in order of their present name. What is found is fixed first: a planner that walks
 * everybody by name until enough are found would walk long.
 */
const listFound = (db: Db, found: RawBuilder<unknown>, page: Page): Promise<PersonLine[]> =>
  linesOf(
    db,
    withContact(sql`with found as materialized (${found})
      select ${LINE} from found join identity on identity.certificant = found.certificant
      where ${IS_PRESENT} and ${isAfter(page)} ${IN_ORDER} limit ${page.limit}`),
  )

/**
 * People with a name, present or former, that has all these plain words in it: whole words where they have fewer than three
 * letters, because an index by threes of letters finds no less. Give at least one.
 */
export function listByWords(db: Db, words: readonly string[], page: Page): Promise<PersonLine[]> {
  const conditions = sql.join(words.map(hasWord), sql` and `)
  return listFound(db, sql`select certificant from identity where not withdrawn and ${conditions} group by certificant`, page)
}

/** Patterns, and no regular expression, because a plan made for any of those would read every name. */
const hasWord = (word: string): RawBuilder<boolean> =>
  word.length < 3
    ? sql`(search_key = ${word} or search_key like ${`${word} %`} or search_key like ${`% ${word}`} or search_key like ${`% ${word} %`})`
    : sql`search_key like ${`%${word}%`}`

/** Sorts behind every other character. */
const LAST = '\u{10FFFF}'

/** People whose email address begins so, whatever its case. */
export function listByEmail(db: Db, beginning: string, page: Page): Promise<PersonLine[]> {
  const from = beginning.toLowerCase()
  const found = sql`select certificant from contact
    where email is not null and lower(email) collate "C" >= ${from} and lower(email) collate "C" < ${`${from}${LAST}`}`
  return listFound(db, found, page)
}

/** These people. */
export const listByIds = (db: Db, certificants: readonly CertificantId[], page: Page): Promise<PersonLine[]> =>
  listFound(db, sql`select unnest(${certificants}::uuid[]) as certificant`, page)

/** A name somebody has or had, as known at an instant. */
export type NameRow = PersonName & {
  id: Id<'identity'>
  formerName: string | null
  bornOn: Day | null
  recordedAt: Instant
  recordedBy: string
  supersedes: string | null
  withdrawn: boolean
}

/** Every name recorded of a person by an instant, earliest first. */
export async function listNameRows(db: Db, certificant: CertificantId, knownOn: Instant | undefined): Promise<NameRow[]> {
  const { rows } = await sql<NameRow>`
    select id, given_name as given, middle_name as middle, family_name as family, suffix, former_name, born_on,
      recorded_at, recorded_by, supersedes, withdrawn
    from identity where certificant = ${certificant}::uuid and recorded_at <= ${knownOn ?? 'infinity'}::timestamptz
    order by recorded_at, id`.execute(db)
  return rows
}

const CONTACT = [
  'email',
  'phone',
  'street1',
  'street2',
  'city',
  'state',
  'postalCode',
  'country',
  'preferredChannel',
  'note',
  'updatedAt',
] as const

/** How to reach a person; undefined where nothing is known. */
export const findContact = (db: Db, certificant: CertificantId) =>
  db.selectFrom('contact').select(CONTACT).where('certificant', '=', certificant).executeTakeFirst()

/** The numbers that other systems know a person by. */
export const listOtherNumbers = (db: Db, certificant: CertificantId) =>
  db
    .selectFrom('externalId')
    .select(['system', 'kind', 'value'])
    .where('certificant', '=', certificant)
    .orderBy('kind')
    .orderBy('system')
    .orderBy('value')
    .execute()
