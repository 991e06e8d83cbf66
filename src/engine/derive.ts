import type { Rules } from '../rulebook/rules.ts'
import type { Day } from '../values/day.ts'
import type { Dossier, OpeningStanding } from './dossier.ts'
import type { Standing } from './standing.ts'

/** Counts changes of what the engine answers for the same facts and rules; stored with every standing. */
export const ENGINE_VERSION = 1

export type Asked = {
  asOf: Day
  /** Facts known by the end of this day are judged; default: `asOf`. */
  knownOn?: Day
  /** The whole history with every activity's treatment; without it, the verdict and the present cycle and dues. */
  detail?: boolean
}

/** Judges every certification of a dossier as of a day. Pure; the order is that of `dossier.certifications`. */
export function deriveStandings(_dossier: Dossier, _rules: Rules, _asked: Asked): Standing[] {
  throw new Error('the engine is being written')
}

/**
 * The opening standings of a take-over on a day: by recorded events where there are some, otherwise by the fee ladder from
 * the last paid year. Source: amt.md-style default "take-over", see docs/rulebook.md.
 */
export function planOpenings(
  _dossier: Dossier,
  _rules: Rules,
  _onDay: Day,
  _takenOverFrom: string,
): Omit<OpeningStanding, 'id'>[] {
  throw new Error('the engine is being written')
}
