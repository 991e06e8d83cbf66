import { deriveStandings } from '../engine/derive.ts'
import type { Reason } from '../engine/reasons.ts'
import type { Obligation, Standing } from '../engine/standing.ts'
import type { Clock } from '../platform/clock.ts'
import type { Database } from '../platform/db.ts'
import { addDays, type Day, dayAfter, earlier } from '../values/day.ts'
import type { CertificantId, CertificationId } from '../values/id.ts'
import { askClient } from './ask.ts'
import { loadDossiers } from './dossiers.store.ts'
import { type Rulebook, todayOf } from './judging.ts'
import { countCandidates, listCandidates } from './reports.store.ts'

type Deps = { database: Database; clock: Clock; rulebook: Rulebook }

/** The place after which a page of the list begins. */
export type AfterLapsing = { nextChange: Day; certification: CertificationId }

/** A certification that is lost by a day unless something happens, and by which obligations. */
export type Lapsing = { certificant: CertificantId; standing: Standing; lostOn: Day; because: Obligation[] }

type OnHold = Extract<Reason, { code: 'standing.on_hold' }>

/** The first day on which an obligation, left as it is, costs the certification; undefined where it does not. */
function lostBy(obligation: Obligation, hold: OnHold | undefined): Day | undefined {
  if (obligation.kind === 'fee') return obligation.lostOn ?? undefined
  if (obligation.required === null || obligation.shortfall <= 0) return undefined
  const lostOn = dayAfter(obligation.earnBy)
  if (!hold || (hold.until !== null && hold.until < lostOn)) return lostOn
  return hold.until === null ? undefined : dayAfter(hold.until)
}

/**
 * Certifications that are lost within so many days if nothing happens, in order of the next day on which something changes
 * for them. A page is judged anew, so it may hold fewer than asked where the night is late; `next` is undefined at the end.
 */
export async function listLapsing(
  { database, clock, rulebook }: Deps,
  { days, after, limit }: { days: number; after: AfterLapsing | undefined; limit: number },
): Promise<{ items: Lapsing[]; next: AfterLapsing | undefined }> {
  const ask = askClient(database.pool)
  const asOf = todayOf({ rulebook, clock })
  const until = addDays(asOf, days)
  const found = await listCandidates(ask, { until, after, limit: limit + 1 })
  const page = found.slice(0, limit)
  const dossiers = await loadDossiers(ask, [...new Set(page.map(({ certificant }) => certificant))])
  const standings = dossiers.flatMap(dossier => deriveStandings(dossier, rulebook.rules, { asOf }))
  const byCertification = new Map(standings.map(standing => [standing.certification, standing]))
  const items = page.flatMap(({ certificant, certification }) => {
    const standing = byCertification.get(certification)
    return standing ? lapsingBy(until, certificant, standing) : []
  })
  const last = found.length > limit ? page.at(-1) : undefined
  return { items, next: last && { nextChange: last.nextChange, certification: last.certification } }
}

function lapsingBy(until: Day, certificant: CertificantId, standing: Standing): Lapsing[] {
  const hold = standing.reasons.find(each => each.code === 'standing.on_hold')
  const because = standing.obligations.filter(each => (lostBy(each, hold) ?? '9999') <= until)
  const lostOn = because
    .map(each => lostBy(each, hold) as Day)
    .reduce<Day | undefined>((a, b) => (a ? earlier(a, b) : b), undefined)
  return lostOn === undefined ? [] : [{ certificant, standing, lostOn, because }]
}

/** How many certifications are lost within so many days if nothing happens, by what was last derived. */
export const countLapsing = ({ database, clock, rulebook }: Deps, days: number): Promise<number> =>
  countCandidates(askClient(database.pool), addDays(todayOf({ rulebook, clock }), days))
