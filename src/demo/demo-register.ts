import { join } from 'node:path'
import { importRegister } from '../import/import.ts'
import { asset } from '../platform/root.ts'
import type { StandingDeps } from '../standing/standing.ts'
import { day } from '../values/day.ts'
import { recordDemo } from './demo.ts'

/** The day the register that comes with the product was exported on: a demonstration stands still there, so that it does not rot. */
export const DEMO_DAY = day('2026-11-20')

/**
 * Takes the register that comes with the product over, as a body would its own, and adds Maria García. Repeating it changes
 * nothing, so a start that was broken off is simply made again. Its lists of rejected rows and differences go to `reportsIn`.
 */
export async function loadDemoRegister(deps: StandingDeps, reportsIn: string): Promise<{ imported: number; rejected: number }> {
  const { files } = await importRegister(deps, {
    folder: asset('demo', 'register'),
    exportedOn: DEMO_DAY,
    recordedBy: 'the demonstration',
    rejectedPath: join(reportsIn, 'rejected.csv'),
  })
  await recordDemo(deps, { certificants: 0, seed: 1 })
  const sum = (of: 'imported' | 'rejected'): number => files.reduce((total, counts) => total + counts[of], 0)
  return { imported: sum('imported'), rejected: sum('rejected') }
}
