import type { StatusCode } from '../rulebook/rules.ts'
import type { Day } from '../values/day.ts'
import type { CertificantId, CertificationId } from '../values/id.ts'
import type { Ask } from './ask.ts'

/** By what was last derived: held, and lost by $1 through a fee left unpaid or points left short. */
const LOST_BY = `
  standing.next_change <= $1::date and standing.status in ('active', 'fee_past_due', 'suspended') and exists (
    select from jsonb_array_elements(standing.verdict -> 'obligations') owed
    where (owed ->> 'lostOn')::date <= $1::date
      or ((owed ->> 'shortfall')::int > 0 and owed ->> 'required' is not null and (owed ->> 'earnBy')::date < $1::date))`

const CANDIDATES = `
  select certification, certificant, next_change as "nextChange" from standing
  where ${LOST_BY} and (next_change, certification) > ($2::date, $3::uuid)
  order by next_change, certification limit $4`

export type Candidate = { certification: CertificationId; certificant: CertificantId; nextChange: Day }

type Asked = { until: Day; after: Pick<Candidate, 'nextChange' | 'certification'> | undefined; limit: number }

/** Certifications that were last seen to be lost by a day if nothing happens, in order of their next change. */
export const listCandidates = (ask: Ask, { until, after, limit }: Asked): Promise<Candidate[]> =>
  ask<Candidate>(CANDIDATES, [
    until,
    after?.nextChange ?? '0001-01-01',
    after?.certification ?? '00000000-0000-0000-0000-000000000000',
    limit,
  ])

/** How many there are. */
export async function countCandidates(ask: Ask, until: Day): Promise<number> {
  const [row] = await ask<{ count: number }>(`select count(*)::int as count from standing where ${LOST_BY}`, [until])
  return row?.count ?? 0
}

export type StatusCount = { scheme: string; status: StatusCode; count: number }

/** How many certifications of each scheme have each status, by what was last derived. */
export const countByScheme = (ask: Ask): Promise<StatusCount[]> =>
  ask<StatusCount>(
    `select verdict ->> 'scheme' as scheme, status, count(*)::int as count from standing group by 1, 2 order by 1, 2`,
    [],
  )

export type MonthCount = { month: string; kind: string; count: number }

const PAST = `
  select to_char(on_day, 'YYYY-MM') as month, kind, count(*)::int as count from (
    select distinct certification, 'lost' as kind, since as on_day from standing_change
    where status in ('lapsed', 'decertified') and since between $1::date and $2::date
    union all
    select distinct certification, 'renewed', (reason ->> 'start')::date
    from standing_change change, jsonb_array_elements(change.reason) reason
    where change.as_of >= $1::date and reason ->> 'code' = 'standing.rolled'
      and (reason ->> 'start')::date between $1::date and $2::date
  ) said group by 1, 2`

/** How many cycles opened by renewal (`renewed`) and certifications ended (`lost`) in each month between two days, as it was said. */
export const countPast = (ask: Ask, from: Day, to: Day): Promise<MonthCount[]> => ask<MonthCount>(PAST, [from, to])

const AHEAD = `
  select to_char(on_day, 'YYYY-MM') as month, kind, count(*)::int as count from (
    select work.kind, work.on_day
    from standing, jsonb_array_elements(standing.verdict -> 'obligations') owed
    cross join lateral (values
      ('fee', case when owed ->> 'kind' = 'fee' then (owed ->> 'dueOn')::date end),
      ('cycle', case when owed ->> 'kind' = 'ce' then (owed ->> 'earnBy')::date end),
      ('short', case when (owed ->> 'shortfall')::int > 0 and owed ->> 'required' is not null then (owed ->> 'earnBy')::date end)
    ) work (kind, on_day)
    where standing.status in ('active', 'fee_past_due', 'suspended')
  ) ahead where on_day between $1::date and $2::date group by 1, 2`

/**
 * Of those who hold a certification, by what was last derived: fees that fall due (`fee`), cycles that end (`cycle`), and
 * those of them that are short of points today (`short`), in each month between two days.
 */
export const countAhead = (ask: Ask, from: Day, to: Day): Promise<MonthCount[]> => ask<MonthCount>(AHEAD, [from, to])
