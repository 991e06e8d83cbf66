import { searchPeople } from '../certificants/certificants.ts'
import { listSamePeople } from '../import/import.ts'
import type { Db } from '../platform/db.ts'
import type { CertificantId } from '../values/id.ts'
import type { PersonName } from '../values/name.ts'

/** Another record of the same human, as a person decided. */
export type SameAs = { certificant: CertificantId; name: string }

/** In which other records each of these people stands, as was decided of merge proposals. */
export async function samePeople(
  db: Db,
  people: readonly CertificantId[],
  nameOf: (name: PersonName) => string,
): Promise<(certificant: CertificantId) => SameAs[]> {
  const pairs = await listSamePeople(db, people)
  if (pairs.length === 0) return () => []
  const certificants = [...new Set(pairs.flatMap(({ keep, merge }) => [keep, merge]))]
  const lines = await searchPeople(db, { certificants }, { limit: certificants.length })
  const names = new Map(lines.map(({ certificant, name }) => [certificant, nameOf(name)]))
  return certificant =>
    pairs
      .filter(({ keep, merge }) => keep === certificant || merge === certificant)
      .map(({ keep, merge }) => (keep === certificant ? merge : keep))
      .map(other => ({ certificant: other, name: names.get(other) ?? '' }))
}
