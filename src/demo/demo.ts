import { join } from 'node:path'
import { recordAttestationsInBulk } from '../attestations/attestations.ts'
import { recordPaymentsInBulk } from '../billing/billing.ts'
import { recordActivitiesInBulk } from '../ce/ce.ts'
import { recordPeopleInBulk } from '../certificants/certificants.ts'
import {
  certificationsByNumber,
  recordAuditsInBulk,
  recordCertificationsInBulk,
  recordDecisionsInBulk,
} from '../certifications/certifications.ts'
import { importRegister } from '../import/import.ts'
import { type Tx, transactionWithCopy } from '../platform/db.ts'
import type { BulkWrite } from '../platform/bulk-merge.ts'
import { asset } from '../platform/root.ts'
import { adoptRulebook, deriveDirty, markDirty, type Progress, type StandingDeps, todayFor } from '../standing/standing.ts'
import { day } from '../values/day.ts'
import type { CertificantId } from '../values/id.ts'
import { activityRows, attestationRows, auditRows, certificationRows, decisionRows, paymentRows, personRows } from './rows.ts'
import { type Cast, castOf } from './cast.ts'

export { inviteMaria } from './invitation.ts'

export type DemoOptions = {
  /** How many invented certificants besides Maria García. */
  certificants: number
  seed: number
  onProgress?: (step: DemoStep, done: number) => void
}

export type DemoStep = 'people' | 'certifications' | 'decisions' | 'audits' | 'activities' | 'attestations' | 'fees' | 'standings'

export type DemoReport = {
  people: number
  facts: number
  /** People left out, because a certificate number of theirs was taken. */
  already: number
  standings: number
}

const SYSTEM = 'demo'
const RECORDED_BY = 'the demonstration'

/**
 * Adds an invented population with its whole history and derives its standings. People whose certificate numbers are there
 * already are left out, so running it again adds nothing, and a register that was imported stays as it is.
 */
export async function recordDemo(deps: StandingDeps, options: DemoOptions): Promise<DemoReport> {
  const { onProgress } = options
  const { people, facts } = await transactionWithCopy(deps.database, async (tx, client) => {
    const write: BulkWrite = { client, batch: null, recordedBy: RECORDED_BY }
    const taken = await certificationsByNumber(write)
    const cast = castOf(options, todayFor(deps), number => taken.has(number))
    const facts = await recordCast(write, cast, (step, done) => onProgress?.(step, done))
    return { people: await markCast(tx, cast), facts }
  })
  await adoptRulebook(deps.database.db, deps.rulebook, { by: RECORDED_BY, reason: 'in force in the demonstration' })
  const tell = ({ certificants }: Progress): void => onProgress?.('standings', certificants)
  const { standings } = await deriveDirty(deps, { onProgress: tell })
  return { people, facts, already: options.certificants + 1 - people, standings }
}

/** Through the doors that imports use, table by table, because each is fastest as one load. */
async function recordCast(write: BulkWrite, cast: Cast, tell: (step: DemoStep, done: number) => void): Promise<number> {
  const loads: readonly (readonly [DemoStep, () => Promise<{ added: number }>])[] = [
    ['people', () => recordPeopleInBulk(write, SYSTEM, personRows(cast))],
    ['certifications', () => recordCertificationsInBulk(write, certificationRows(cast))],
    ['decisions', () => recordDecisionsInBulk(write, decisionRows(cast))],
    ['audits', () => recordAuditsInBulk(write, auditRows(cast))],
    ['activities', () => recordActivitiesInBulk(write, activityRows(cast), [])],
    ['attestations', () => recordAttestationsInBulk(write, attestationRows(cast))],
    ['fees', () => recordPaymentsInBulk(write, paymentRows(cast), [])],
  ]
  let facts = 0
  for (const [step, load] of loads) {
    const { added } = await load()
    facts += added
    tell(step, added)
  }
  return facts
}

const MARKED_AT_ONCE = 10_000

async function markCast(tx: Tx, cast: Cast): Promise<number> {
  let marked: CertificantId[] = []
  let people = 0
  for (const { dossier } of cast()) {
    marked.push(dossier.certificant as CertificantId)
    people++
    if (marked.length === MARKED_AT_ONCE) {
      await markDirty(tx, marked)
      marked = []
    }
  }
  await markDirty(tx, marked)
  return people
}

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
