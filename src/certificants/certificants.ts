import type { BulkFact } from '../platform/bulk.ts'
import type { BulkWrite, Recorded } from '../platform/bulk-merge.ts'
import type { Day } from '../values/day.ts'
import type { CertificantId } from '../values/id.ts'
import type { PersonName } from '../values/name.ts'
import {
  insertStagedPeople,
  listNames,
  listNumbers,
  listTwins,
  mergeStagedIdentities,
  type Named,
  stagePeople,
  type Twins,
  upsertStagedContacts,
} from './certificants.store.ts'

// What the console asks of people.
export { type Contact, loadPerson, type NameInTime, type OtherNumber, type Person, searchPeople } from './people.ts'
export type { AfterPerson, PersonLine } from './people.store.ts'

/** How to reach a person. */
export type ImportedContact = {
  email: string | null
  phone: string | null
  street1: string | null
  street2: string | null
  city: string | null
  state: string | null
  postalCode: string | null
  country: string | null
  preferredChannel: 'email' | 'post' | 'phone' | null
  note: string | null
}

/** A person as another system's export tells them; `number` is what that system knows them by. */
export type ImportedPerson = BulkFact &
  PersonName & { number: string; formerName: string | null; bornOn: Day | null; contact: ImportedContact }

/** Everybody an outside system has a number for, by that number. */
export const numbersOf = (write: BulkWrite, system: string): Promise<Map<string, CertificantId>> => listNumbers(write, system)

/**
 * Records people of an export with their names and how to reach them, each once; a certificant not known yet is made under
 * the id its row brings. A name told differently supersedes; of contacts only the latest is kept. `superseding` holds the
 * lines where either changed.
 */
export async function recordPeopleInBulk(
  write: BulkWrite,
  system: string,
  rows: AsyncIterable<readonly ImportedPerson[]>,
): Promise<Recorded> {
  await stagePeople(write, rows)
  await insertStagedPeople(write, system)
  const contactsChanged = await upsertStagedContacts(write)
  const recorded = await mergeStagedIdentities(write)
  const superseding = [...new Set([...recorded.superseding, ...contactsChanged])].toSorted((a, b) => a - b)
  const unchanged = recorded.unchanged - (superseding.length - recorded.superseding.length)
  return { ...recorded, superseding, unchanged }
}

/** What people are called, and by what number a system knows them, by id. */
export const namesOf = (write: BulkWrite, system: string, people: readonly CertificantId[]): Promise<Map<CertificantId, Named>> =>
  listNames(write, system, people)

/** Pairs of numbers that look like one human: first and last name, day of birth and phone agree. */
export const findTwins = (write: BulkWrite, system: string): Promise<Twins[]> => listTwins(write, system)
