import type pg from 'pg'
import type { CertificantId, Id } from '../values/id.ts'
import type { BulkColumn } from './bulk-copy.ts'

/** The connection of the transaction a bulk write runs in, and what every fact of it says of its origin. */
export type BulkWrite = { client: pg.PoolClient; batch: Id<'importBatch'> | null; recordedBy: string }
/** A bulk write that belongs to an import. */
export type ImportWrite = BulkWrite & { batch: Id<'importBatch'> }

/** A fact table as bulk writes see it: its content, by which an arriving row is the same as a stored one or not. */
export type FactTable<Row> = { name: string; content: readonly BulkColumn<Row>[] }

export type Recorded = {
  added: number
  unchanged: number
  /** Lines whose facts now supersede what an earlier export said. */
  superseding: number[]
  /** Lines whose change was not taken, because somebody had corrected that very fact here. */
  corrected: number[]
  /**
   * The facts of earlier exports whose keys begin with a prefix and that this load did not bring, in pages. Ask before the next
   * load, which takes the stage over. A load into an empty table misses nothing.
   */
  missing: (prefix: string) => AsyncGenerator<MissingFact[]>
  /** Whose facts were added or changed; ask before the next load too. */
  touched: Touched
}

/** The people whose facts a load added or changed. */
export type Touched = () => Promise<CertificantId[]>

export type MissingFact = { certificant: CertificantId; originKey: string }

/** The latest fact of each origin key, as the exports of its system told it: what one of us corrected is not among them. */
export const heads = (table: string): string => `(
  select fact.* from ${table} fact where fact.origin_key is not null and not exists (
    select from ${table} later
    where later.certificant = fact.certificant and later.supersedes = fact.id and later.origin_key = fact.origin_key))`

type Outcome = 'added' | 'unchanged' | 'superseding' | 'corrected'

/** Compares a stage with a fact table by (certificant, origin key) and inserts what is new or changed, in order of certificant. */
export async function mergeStage<Row>(write: BulkWrite, table: FactTable<Row>, stage: string): Promise<Recorded> {
  const { client } = write
  const content = table.content.map(([name]) => name)
  const of = (alias: string) => content.map(name => `${alias}.${name}`).join(', ')
  await client.query('drop table if exists pg_temp.bulk_outcome')
  await client.query(`create temp table bulk_outcome on commit drop as
    select s.line, head.id as head, case
      when head.id is null then 'added'
      when not head.withdrawn and (${of('s')}) is not distinct from (${of('head')}) then 'unchanged'
      when corrected.id is not null then 'corrected'
      else 'superseding' end as outcome
    from ${stage} s
    left join ${heads(table.name)} head on head.certificant = s.certificant and head.origin_key = s.origin_key
    left join ${table.name} corrected on corrected.certificant = head.certificant and corrected.supersedes = head.id`)
  await client.query(
    `insert into ${table.name} (id, certificant, ${content.join(', ')}, recorded_by, batch, origin_key, supersedes)
     select s.id, s.certificant, ${of('s')}, $1, $2::uuid, s.origin_key, o.head
     from ${stage} s join bulk_outcome o using (line) where o.outcome in ('added', 'superseding') order by s.certificant, s.id`,
    [write.recordedBy, write.batch],
  )
  const { rows } = await client.query<{ outcome: Outcome; count: number; lines: number[] | null }>(
    `select outcome, count(*) as count, array_agg(line order by line) filter (where outcome in ('superseding', 'corrected')) as lines
     from bulk_outcome group by outcome`,
  )
  const count = (outcome: Outcome) => rows.find(row => row.outcome === outcome)?.count ?? 0
  const lines = (outcome: Outcome) => rows.find(row => row.outcome === outcome)?.lines ?? []
  return {
    added: count('added'),
    unchanged: count('unchanged'),
    superseding: lines('superseding'),
    corrected: lines('corrected'),
    missing: prefix => missingFacts(client, table.name, stage, prefix),
    touched: () =>
      certificantsIn(client, `${stage} join bulk_outcome o using (line) where o.outcome in ('added', 'superseding')`),
  }
}

/** The certificants named in a relation, each once, in order. */
async function certificantsIn(client: pg.PoolClient, relation: string): Promise<CertificantId[]> {
  const { rows } = await client.query<{ certificant: CertificantId }>(`select distinct certificant from ${relation} order by 1`)
  return rows.map(({ certificant }) => certificant)
}

const PAGE = 5000

async function* missingFacts(client: pg.PoolClient, table: string, stage: string, prefix: string): AsyncGenerator<MissingFact[]> {
  let after: MissingFact = { certificant: '00000000-0000-0000-0000-000000000000' as CertificantId, originKey: '' }
  for (;;) {
    const { rows } = await client.query<MissingFact>(
      `select head.certificant, head.origin_key as "originKey" from ${heads(table)} head
       where starts_with(head.origin_key, $1) and not head.withdrawn and (head.certificant, head.origin_key) > ($2::uuid, $3)
         and not exists (select from ${stage} s where s.certificant = head.certificant and s.origin_key = head.origin_key)
       order by head.certificant, head.origin_key limit ${PAGE}`,
      [prefix, after.certificant, after.originKey],
    )
    if (rows.length === 0) return
    yield rows
    after = rows.at(-1) as MissingFact
  }
}
