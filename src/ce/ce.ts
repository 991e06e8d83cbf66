import type { CeActivity } from '../engine/dossier.ts'
import { type BulkFact, recordFacts } from '../platform/bulk.ts'
import type { BulkWrite, Recorded } from '../platform/bulk-merge.ts'
import type { Day } from '../values/day.ts'
import { activityFacts, preferRecords } from './ce.store.ts'

// What staff may correct.
export { activityCorrections } from './ce.store.ts'

/** An activity as another system's export tells it; its points are that system's award. */
export type ImportedActivity = BulkFact &
  Pick<CeActivity, 'category' | 'title' | 'completedOn' | 'interval' | 'hours' | 'points' | 'source'> & {
    provider: string | null
    evidence: string | null
    /** False where the points are not an award of another system, so that rates and caps apply; default: true. */
    awarded?: boolean
    /** When it was told; default: not known. */
    reportedOn?: Day | null
  }

/**
 * Records activities of an export, each once: what it told before and tells alike stays, what it tells differently supersedes.
 * `preferred` is read after the last row: automatic records that take the place of an earlier row of the same activity.
 */
export const recordActivitiesInBulk = (
  write: BulkWrite,
  rows: AsyncIterable<readonly ImportedActivity[]>,
  preferred: readonly ImportedActivity[],
): Promise<Recorded> =>
  recordFacts(write, { table: activityFacts, rows, settle: relation => preferRecords(write, relation, preferred) })
