import type { BulkColumn } from '../platform/bulk-copy.ts'
import { copyRows, createStage } from '../platform/bulk-copy.ts'
import type { BulkWrite, FactTable } from '../platform/bulk-merge.ts'
import { correctable } from '../platform/correctable.ts'
import type { ImportedActivity } from './ce.ts'

const CONTENT: readonly BulkColumn<ImportedActivity>[] = [
  ['category', 'text', row => row.category],
  ['title', 'text', row => row.title],
  ['provider', 'text', row => row.provider],
  ['completed_on', 'date', row => row.completedOn],
  ['from_on', 'date', row => row.interval?.from ?? null],
  ['to_on', 'date', row => row.interval?.to ?? null],
  ['hours', 'int', row => row.hours],
  ['points', 'int', row => row.points],
  ['awarded', 'bool', row => row.awarded ?? true],
  ['source', 'text', row => row.source],
  ['evidence', 'text', row => row.evidence],
  ['reported_on', 'date', row => row.reportedOn ?? null],
]

export const activityFacts: FactTable<ImportedActivity> = { name: 'ce_activity', content: CONTENT }
export const activityCorrections = correctable(activityFacts)

/**
 * Puts automatic records in the place of the hand-written ones of the same activity that came before them in the file, among
 * rows no one has seen yet: a stage, or a table that was empty when this transaction filled it.
 */
export async function preferRecords(
  { client }: BulkWrite,
  relation: string,
  records: readonly ImportedActivity[],
): Promise<void> {
  if (records.length === 0) return
  const columns: BulkColumn<ImportedActivity>[] = [
    ['certificant', 'uuid', row => row.certificant],
    ['origin_key', 'text', row => row.originKey],
    ...CONTENT,
  ]
  await createStage(client, 'bulk_preferred', columns)
  await copyRows(client, 'bulk_preferred', columns, [records])
  const replaced = columns.slice(1).map(([name]) => `${name} = preferred.${name}`)
  await client.query(`update ${relation} activity set ${replaced.join(', ')} from bulk_preferred preferred
    where activity.certificant = preferred.certificant and activity.title = preferred.title
      and activity.completed_on = preferred.completed_on and activity.hours is not distinct from preferred.hours
      and activity.from_on is not distinct from preferred.from_on and activity.to_on is not distinct from preferred.to_on`)
}
