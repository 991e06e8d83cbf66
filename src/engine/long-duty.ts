import { inForce } from '../rulebook/in-force.ts'
import type { Rules } from '../rulebook/rules.ts'
import type { LongDuty } from '../rulebook/rules-time.ts'
import { type Day, dayBefore } from '../values/day.ts'
import { after, before } from '../values/offset.ts'
import type { Era } from './era.ts'
import type { Facts } from './facts.ts'
import type { Loss } from './losses.ts'

/** The documents of a duty that did not come in the last part of the time that ended on a day. */
const missingFor = ({ documents, window }: LongDuty, facts: Facts, over: Day): string[] => {
  const from = before(over, window)
  const received = facts.papers.documents.filter(each => each.receivedOn >= from && each.receivedOn < over)
  return documents.filter(document => !received.some(each => each.document === document))
}

/**
 * The first time a duty was not done by the day judged, or will not have been where nothing more comes. What had come round before
 * a take-over is the old system's and is not judged.
 */
function lossBy(duty: LongDuty, facts: Facts, takenOverOn: Day | null): Loss | null {
  const { scheme, certifiedOn } = facts.certification
  if (!duty.schemes.includes(scheme) || (duty.grantedFrom !== null && certifiedOn < duty.grantedFrom)) return null
  for (let over = after(certifiedOn, duty.every); ; over = after(over, duty.every)) {
    const missing = takenOverOn !== null && over <= takenOverOn ? [] : missingFor(duty, facts, over)
    if (missing.length > 0)
      return {
        cause: 'long_duty',
        on: over,
        appeal: null,
        reason: { code: 'loss.long_duty', duty: duty.id, dueOn: dayBefore(over), missing },
      }
    if (over > facts.asOf) return null
  }
}

/** Losses by duties whose horizon is longer than a cycle. */
export const lossesByLongDuty = (rules: Rules, { opening }: Era, facts: Facts): Loss[] =>
  rules.longDuty
    ? inForce(rules.longDuty, facts.asOf).duties.flatMap(duty => lossBy(duty, facts, opening?.onDay ?? null) ?? [])
    : []
