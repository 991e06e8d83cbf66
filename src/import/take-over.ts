import { recordOpeningsInBulk, type TakenOver } from '../certifications/certifications.ts'
import { deriveStandings, planOpenings } from '../engine/derive.ts'
import type { Dossier } from '../engine/dossier.ts'
import type { Reason } from '../engine/reasons.ts'
import type { Standing } from '../engine/standing.ts'
import type { BulkWrite } from '../platform/bulk-merge.ts'
import type { Tx } from '../platform/db.ts'
import type { Rules, SchemeCode, StatusCode } from '../rulebook/rules.ts'
import { walkDossiers } from '../standing/standing.ts'
import type { Day } from '../values/day.ts'
import type { CertificantId } from '../values/id.ts'
import { findInDossier } from './dossier-findings.ts'
import type { Found } from './findings.ts'
import type { Known } from './known.ts'
import type { Spool } from './spool.ts'

/** From when judging begins: a day, or each certification's first. */
export type JudgeFrom = Day | 'certification'

/** Somebody who would stand differently had their whole history been judged, and why. */
export type Difference = {
  certificant: CertificantId
  number: string
  scheme: SchemeCode
  status: StatusCode
  since: Day
  full: { status: StatusCode; since: Day; why: Reason | undefined }
}

type Statuses = Partial<Record<StatusCode, number>>

export type TakeOverCounts = {
  judgeFrom: JudgeFrom
  openings: { added: number; superseding: number; unchanged: number; withdrawn: number }
  /** Standings on the export's day as taken over, and had everything been judged. */
  statuses: Statuses
  fullStatuses: Statuses
  differing: number
  /** How many would go from one status to another, and by what. */
  changes: { from: StatusCode; to: StatusCode; why: string; count: number }[]
}

export type TakingOver = {
  tx: Tx
  write: BulkWrite
  rules: Rules
  known: Known
  exportedOn: Day
  judgeFrom: JudgeFrom
  openings: Spool<TakenOver>
  differences: Spool<Difference>
  onPeople: (done: number) => void
}

/**
 * Says where judging begins for every certification of the export, records it, and compares with judging the whole history.
 * What is noteworthy in a dossier is found on the way, because each is in hand only here.
 */
export async function takeOver(taking: TakingOver): Promise<{ counts: TakeOverCounts; touched: CertificantId[] }> {
  const counts = {
    statuses: {} as Statuses,
    fullStatuses: {} as Statuses,
    changes: new Map<string, TakeOverCounts['changes'][number]>(),
  }
  let done = 0
  // An export without certifications takes none over.
  const everybody = taking.known.present.size > 0 ? walkDossiers(taking.tx) : []
  for await (const dossiers of everybody) {
    for (const dossier of dossiers) if (dossier.certifications.length > 0) takeOverOne(taking, dossier, counts)
    done += dossiers.length
    taking.onPeople(done)
  }
  const { touched, ...openings } = await recordOpenings(taking)
  const summed = {
    judgeFrom: taking.judgeFrom,
    openings,
    statuses: counts.statuses,
    fullStatuses: counts.fullStatuses,
    differing: taking.differences.count,
    changes: [...counts.changes.values()].toSorted((a, b) => b.count - a.count),
  }
  return { counts: summed, touched }
}

type Counting = { statuses: Statuses; fullStatuses: Statuses; changes: Map<string, TakeOverCounts['changes'][number]> }

function takeOverOne(taking: TakingOver, dossier: Dossier, counts: Counting): void {
  const { rules, known, exportedOn, differences } = taking
  const others = dossier.openings.filter(({ certification }) => !known.present.has(certification))
  const unopened = { ...dossier, openings: others }
  const full = deriveStandings(unopened, rules, { asOf: exportedOn })
  const planned = plannedOf(taking, dossier)
  const opened =
    planned.length === 0 ? full : deriveStandings({ ...dossier, openings: [...others, ...planned] }, rules, { asOf: exportedOn })
  for (const [at, standing] of opened.entries()) {
    const strict = full[at] as Standing
    if (!known.present.has(standing.certification)) continue
    count(counts, standing, strict)
    if (standing.status !== strict.status) differences.add(differenceOf(dossier, standing, strict))
  }
  findInDossier(dossier, full, { rules, known, exportedOn })
}

/** The openings of one dossier's certifications, also set aside to be recorded: their statements wait until no one reads. */
function plannedOf({ rules, known, judgeFrom, openings }: TakingOver, dossier: Dossier) {
  if (judgeFrom === 'certification') return []
  const planned = planOpenings(dossier, rules, judgeFrom, known.reading.mapping.name)
  return planned.flatMap(opening => {
    const number = known.present.get(opening.certification)
    if (number === undefined) return []
    const id = `${known.system}:${number}`
    openings.add({ ...opening, line: openings.count, certificant: dossier.certificant as CertificantId, originKey: id })
    return [{ ...opening, id }]
  })
}

function count({ statuses, fullStatuses, changes }: Counting, { status }: Standing, full: Standing): void {
  statuses[status] = (statuses[status] ?? 0) + 1
  fullStatuses[full.status] = (fullStatuses[full.status] ?? 0) + 1
  if (status === full.status) return
  const why = full.reasons[0]?.code ?? ''
  const change = changes.get(`${status} ${full.status} ${why}`) ?? { from: status, to: full.status, why, count: 0 }
  changes.set(`${status} ${full.status} ${why}`, { ...change, count: change.count + 1 })
}

const differenceOf = ({ certificant }: Dossier, { number, scheme, status, since }: Standing, full: Standing): Difference => ({
  certificant: certificant as CertificantId,
  number,
  scheme,
  status,
  since,
  full: { status: full.status, since: full.since, why: full.reasons[0] },
})

async function recordOpenings({ write, known, openings }: TakingOver) {
  const prefix = `${known.system}:`
  const isHere = (originKey: string): boolean => known.presentNumbers.has(originKey.slice(prefix.length))
  const recorded = await recordOpeningsInBulk(write, openings.read(), prefix, isHere)
  const { added, superseding, unchanged, corrected, withdrawn } = recorded
  const touched = [...(await recorded.touched()), ...withdrawn]
  return { added, superseding: superseding.length, unchanged: unchanged + corrected.length, withdrawn: withdrawn.length, touched }
}

/** The differences as findings, so that the console can list them. */
export async function* differencesFound(pages: AsyncIterable<readonly Difference[]>): AsyncGenerator<Found[]> {
  for await (const page of pages)
    yield page.map(({ certificant, number, scheme, status, since, full }) => ({
      code: 'take_over.differs',
      certificant,
      params: { number, scheme, status, since, fullStatus: full.status, fullSince: full.since, why: full.why ?? null },
    }))
}
