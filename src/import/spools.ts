import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import type { TakenOver } from '../certifications/certifications.ts'
import type { RejectedRow } from './file-rows.ts'
import type { Found } from './findings.ts'
import { refusalOf } from './import.refusals.ts'
import { makeSpool } from './spool.ts'
import type { Difference } from './take-over.ts'

export type Spools = ReturnType<typeof makeSpools>

/** What is set aside while an import runs, in files beside where its lists will be; a killed import's are written over. */
export function makeSpools(rejectedPath: string) {
  try {
    mkdirSync(dirname(rejectedPath), { recursive: true })
    const rejected = makeSpool<RejectedRow>(`${rejectedPath}.rows`)
    const found = makeSpool<Found>(`${rejectedPath}.findings`)
    const openings = makeSpool<TakenOver>(`${rejectedPath}.openings`)
    const differences = makeSpool<Difference>(`${rejectedPath}.differences`)
    const all = [rejected, found, openings, differences]
    const drop = () => {
      for (const spool of all) spool.drop()
    }
    return { rejected, found, openings, differences, drop }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw refusalOf('import.out_unwritable', { path: rejectedPath, reason })
  }
}
