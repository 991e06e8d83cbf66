import { join } from 'node:path'
import type { ImportWrite, Recorded } from '../platform/bulk-merge.ts'
import type { CertificantId } from '../values/id.ts'
import type { Kind } from './fields.ts'
import type { FileReading, Sinks, Tally } from './file-rows.ts'
import type { Known } from './known.ts'

/** What is needed to load one file. */
export type Loading = { write: ImportWrite; known: Known; sinks: Sinks; folder: string; touched: Set<CertificantId> }

/** How the rows of one file ended; `read` is the sum of the next five. */
export type FileCounts = Tally & { imported: number; superseding: number; unchanged: number; missing: number; file: string }

export type Keyed = { line: number; originKey: string }

/** The substance of a fact: all it says. */
export const everything = (fact: Keyed, said: string[]): void => {
  said.push(
    fact.originKey,
    JSON.stringify(fact, (key, value: unknown) => (key === 'line' ? undefined : value)),
  )
}
export const byKey = (fact: Keyed): string => fact.originKey

export const emptyTally = (): Tally => ({ read: 0, merged: 0, rejected: 0, ignoredColumns: [] })

export function readingOf<Of extends Kind, Fact extends Keyed>(
  { known, folder }: Loading,
  kind: Of,
  read: FileReading<Of, Fact>['read'],
): FileReading<Of, Fact> {
  const mapped = known.reading.mapping.files[kind]
  if (!mapped) throw new Error(`the mapping has no ${kind}`)
  return { kind, path: join(folder, mapped.file), mapped, known, read, identity: { key: byKey, substance: everything } }
}

export async function counted<Of extends Kind, Fact extends Keyed>(
  { known, sinks, touched }: Loading,
  { mapped }: FileReading<Of, Fact>,
  tally: Tally,
  recorded: Recorded,
  prefix = '',
): Promise<FileCounts> {
  const { file } = mapped
  for (const line of recorded.corrected) sinks.find({ code: 'row.corrected_here', params: { file }, file, line })
  for (const certificant of await recorded.touched()) touched.add(certificant)
  let missing = 0
  for await (const page of recorded.missing(`${known.system}:${prefix}`)) {
    missing += page.length
    for (const { certificant, originKey } of page)
      sinks.find({ code: 'row.missing', params: { key: originKey }, file, certificant })
  }
  const unchanged = recorded.unchanged + recorded.corrected.length
  return { ...tally, file, imported: recorded.added, superseding: recorded.superseding.length, unchanged, missing }
}
