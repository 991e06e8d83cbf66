import type { Clock } from '../platform/clock.ts'
import type { Database } from '../platform/db.ts'
import { readSettings } from '../platform/settings.ts'
import { type Doer, writeTrail } from '../platform/trail.ts'
import { adoptionInForce, type AdoptionRow, bringIntoForce, type Rulebook } from '../standing/standing.ts'
import type { Day } from '../values/day.ts'
import { refusalOf } from './adoption.refusals.ts'
import { checkFits } from './candidate.ts'

export { adoptionExits } from './adoption.refusals.ts'
export { rehearse } from './rehearsal.ts'

type Deps = { database: Database; clock: Clock }

/** Who decided, why, and the day it takes over where that is a later one than today. */
export type Decision = { by: string; reason: string; fromDay?: Day | undefined }

/** What an adoption came to; `already` is the one in force where it is of the same content, and then nothing was written. */
export type Adopted = { hash: string; fromDay: Day | null; already: AdoptionRow | undefined }

/**
 * Adopts a rulebook that was read and whose cases passed: its content is kept by its hash, the decision is written down with
 * who typed it, and everybody is to be judged again. Refuses one that could not judge this register.
 */
export function adoptRules({ database, clock }: Deps, doer: Doer, rulebook: Rulebook, decision: Decision): Promise<Adopted> {
  const { by, reason, fromDay } = checkedWords(decision)
  return database.db.transaction().execute(async tx => {
    const { name, zone } = await readSettings(tx)
    if (name === undefined || zone === undefined) throw refusalOf('adoption.not_set_up')
    const today = clock.today(zone)
    if (fromDay !== undefined && fromDay < today) throw refusalOf('adoption.day_gone_by', { fromDay, today })
    await checkFits(tx, rulebook)
    const before = await adoptionInForce(tx, clock)
    const already = await bringIntoForce(tx, rulebook, { by, reason, zone, today, fromDay })
    const { hash } = rulebook
    const later = fromDay !== undefined && fromDay > today ? fromDay : null
    if (already) return { hash, fromDay: already.fromDay, already }
    const details = { by, reason, fromDay: later, before: before?.rulebook ?? null }
    await writeTrail(tx, { by: doer, action: 'rulebook.adopted', subject: `rulebook:${hash}`, details })
    return { hash, fromDay: later, already: undefined }
  })
}

function checkedWords({ by, reason, ...rest }: Decision): Decision {
  const words = { by: by.trim(), reason: reason.trim() }
  if (words.by === '') throw refusalOf('adoption.words_missing', { option: '--by' })
  if (words.reason === '') throw refusalOf('adoption.words_missing', { option: '--reason' })
  return { ...words, ...rest }
}
