import { deriveStandings, ENGINE_VERSION } from '../engine/derive.ts'
import type { Dossier } from '../engine/dossier.ts'
import type { Standing } from '../engine/standing.ts'
import type { Clock } from '../platform/clock.ts'
import type { Rules } from '../rulebook/rules.ts'
import type { Day } from '../values/day.ts'
import type { Instant } from '../values/instant.ts'

/** A compiled rulebook and the SHA-256 of its content in hexadecimal. */
export type Rulebook = { rules: Rules; hash: string }

/** By what a standing is judged, and for which day. */
export type Judging = { rulebook: Rulebook; asOf: Day; derivedAt: Instant }

/** Today, in the zone of the body whose rules these are. */
export const todayOf = ({ rulebook, clock }: { rulebook: Rulebook; clock: Clock }): Day => clock.today(rulebook.rules.body.zone)

/** What we would say of a dossier's certifications, without their history. */
export const judge = (dossier: Dossier, { rulebook, asOf }: Pick<Judging, 'rulebook' | 'asOf'>): Standing[] =>
  deriveStandings(dossier, rulebook.rules, { asOf })

/** What a stored standing was derived by and for. */
export type Stored = { asOf: Day; nextChange: Day | null; rulebook: string; engineVersion: number; isDirty: boolean }

/** Whether a stored standing is what would be derived for a day: the reader derives on the spot where it is not. */
export function holdsOn({ asOf, nextChange, rulebook, engineVersion, isDirty }: Stored, on: Day, { hash }: Rulebook): boolean {
  const inTime = asOf <= on && (nextChange === null || on < nextChange)
  return inTime && !isDirty && rulebook === hash && engineVersion === ENGINE_VERSION
}
