import { Temporal } from 'temporal-polyfill'
import { deriveStandings } from '../engine/derive.ts'
import type { Standing } from '../engine/standing.ts'
import type { Rules } from '../rulebook/rules.ts'
import { day, type Day } from '../values/day.ts'
import type { CertificantId } from '../values/id.ts'
import type { Instant } from '../values/instant.ts'
import type { PersonName } from '../values/name.ts'
import type { Ask } from './ask.ts'
import { loadDossiers } from './dossiers.store.ts'
import { holdsOn, type Rulebook } from './judging.ts'
import { refusalOf } from './standing.refusals.ts'
import { isClosed, type StatusRow, type StoredStatus } from './status.store.ts'

/** What anybody may be told of one certification on a day, and what it rests on is left out. */
export type Status = StoredStatus & { number: string; name: PersonName; asOf: Day }

/** The day and the knowledge a question is about; without an instant, what is known now. */
export type Moment = { asOf: Day; knownOn?: Instant | undefined }

/** The moment itself; refuses an instant at or before which facts may still be recorded. */
export async function settled(ask: Ask, moment: Moment): Promise<Moment> {
  const { knownOn } = moment
  if (knownOn !== undefined && !(await isClosed(ask, knownOn))) throw refusalOf('standing.known_on_open', { knownOn })
  return moment
}

/** The day an instant falls on in the body's zone. */
export const dayIn = (zone: string, instant: Instant): Day =>
  day(Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDate().toString())

/** How the engine is to be asked: facts known by an instant are those learned by the end of its day. */
export function askedOf({ asOf, knownOn }: Moment, { body }: Pick<Rules, 'body'>): { asOf: Day; knownOn?: Day } {
  return knownOn === undefined ? { asOf } : { asOf, knownOn: dayIn(body.zone, knownOn) }
}

/**
 * The statuses of certifications on a day, in the order of the rows: as stored where that holds on the day, else derived on
 * the spot. A certification that was not known of at the instant is left out.
 */
export async function statusesOf(ask: Ask, rulebook: Rulebook, rows: readonly StatusRow[], moment: Moment): Promise<Status[]> {
  const { asOf, knownOn } = moment
  const holds = ({ stored }: StatusRow): boolean => knownOn === undefined && stored !== null && holdsOn(stored, asOf, rulebook)
  const derived = await deriveOnTheSpot(
    ask,
    rulebook,
    rows.filter(row => !holds(row)),
    moment,
  )
  return rows.flatMap(row => {
    const found = holds(row) ? row.stored : derived.get(row.certification)
    return found ? [statusOf(row, found, asOf)] : []
  })
}

function statusOf({ number, name }: StatusRow, found: StoredStatus, asOf: Day): Status {
  const { scheme, status, state, substate, since, through, certifiedSince } = found
  return { number, name, scheme, status, state, substate, since, through, certifiedSince, asOf }
}

async function deriveOnTheSpot(
  ask: Ask,
  rulebook: Rulebook,
  rows: readonly StatusRow[],
  moment: Moment,
): Promise<ReadonlyMap<string, Standing>> {
  if (rows.length === 0) return new Map()
  const certificants: CertificantId[] = [...new Set(rows.map(row => row.certificant))]
  const dossiers = await loadDossiers(ask, certificants, moment.knownOn)
  const standings = dossiers.flatMap(dossier => deriveStandings(dossier, rulebook.rules, askedOf(moment, rulebook.rules)))
  return new Map(standings.map(standing => [standing.certification, standing]))
}
