import type { Attestation } from '../engine/dossier.ts'
import { type BulkFact, recordFacts } from '../platform/bulk.ts'
import type { BulkWrite, Recorded } from '../platform/bulk-merge.ts'
import { attestationFacts } from './attestations.store.ts'

// What staff may correct.
export { attestationCorrections } from './attestations.store.ts'

/** A signed statement as another system's export tells it. */
export type ImportedAttestation = BulkFact & Omit<Attestation, 'id'>

/** Records attestations of an export, each once; one that is told differently supersedes. */
export const recordAttestationsInBulk = (
  write: BulkWrite,
  rows: AsyncIterable<readonly ImportedAttestation[]>,
): Promise<Recorded> => recordFacts(write, { table: attestationFacts, rows })
