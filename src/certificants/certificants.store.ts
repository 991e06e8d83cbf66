import { type BulkColumn, copyRows, createStage } from '../platform/bulk-copy.ts'
import { type BulkWrite, type FactTable, mergeStage, type Recorded } from '../platform/bulk-merge.ts'
import { type CertificantId, newId } from '../values/id.ts'
import { searchKey, sortKey } from '../values/name.ts'
import type { ImportedPerson } from './certificants.ts'

export const identityFacts: FactTable<ImportedPerson> = {
  name: 'identity',
  content: [
    ['given_name', 'text', row => row.given],
    ['middle_name', 'text', row => row.middle],
    ['family_name', 'text', row => row.family],
    ['suffix', 'text', row => row.suffix],
    ['former_name', 'text', row => row.formerName],
    ['sort_key', 'text', row => sortKey(row)],
    ['search_key', 'text', row => searchKey(row)],
    ['born_on', 'date', row => row.bornOn],
  ],
}

/** The numbers an outside system knows people by. */
export async function listNumbers({ client }: BulkWrite, system: string): Promise<Map<string, CertificantId>> {
  const { rows } = await client.query<{ value: string; certificant: CertificantId }>(
    `select value, certificant from external_id where system = $1 and kind = 'certificant'`,
    [system],
  )
  return new Map(rows.map(({ value, certificant }) => [value, certificant]))
}

const CONTACT: readonly BulkColumn<ImportedPerson>[] = [
  ['email', 'text', row => row.contact.email],
  ['phone', 'text', row => row.contact.phone],
  ['street1', 'text', row => row.contact.street1],
  ['street2', 'text', row => row.contact.street2],
  ['city', 'text', row => row.contact.city],
  ['state', 'text', row => row.contact.state],
  ['postal_code', 'text', row => row.contact.postalCode],
  ['country', 'text', row => row.contact.country],
  ['preferred_channel', 'text', row => row.contact.preferredChannel],
  ['note', 'text', row => row.contact.note],
]

const STAGED: readonly BulkColumn<ImportedPerson>[] = [
  ['id', 'uuid', () => newId()],
  ['line', 'int', row => row.line],
  ['certificant', 'uuid', row => row.certificant],
  ['origin_key', 'text', row => row.originKey],
  ['number', 'text', row => row.number],
  ...identityFacts.content,
  ...CONTACT,
]

const STAGE = 'bulk_person'

/** Copies people into the stage the other statements of this file read. */
export async function stagePeople({ client }: BulkWrite, rows: AsyncIterable<readonly ImportedPerson[]>): Promise<void> {
  await createStage(client, STAGE, STAGED)
  await copyRows(client, STAGE, STAGED, rows)
  await client.query(`analyze ${STAGE}`)
}

/** Inserts the staged people nobody knew, each with the number its system knows it by. */
export async function insertStagedPeople({ client, recordedBy, batch }: BulkWrite, system: string): Promise<void> {
  await client.query(
    `insert into certificant (id, recorded_by, batch) select certificant, $1, $2::uuid from ${STAGE}
     where not exists (select from certificant known where known.id = ${STAGE}.certificant) order by 1`,
    [recordedBy, batch],
  )
  await client.query(
    `insert into external_id (system, kind, value, certificant)
     select $1, 'certificant', number, certificant from ${STAGE} order by number on conflict do nothing`,
    [system],
  )
}

/**
 * Keeps the staged contacts that the export tells differently than its last one did, and gives the lines of those that were
 * known before. One that it tells alike is left as it is here, because its owner may have corrected it since.
 */
export async function upsertStagedContacts({ client }: BulkWrite): Promise<number[]> {
  const names = CONTACT.map(([name]) => name)
  const digest = `md5(row(${names.map(name => `staged.${name}`).join(', ')})::text)`
  const { rows } = await client.query<{ line: number }>(`select staged.line from ${STAGE} staged
    join contact using (certificant) where contact.origin_digest is distinct from ${digest} order by staged.line`)
  await client.query(`insert into contact (certificant, ${names.join(', ')}, origin_digest, updated_at)
    select certificant, ${names.join(', ')}, ${digest}, now() from ${STAGE} staged order by certificant
    on conflict (certificant) do update
      set ${[...names, 'origin_digest', 'updated_at'].map(name => `${name} = excluded.${name}`).join(', ')}
      where contact.origin_digest is distinct from excluded.origin_digest`)
  return rows.map(({ line }) => line)
}

export const mergeStagedIdentities = (write: BulkWrite): Promise<Recorded> => mergeStage(write, identityFacts, STAGE)

export type Twins = { keep: CertificantId; merge: CertificantId; keepNumber: string; mergeNumber: string }

/** Pairs of people who agree in first and last name, day of birth and phone; the one whose number is older is to be kept. */
export async function listTwins({ client }: BulkWrite, system: string): Promise<Twins[]> {
  const { rows } = await client.query<Twins>(
    `with person as (
      select identity.certificant, number.value as number, identity.born_on,
        split_part(identity.sort_key, e'\\t', 1) as family,
        lower(trim(identity.given_name)) as given, regexp_replace(contact.phone, '\\D', '', 'g') as phone
      from identity join contact using (certificant)
      join external_id number on number.certificant = identity.certificant and number.kind = 'certificant' and number.system = $1
      where not identity.withdrawn and identity.born_on is not null and contact.phone ~ '\\d' and not exists (
        select from identity later where later.certificant = identity.certificant and later.supersedes = identity.id)
    )
    select a.certificant as keep, b.certificant as merge, a.number as "keepNumber", b.number as "mergeNumber"
    from person a join person b using (family, given, born_on, phone)
    where (length(a.number), a.number) < (length(b.number), b.number)
    order by a.number, b.number`,
    [system],
  )
  return rows
}

export type Named = { number: string; name: string }

/** The present names of people and the numbers a system knows them by. */
export async function listNames(
  { client }: BulkWrite,
  system: string,
  people: readonly CertificantId[],
): Promise<Map<CertificantId, Named>> {
  const { rows } = await client.query<Named & { certificant: CertificantId }>(
    `select identity.certificant, number.value as number,
      concat_ws(' ', given_name, middle_name, family_name, suffix) as name
     from identity join external_id number
       on number.certificant = identity.certificant and number.kind = 'certificant' and number.system = $1
     where identity.certificant = any ($2::uuid[]) and not identity.withdrawn and not exists (
       select from identity later where later.certificant = identity.certificant and later.supersedes = identity.id)`,
    [system, people],
  )
  return new Map(rows.map(({ certificant, number, name }) => [certificant, { number, name }]))
}
