import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../platform/db.ts'
import type { CertificantId, Id } from '../values/id.ts'
import type { Instant } from '../values/instant.ts'
import type { Finding } from '../words/findings.en.ts'
import type { Verdict } from './settling.store.ts'

/** `settled`: those that a person dealt with, instead of those that wait. */
type Page = { after: string | undefined; limit: number; settled?: boolean | undefined }

/** What was decided of a settled one; null of those that wait. */
type Settled = { verdict: Verdict | null; reason: string | null; authority: string | null; settledAt: Instant | null }

/** The settlement of a matter that holds. */
const SETTLED = (matter: string) => sql`
  lateral (
    select verdict, reason, authority, recorded_at as settled_at from settlement
    where settlement.matter = ${sql.ref(matter)} and not withdrawn
      and not exists (select from settlement newer where newer.supersedes = settlement.id)
  ) settled`

const whether = (settled = false): RawBuilder<boolean> => (settled ? sql`verdict is not null` : sql`verdict is null`)

const BEFORE_ALL = '00000000-0000-0000-0000-000000000000'

export type MergeProposal = Settled & {
  id: Id<'mergeProposal'>
  keep: CertificantId
  merge: CertificantId
  /** What the two agree in, in words. */
  agreeing: string[]
  proposedAt: Instant
}

/** Pairs of numbers that look like one human, in order of proposal. */
export async function listProposals(db: Db, { after, limit, settled }: Page): Promise<MergeProposal[]> {
  const { rows } = await sql<MergeProposal>`
    select id, keep, merge, agreeing, proposed_at, verdict, reason, authority, settled_at
    from merge_proposal left join ${SETTLED('merge_proposal.matter')} on true
    where id > ${after ?? BEFORE_ALL}::uuid and ${whether(settled)} order by id limit ${limit}`.execute(db)
  return rows
}

/** Something an import left for a person to look at, as it is stored. */
export type StoredFinding = Pick<Finding, 'code' | 'params'> &
  Settled & {
    id: Id<'importFinding'>
    certificant: CertificantId | null
    file: string | null
    line: number | null
  }

/** Each import finds anew whatever is still so; what the one before found is past. */
const LATEST = sql`(
  select distinct on (system) id from import_batch where finished_at is not null order by system, started_at desc, id desc)`

/** `differences`: who would stand differently if all was judged; `findings`: everything else. */
export type Kind = 'findings' | 'differences'

const ofKind = (kind: Kind): RawBuilder<boolean> =>
  kind === 'differences' ? sql`code = 'take_over.differs'` : sql`code <> 'take_over.differs'`

/** What each system's latest import found, in order of the rows. */
export async function listFindings(db: Db, kind: Kind, { after, limit, settled }: Page): Promise<StoredFinding[]> {
  const { rows } = await sql<StoredFinding>`
    select id, code, params, certificant, file, line, verdict, reason, authority, settled_at
    from import_finding left join ${SETTLED('import_finding.matter')} on true
    where batch in ${LATEST} and ${ofKind(kind)} and ${whether(settled)} and id > ${after ?? BEFORE_ALL}::uuid order by id limit ${limit}`.execute(
    db,
  )
  return rows
}

export type LeftOpen = { proposals: number; findings: number; differences: number }

/** What was settled and not reopened, read once. */
const SETTLED_MATTERS = sql`(
  select matter from settlement
  where not withdrawn and not exists (select from settlement newer where newer.supersedes = settlement.id))`

/** How much the imports left for a person, and nobody has settled. */
export async function countLeftOpen(db: Db): Promise<LeftOpen> {
  const { rows } = await sql<LeftOpen>`
    select (select count(*)::int from merge_proposal where matter not in ${SETTLED_MATTERS}) as proposals,
      count(*) filter (where ${ofKind('findings')})::int as findings,
      count(*) filter (where ${ofKind('differences')})::int as differences
    from import_finding where batch in ${LATEST} and matter not in ${SETTLED_MATTERS}`.execute(db)
  return rows[0] ?? { proposals: 0, findings: 0, differences: 0 }
}
