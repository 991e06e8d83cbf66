import type { FeePayment } from '../engine/dossier.ts'
import { type BulkFact, recordFacts } from '../platform/bulk.ts'
import type { BulkWrite, Recorded } from '../platform/bulk-merge.ts'
import type { Day } from '../values/day.ts'
import { markChargedBack, paymentFacts } from './billing.store.ts'

// What staff may correct.
export { paymentCorrections } from './billing.store.ts'

/** Money received as another system's export tells it; `currency` is ISO 4217. */
export type ImportedPayment = BulkFact &
  Omit<FeePayment, 'id' | 'chargedBackOn'> & {
    currency: string
    method: string | null
    reference: string | null
    /** Where the row itself tells that the money was taken back. */
    chargedBackOn?: Day | null
  }

/** An amount that was taken back; `cents` is positive. */
export type ChargeBack = { line: number; certification: string; feeYear: number | null; cents: number; chargedBackOn: Day }

/**
 * Records payments of an export, each once. `backs` is read after the last row: charge-backs to be joined to their payments;
 * the lines that found theirs come back as `chargedBack`.
 */
export async function recordPaymentsInBulk(
  write: BulkWrite,
  rows: AsyncIterable<readonly ImportedPayment[]>,
  backs: readonly ChargeBack[],
): Promise<Recorded & { chargedBack: number[] }> {
  let chargedBack: number[] = []
  const settle = async (relation: string) => {
    chargedBack = await markChargedBack(write, relation, backs)
  }
  const recorded = await recordFacts(write, { table: paymentFacts, rows, settle })
  return { ...recorded, chargedBack }
}
