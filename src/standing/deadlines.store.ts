import { inForce } from '../rulebook/in-force.ts'
import type { Rules } from '../rulebook/rules.ts'
import { addDays, type Day, daysInclusive } from '../values/day.ts'
import type { CertificantId } from '../values/id.ts'
import type { Ask } from './ask.ts'

type Days = { from: Day; to: Day }

/**
 * Marks those for whom a deadline fell on these days, or was moved by them: by what is stored of where they stand, namely
 * since when and through when, when it changes, and by which days something is owed or open. Whoever it takes too many is
 * judged again and stands as before. Updates a mark that is there, as every marking does.
 */
const MARK_DEADLINES = `
  insert into dirty_certificant (certificant)
  select distinct certificant from standing
  where next_change between $1::date and $3::date
    or since between $1::date - $4::int and $3::date
    or through between $1::date and $3::date
    or exists (
      select from jsonb_array_elements(verdict -> 'obligations') as owed
      where (owed ->> 'dueOn')::date between $1::date - $4::int and $2::date
        or (owed ->> 'earnBy')::date between $1::date and $3::date
        or (owed ->> 'lostOn')::date between $1::date and $3::date)
    or exists (
      select from jsonb_array_elements(verdict -> 'waysBack') as way
      where (way ->> 'openThrough')::date between $1::date and $3::date)
  order by certificant
  on conflict (certificant) do update set marked_at = excluded.marked_at
  returning certificant`

/** Gives whom it marked. */
export async function insertDirtyByDeadlines(ask: Ask, rules: Rules, { from, to }: Days): Promise<CertificantId[]> {
  // What follows a deadline begins on the day after; by the days lost it may have moved as far again as the downtime is long.
  const until = addDays(to, 1 + (inForce(rules.downtime, from).extends === 'days_lost' ? daysInclusive(from, to) : 1))
  const rows = await ask<{ certificant: CertificantId }>(MARK_DEADLINES, [from, to, until, longestGrace(rules)])
  return rows.map(row => row.certificant)
}

/** How long after the day that is stored a deadline may lie, by any version of the rules. */
function longestGrace({ feeDue, attestation, cycle, audit }: Rules): number {
  const days = [
    ...feeDue.versions.map(each => each.graceDays),
    ...attestation.versions.map(each => each.receivedWithinDays),
    ...cycle.versions.map(each => each.reportingGraceDays),
    ...audit.versions.map(each => each.appealWithinDays),
  ]
  return Math.max(...days)
}
