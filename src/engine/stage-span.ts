import type { Stage } from '../rulebook/rules.ts'
import type { Day } from '../values/day.ts'

/** A step of what follows a loss, with its days; `to` is null while it has no end. */
export type StageSpan = { stage: Stage; from: Day; to: Day | null }
