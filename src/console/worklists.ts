import { searchPeople } from '../certificants/certificants.ts'
import { countLeftOpen, listFindings, listProposals, type MergeProposal, type StoredFinding } from '../import/import.ts'
import { countParked, listParked } from '../night/night.ts'
import type { Actor } from '../platform/actor.ts'
import { writeTrail } from '../platform/trail.ts'
import type { Rules } from '../rulebook/rules.ts'
import { countLapsing, type Lapsing, listLapsing } from '../standing/standing.ts'
import type { Day } from '../values/day.ts'
import type { CertificantId, CertificationId } from '../values/id.ts'
import { fullNameOf } from '../values/name.ts'
import { reasonSentence } from '../words/en.ts'
import { verdictWords } from '../words/console-lists.en.ts'
import { findingSentence, type TakenOverDifferently } from '../words/findings.en.ts'
import { schemeOn } from '../words/format.ts'
import { parkedSentence } from '../words/night.en.ts'
import { obligationSentence } from '../words/standing-of-one.en.ts'
import type { ConsoleDeps, Page } from './console.ts'
import { cursorOf } from './cursor.ts'
import { labelOf } from '../telling/telling.ts'

export const WORKLISTS = ['parked', 'merge-proposals', 'take-over-differences', 'findings', 'lapsing'] as const
export type Worklist = (typeof WORKLISTS)[number]

/** What is asked of a list; `days` is for those lapsing, `settled` for what imports left open. */
export type WorklistAsked = { days: 30 | 60 | 90; after: readonly string[] | undefined; limit: number; settled: boolean }

/** A row as the console shows it: whom it concerns, then its columns in order; texts, numbers, days and lists of texts. */
export type WorkRow = { certificant: CertificantId | null; name: string } & Readonly<
  Record<string, string | number | null | readonly string[]>
>

/** How much waits on each list; of those lapsing, within 30 days. */
export async function countWork(deps: ConsoleDeps): Promise<Record<Worklist, number>> {
  const { db } = deps.database
  const [parked, open, lapsing] = await Promise.all([countParked(db), countLeftOpen(db), countLapsing(deps, 30)])
  return {
    parked,
    'merge-proposals': open.proposals,
    'take-over-differences': open.differences,
    findings: open.findings,
    lapsing,
  }
}

type Lists = Record<Worklist, (deps: ConsoleDeps, asked: WorklistAsked) => Promise<Page<WorkRow>>>

const LISTS: Lists = {
  parked: listContradictory,
  'merge-proposals': listMerges,
  'take-over-differences': (deps, asked) => listFound(deps, asked, 'differences'),
  findings: (deps, asked) => listFound(deps, asked, 'findings'),
  lapsing: listLost,
}

/** One list, a page of it; the trail says who looked at it and whom they were shown. */
export async function showWork(deps: ConsoleDeps, actor: Actor, list: Worklist, asked: WorklistAsked): Promise<Page<WorkRow>> {
  const page = await LISTS[list](deps, asked)
  const shown = [...new Set(page.items.flatMap(row => [row.certificant ?? [], row['otherCertificant'] ?? []].flat()))]
  await writeTrail(deps.database.db, {
    by: actor,
    action: 'console.worklist_seen',
    subject: `worklist:${list}`,
    details: { shown },
  })
  return page
}

/** The present names of people. */
async function namesOf({ database }: ConsoleDeps, certificants: readonly (CertificantId | null)[]) {
  const people = [...new Set(certificants.flatMap(certificant => certificant ?? []))]
  const lines = await searchPeople(database.db, { certificants: people }, { limit: people.length })
  return new Map(lines.map(({ certificant, name }) => [certificant, fullNameOf(name)]))
}

/** Rows with one more than asked, cut to a page. */
function cut<Row extends { id: string }>(rows: readonly Row[], limit: number): { rows: readonly Row[]; next: string | null } {
  const shown = rows.slice(0, limit)
  const last = rows.length > limit ? shown.at(-1) : undefined
  return { rows: shown, next: last ? cursorOf([last.id]) : null }
}

async function listContradictory(deps: ConsoleDeps, { after, limit }: WorklistAsked): Promise<Page<WorkRow>> {
  const from = after?.[0] as CertificantId | undefined
  const found = await listParked(deps.database.db, { after: from, limit: limit + 1 })
  const { rows, next } = cut(
    found.map(row => ({ ...row, id: row.certificant })),
    limit,
  )
  const names = await namesOf(
    deps,
    rows.map(({ certificant }) => certificant),
  )
  const items = rows.map(({ certificant, code, params, asOf }) => ({
    certificant,
    name: names.get(certificant) ?? '',
    reason: parkedSentence(code, params),
    parkedOn: asOf,
  }))
  return { items, next }
}

async function listMerges(deps: ConsoleDeps, { after, limit, settled }: WorklistAsked): Promise<Page<WorkRow>> {
  const found = await listProposals(deps.database.db, { after: after?.[0], limit: limit + 1, settled })
  const { rows, next } = cut(found, limit)
  const names = await namesOf(
    deps,
    rows.flatMap(({ keep, merge }) => [keep, merge]),
  )
  return { items: rows.map(row => mergeRow(row, names)), next }
}

/** What was decided about a row that is settled; nothing about those that wait. */
const settledColumns = ({ verdict, reason, authority, settledAt }: SettledParts): Readonly<Record<string, string | null>> =>
  verdict === null
    ? {}
    : { verdict: verdictWords[verdict], reason, decidedBy: authority, settledOn: settledAt?.slice(0, 10) ?? null }

type SettledParts = Pick<MergeProposal, 'verdict' | 'reason' | 'authority' | 'settledAt'>

type Names = ReadonlyMap<CertificantId, string>

const mergeRow = (proposal: MergeProposal, names: Names): WorkRow => ({
  id: proposal.id,
  certificant: proposal.keep,
  name: names.get(proposal.keep) ?? '',
  otherCertificant: proposal.merge,
  otherName: names.get(proposal.merge) ?? '',
  agreeIn: proposal.agreeing,
  proposedOn: proposal.proposedAt.slice(0, 10),
  ...settledColumns(proposal),
})

async function listFound(
  deps: ConsoleDeps,
  { after, limit, settled }: WorklistAsked,
  kind: 'findings' | 'differences',
): Promise<Page<WorkRow>> {
  const found = await listFindings(deps.database.db, kind, { after: after?.[0], limit: limit + 1, settled })
  const { rows, next } = cut(found, limit)
  const names = await namesOf(
    deps,
    rows.map(({ certificant }) => certificant),
  )
  const { rules } = deps.rulebook
  const rowOf = kind === 'findings' ? findingRow : differenceRow
  return { items: rows.map(row => rowOf(row, row.certificant === null ? '' : (names.get(row.certificant) ?? ''), rules)), next }
}

const findingRow = (found: StoredFinding, name: string): WorkRow => ({
  id: found.id,
  certificant: found.certificant,
  name,
  finding: findingSentence(found),
  file: found.file,
  line: found.line,
  ...settledColumns(found),
})

function differenceRow({ id, certificant, params, ...settled }: StoredFinding, name: string, rules: Rules): WorkRow {
  const { number, scheme, status, since, fullStatus, fullSince, why } = params as TakenOverDifferently
  return {
    id,
    certificant,
    name,
    number,
    certification: schemeOn(rules, scheme, since).designation,
    status: labelOf(rules, status),
    since,
    judgedInFull: labelOf(rules, fullStatus),
    judgedInFullSince: fullSince,
    why: why === null ? '' : reasonSentence(why, rules),
    ...settledColumns(settled),
  }
}

async function listLost(deps: ConsoleDeps, { days, after, limit }: WorklistAsked): Promise<Page<WorkRow>> {
  const from = after && { nextChange: after[0] as Day, certification: after[1] as CertificationId }
  const { items, next } = await listLapsing(deps, { days, after: from, limit })
  const names = await namesOf(
    deps,
    items.map(({ certificant }) => certificant),
  )
  const { rules } = deps.rulebook
  return {
    items: items.map(each => lapsingRow(each, names, rules)),
    next: next ? cursorOf([next.nextChange, next.certification]) : null,
  }
}

const lapsingRow = ({ certificant, standing, lostOn, because }: Lapsing, names: Names, rules: Rules): WorkRow => ({
  certificant,
  name: names.get(certificant) ?? '',
  number: standing.number,
  certification: schemeOn(rules, standing.scheme, lostOn).designation,
  status: labelOf(rules, standing.status),
  lostOn,
  why: because.map(each => obligationSentence(each, rules)),
})
