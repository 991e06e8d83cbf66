import type { Db } from '../platform/db.ts'
import type { Day } from '../values/day.ts'
import type { CertificantId } from '../values/id.ts'
import type { Instant } from '../values/instant.ts'
import { type PersonName, plainText } from '../values/name.ts'
import {
  type AfterPerson,
  findContact,
  listByEmail,
  listByIds,
  listByWords,
  listNameRows,
  listOtherNumbers,
  listPeople,
  type NameRow,
  type PersonLine,
} from './people.store.ts'

/** Where in the list to begin, and how many people at most. */
export type PeoplePage = { after?: AfterPerson | undefined; limit: number }

/** How people are looked for: by the words of a name, by the beginning of an email address, or by who they are. */
export type PeopleAsked = { name: string } | { email: string } | { certificants: readonly CertificantId[] } | 'everybody'

/** A page of people in order of name. Case and accents do not matter; a name without a letter or digit finds nobody. */
export async function searchPeople(db: Db, asked: PeopleAsked, { after, limit }: PeoplePage): Promise<PersonLine[]> {
  const page = { after, limit }
  if (asked === 'everybody') return listPeople(db, page)
  if ('email' in asked) return listByEmail(db, asked.email, page)
  if ('certificants' in asked) return asked.certificants.length === 0 ? [] : listByIds(db, asked.certificants, page)
  const words = wordsIn(asked.name)
  return words.length === 0 ? [] : listByWords(db, words, page)
}

const MOST_WORDS = 8

const wordsIn = (name: string): string[] => [...new Set(plainText(name).split(' '))].filter(Boolean).slice(0, MOST_WORDS)

/** A name with when it was recorded, and when it was corrected or taken back. */
export type NameInTime = PersonName & {
  formerName: string | null
  recordedAt: Instant
  recordedBy: string
  supersededAt: Instant | null
}

export type Contact = NonNullable<Awaited<ReturnType<typeof findContact>>>
export type OtherNumber = Awaited<ReturnType<typeof listOtherNumbers>>[number]

export type Person = {
  name: PersonName | null
  names: NameInTime[]
  bornOn: Day | null
  /** As it is now: contacts have no history. */
  contact: Contact | null
  otherNumbers: OtherNumber[]
}

/** Who somebody is, as known at an instant (default: now), and how to reach them now. */
export async function loadPerson(db: Db, certificant: CertificantId, knownOn?: Instant): Promise<Person> {
  const [rows, contact, otherNumbers] = await Promise.all([
    listNameRows(db, certificant, knownOn),
    findContact(db, certificant),
    listOtherNumbers(db, certificant),
  ])
  const supersededAt = new Map(rows.map(row => [row.supersedes, row.recordedAt]))
  const names = rows.filter(row => !row.withdrawn)
  const present = names.findLast(row => !supersededAt.has(row.id))
  return {
    name: present ? nameOf(present) : null,
    names: names.map(row => nameInTime(row, supersededAt.get(row.id) ?? null)),
    bornOn: present?.bornOn ?? null,
    contact: contact ?? null,
    otherNumbers,
  }
}

const nameOf = ({ given, middle, family, suffix }: NameRow): PersonName => ({ given, middle, family, suffix })

function nameInTime(row: NameRow, supersededAt: Instant | null): NameInTime {
  const { formerName, recordedAt, recordedBy } = row
  return { ...nameOf(row), formerName, recordedAt, recordedBy, supersededAt }
}
