import type { BulkWrite, FactTable, Recorded } from './bulk.ts'

export type MergeCounts = { added: number; unchanged: number }

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
  }
}
