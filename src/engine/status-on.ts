import type { StatusCode } from '../rulebook/rules.ts'
import type { Day } from '../values/day.ts'
import type { Points } from '../values/points.ts'
import type { Loss } from './losses.ts'
import type { Reason } from './reasons.ts'
import type { StageNow, Substate } from './standing.ts'

/** The status of a certification on a day, since when, and why. */
export type StatusOn = {
  status: StatusCode
  substate: Substate | null
  since: Day
  reasons: Reason[]
  also: Reason[]
  /** The loss that decides, where the certification is lost. */
  loss: Loss | null
  /** The state in the body's words. */
  state: string
  /** The step of a loss that leaves it running, with the requirement of the cycle it is about. */
  stage: (StageNow & { required: Points | null }) | null
}

/** What a rule of precedence found: the rest is as it is for everybody. */
export type Found = Pick<StatusOn, 'status' | 'since' | 'reasons'> & Partial<StatusOn>
