import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { findTwins, namesOf, numbersOf } from '../certificants/certificants.ts'
import { certificationsByNumber } from '../certifications/certifications.ts'
import type { ImportWrite } from '../platform/bulk-merge.ts'
import type { Clock } from '../platform/clock.ts'
import { type Database, transactionWithCopy, type Tx } from '../platform/db.ts'
import { adoptRulebook, deriveDirty, markDirty, type Rulebook } from '../standing/standing.ts'
import type { Day } from '../values/day.ts'
import { type CertificantId, newId } from '../values/id.ts'
import { KINDS, type Kind } from './fields.ts'
import { refusalOf } from './import.refusals.ts'
import {
  type EarlierBatch,
  finishBatch,
  insertBatch,
  insertFindings,
  insertMergeProposals,
  insertRejections,
  listBatches,
  lockImports,
} from './import.store.ts'
import { emptyKnown, proposeLostNumbers } from './known.ts'
import type { Loading } from './loading.ts'
import { LOADS } from './loads.ts'
import { type Mapping, readMapping } from './mapping.ts'
import { type Counts, countsOf, isSameAs, type ImportReport, type KindCounts } from './report.ts'
import { listsBeside, writeReportFiles } from './report-files.ts'
import { sinksOf } from './sinks.ts'
import { makeSpools, type Spools } from './spools.ts'
import { differencesFound, type JudgeFrom, takeOver } from './take-over.ts'

// What the imports left for a person, as the console lists it.
export { countLeftOpen, listFindings, listProposals, type MergeProposal, type StoredFinding } from './left-open.store.ts'

// What a person decides about it.
export {
  findMatter,
  insertSettlement,
  lastSettlement,
  listSamePeople,
  type Matter,
  type SamePerson,
  VERDICTS,
  type Verdict,
} from './settling.store.ts'

export type ImportDeps = { database: Database; rulebook: Rulebook; clock: Clock }

export type ImportOptions = {
  folder: string
  /** A mapping file; default: mapping.yaml in the folder, or the preset goodstanding-register. */
  mapping?: string | undefined
  /** When the export was taken; default: what the mapping says, or the latest day on which the export tells that something happened. */
  exportedOn?: Day | undefined
  /** From which day on to judge, or from each certification's first; default: as at the last import, or the day of the first export. */
  judgeFrom?: JudgeFrom | undefined
  /** Does everything, gives the same report, and keeps nothing. */
  dryRun?: boolean | undefined
  recordedBy: string
  /** Where rejected.csv goes; the other lists lie beside it. */
  rejectedPath: string
  onProgress?: ((progress: Progress) => void) | undefined
}

export type Progress = { step: Kind | 'openings' | 'standings'; done: number }

/** Ends the transaction without keeping anything, and carries what was found out. */
class NothingKept extends Error {
  readonly report: ImportReport
  constructor(report: ImportReport) {
    super('rolled back on purpose')
    this.report = report
  }
}

/** Takes an export of another system in, and derives the standings of everybody it changed something for. */
export async function importRegister(deps: ImportDeps, options: ImportOptions): Promise<ImportReport> {
  const report = await takeIn(deps, options)
  if (report.kept) await deriveStandings(deps, options)
  return report
}

/**
 * Takes an export in: every row ends imported, merged, unchanged, superseding or rejected, and the report says which. One
 * transaction, so that whatever stops it, a kill included, leaves nothing half-written; PostgreSQL copes with one of millions
 * of rows, and a resumed import would have to remember what it had already told about. Standings are left to be derived from
 * marks made inside it, which may be stopped anywhere.
 */
export function takeIn(deps: ImportDeps, options: ImportOptions): Promise<ImportReport> {
  const mapping = openExport(options)
  return transactionWithCopy(deps.database, (tx, client) => importInto({ tx, client, deps, options, mapping })).catch(
    (error: unknown) => {
      if (error instanceof NothingKept) return error.report
      throw error
    },
  )
}

/** The mapping of a folder that is there with all its files. */
function openExport({ folder, mapping: path }: ImportOptions): Mapping {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) throw refusalOf('import.folder_missing', { path: folder })
  const mapping = readMapping(folder, path)
  for (const kind of KINDS) {
    const file = mapping.files[kind]?.file
    if (file !== undefined && !existsSync(join(folder, file))) throw refusalOf('import.file_missing', { file, path: folder })
  }
  return mapping
}

type Run = {
  tx: Tx
  client: ImportWrite['client']
  deps: ImportDeps
  options: ImportOptions
  mapping: Mapping
}

async function importInto(run: Run): Promise<ImportReport> {
  const { client, options, mapping } = run
  const today = todayFor(run)
  const given = options.exportedOn ?? mapping.exportedOn
  if (given !== undefined && given > today) throw refusalOf('import.exported_in_future', { exportedOn: given, today })
  await lockImports(client)
  const earlier = await listBatches(client, mapping.system)
  const write: ImportWrite = { client, batch: newId<'importBatch'>(), recordedBy: options.recordedBy }
  await insertBatch(client, {
    id: write.batch,
    system: mapping.system,
    exportedOn: given ?? today,
    judgeFrom: 'certification',
    recordedBy: options.recordedBy,
  })
  const spools = makeSpools(options.rejectedPath)
  try {
    return await loadAll({ ...run, write, given, today, earlier, spools })
  } finally {
    spools.drop()
  }
}

const todayFor = ({ deps }: Run): Day => deps.clock.today(deps.rulebook.rules.body.zone)

/** Refuses an export that was taken before one that came in already: its facts would supersede newer ones. */
function refuseOlder(earlier: readonly EarlierBatch[], exportedOn: Day): void {
  const newest = earlier.reduce<Day | ''>((latest, batch) => (batch.exportedOn > latest ? batch.exportedOn : latest), '')
  if (newest !== '' && exportedOn < newest) throw refusalOf('import.older_export', { exportedOn, newest })
}

/** Where judging begins: as asked, else as at the system's last import, else on the day of this first export. */
function judgeFromOf({ options, earlier }: Loaded, exportedOn: Day): JudgeFrom {
  const judgeFrom = options.judgeFrom ?? (earlier.at(-1)?.judgeFrom as JudgeFrom | undefined) ?? exportedOn
  if (judgeFrom !== 'certification' && judgeFrom > exportedOn)
    throw refusalOf('import.judge_from_late', { judgeFrom, exportedOn })
  return judgeFrom
}

type Loaded = Run & {
  write: ImportWrite
  given: Day | undefined
  today: Day
  earlier: EarlierBatch[]
  spools: Spools
}

async function loadAll(run: Loaded): Promise<ImportReport> {
  const { tx, write, options, mapping, spools, earlier, given } = run
  const counts: Counts = { files: [], findings: {}, rejections: {} }
  const sinks = sinksOf(spools, counts)
  const known = emptyKnown({ mapping, rules: run.deps.rulebook.rules, notAfter: given ?? run.today, find: sinks.find })
  known.people = await numbersOf(write, mapping.system)
  known.certifications = await certificationsByNumber(write)
  const touched = new Set<CertificantId>()
  for (const kind of KINDS) {
    if (!mapping.files[kind]) continue
    const onRows = (done: number) => options.onProgress?.({ step: kind, done })
    counts.files.push({
      kind,
      ...(await load(kind, { write, known, folder: options.folder, touched, sinks: { ...sinks, onRows } })),
    })
  }
  proposeLostNumbers(known)
  const exportedOn = given ?? known.reading.latest
  refuseOlder(earlier, exportedOn)
  const proposals = await proposeMerges(run)
  const judgeFrom = judgeFromOf(run, exportedOn)
  const taken = await takeOver({
    tx,
    write,
    rules: run.deps.rulebook.rules,
    known,
    exportedOn,
    judgeFrom,
    openings: spools.openings,
    differences: spools.differences,
    onPeople: done => options.onProgress?.({ step: 'openings', done }),
  })
  for (const certificant of taken.touched) touched.add(certificant)
  const changed = touched.size > 0 || proposals > 0
  const kept = options.dryRun !== true && (changed || !isSameAs(earlier.at(-1)?.counts, counts))
  const report: ImportReport = {
    ...countsOf(counts),
    system: mapping.system,
    exportedOn,
    dryRun: options.dryRun === true,
    kept,
    mergeProposals: proposals,
    takeOver: taken.counts,
    lists: listsBeside(options.rejectedPath),
  }
  await insertRejections(write, spools.rejected.read())
  await insertFindings(write, spools.found.read())
  await insertFindings(write, differencesFound(spools.differences.read()))
  await finishBatch(write.client, { id: write.batch, exportedOn, judgeFrom, counts })
  const holders = new Set([...known.certifications.values()].map(({ certificant }) => certificant))
  await markInPages(
    tx,
    [...touched].filter(certificant => holders.has(certificant)),
  )
  await writeReportFiles(options.rejectedPath, spools, {
    rules: run.deps.rulebook.rules,
    names: people => namesOf(write, mapping.system, people),
    numbers: known.present,
  })
  if (!kept) throw new NothingKept(report)
  return report
}

const load = (kind: Kind, loading: Loading): Promise<Omit<KindCounts, 'kind'>> => LOADS[kind](loading)

const AGREEING = ['first name', 'last name', 'day of birth', 'phone']

/** Looks for people with two numbers where the export brings people. */
async function proposeMerges({ write, mapping }: Loaded): Promise<number> {
  if (!mapping.files.people) return 0
  const twins = await findTwins(write, mapping.system)
  return insertMergeProposals(write, twins, AGREEING)
}

const MARKED_AT_ONCE = 5000

async function markInPages(tx: Tx, certificants: CertificantId[]): Promise<void> {
  for (let at = 0; at < certificants.length; at += MARKED_AT_ONCE)
    await markDirty(tx, certificants.slice(at, at + MARKED_AT_ONCE))
}

async function deriveStandings(deps: ImportDeps, { recordedBy, onProgress }: ImportOptions): Promise<void> {
  await adoptRulebook(deps.database.db, deps.rulebook, { by: recordedBy, reason: 'in force at an import' })
  await deriveDirty(deps, { onProgress: ({ certificants }) => onProgress?.({ step: 'standings', done: certificants }) })
}
