import { offsetOf } from './compile-cycle.ts'
import type { LossesRule, StatusCode, StatusRule } from './rules.ts'
import type { LossCause } from './rules-back.ts'
import type { Stage } from './rules.ts'
import type { Written, WrittenVersion } from './schema.ts'

/** Statuses as written, the fixed ones first: a status means its own entry, never a state of its kind. */
export const statusesOf = (written: Written['statuses.yaml']): StatusRule[] =>
  written
    .map(({ status, state, label, public_label, may_use, benefits }) => ({
      status,
      ...(state !== undefined && { state }),
      label,
      publicLabel: public_label,
      mayUse: may_use,
      benefits,
    }))
    .toSorted((a, b) => Number('state' in a) - Number('state' in b))

type Losses = WrittenVersion<'losses'>
type WrittenStages = Exclude<Losses['status'][LossCause], string | undefined>

/** The kind of a state; a state that is none was refused. */
const kindOf = (statuses: readonly StatusRule[], state: string): StatusCode =>
  statuses.find(each => (each.state ?? each.status) === state)?.status ?? 'decertified'

const stagesOf = (statuses: readonly StatusRule[], written: WrittenStages): Stage[] =>
  written.map(({ state, lasts, cure = 'none' }) => ({
    state,
    kind: kindOf(statuses, state),
    ...(lasts && { lasts: offsetOf(lasts) }),
    cure,
  }))

/** What losses are called, and the stages of those that come step by step. */
export function lossesOf({ status, stages_from, same_day_order }: Losses, statuses: readonly StatusRule[]): LossesRule {
  const staged = Object.entries(status).flatMap(([cause, written]) =>
    typeof written === 'string' || written === undefined ? [] : [[cause as LossCause, stagesOf(statuses, written)] as const],
  )
  const endsAs = (cause: LossCause): 'lapsed' | 'decertified' => {
    const written = status[cause]
    if (typeof written === 'string') return written
    return staged.find(([each]) => each === cause)?.[1].at(-1)?.kind === 'lapsed' ? 'lapsed' : 'decertified'
  }
  return {
    status: {
      points: endsAs('points'),
      audit: endsAs('audit'),
      fees: endsAs('fees'),
      ...(status.long_duty && { long_duty: endsAs('long_duty') }),
    },
    ...(staged.length > 0 && { stages: Object.fromEntries(staged) }),
    ...(stages_from === 'cycle_end' && { stagesFrom: stages_from }),
    sameDayOrder: same_day_order,
  }
}
