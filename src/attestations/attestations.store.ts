import type { FactTable } from '../platform/bulk-merge.ts'
import { correctable } from '../platform/correctable.ts'
import type { ImportedAttestation } from './attestations.ts'

export const attestationFacts: FactTable<ImportedAttestation> = {
  name: 'attestation',
  content: [
    ['certification', 'uuid', row => row.certification],
    ['cycle_end', 'date', row => row.cycleEnd],
    ['signed_on', 'date', row => row.signedOn],
    ['received_on', 'date', row => row.receivedOn],
    ['points_claimed', 'int', row => row.claimed],
  ],
}

export const attestationCorrections = correctable(attestationFacts)
