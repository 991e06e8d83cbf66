import { CheckCircleIcon } from '@phosphor-icons/react/dist/csr/CheckCircle'
import { ClockCountdownIcon } from '@phosphor-icons/react/dist/csr/ClockCountdown'
import { HandCoinsIcon } from '@phosphor-icons/react/dist/csr/HandCoins'
import { HourglassMediumIcon } from '@phosphor-icons/react/dist/csr/HourglassMedium'
import { MinusCircleIcon } from '@phosphor-icons/react/dist/csr/MinusCircle'
import { PauseCircleIcon } from '@phosphor-icons/react/dist/csr/PauseCircle'
import { ProhibitIcon } from '@phosphor-icons/react/dist/csr/Prohibit'
import { ScalesIcon } from '@phosphor-icons/react/dist/csr/Scales'
import { ScissorsIcon } from '@phosphor-icons/react/dist/csr/Scissors'
import { SealCheckIcon } from '@phosphor-icons/react/dist/csr/SealCheck'
import { SealQuestionIcon } from '@phosphor-icons/react/dist/csr/SealQuestion'
import { WarningCircleIcon } from '@phosphor-icons/react/dist/csr/WarningCircle'
import { XCircleIcon } from '@phosphor-icons/react/dist/csr/XCircle'
import type { DueJudgement, Substate, Treatment } from '../../src/engine/standing.ts'
import type { StatusCode } from '../../src/rulebook/rules.ts'
import { dueWords, statusWords, treatmentWords } from '../../src/words/console-person.en.ts'
import type { SealMark } from '../ui/seal.tsx'
import type { Status } from '../ui/status-word.tsx'

/** The vocabulary of the design language: each status with its icon and its colour. */
const STATUSES = {
  not_yet_certified: { word: statusWords.not_yet_certified, icon: MinusCircleIcon, tone: 'quiet' },
  active: { word: statusWords.active, icon: SealCheckIcon, tone: 'green' },
  roll_pending: { word: statusWords.roll_pending, icon: HourglassMediumIcon, tone: 'amber' },
  under_appeal: { word: statusWords.under_appeal, icon: ScalesIcon, tone: 'pen' },
  on_hold: { word: statusWords.on_hold, icon: PauseCircleIcon, tone: 'amber' },
  fee_past_due: { word: statusWords.fee_past_due, icon: WarningCircleIcon, tone: 'brick' },
  suspended: { word: statusWords.suspended, icon: PauseCircleIcon, tone: 'brick' },
  lapsed: { word: statusWords.lapsed, icon: XCircleIcon, tone: 'brick' },
  decertified: { word: statusWords.decertified, icon: XCircleIcon, tone: 'brick' },
  retired: { word: statusWords.retired, icon: MinusCircleIcon, tone: 'quiet' },
  revoked: { word: statusWords.revoked, icon: ProhibitIcon, tone: 'brick' },
  deceased: { word: statusWords.deceased, icon: MinusCircleIcon, tone: 'quiet' },
  not_known: { word: statusWords.not_known, icon: SealQuestionIcon, tone: 'quiet' },
} satisfies Record<StatusCode | Substate, Status>

/** A standing's status as it is shown; a state within it speaks first. */
export const statusOf = ({ status, substate = null }: { status: StatusCode; substate?: Substate | null }): Status =>
  STATUSES[substate ?? status]

const DUES: Record<DueJudgement['state'], Status> = {
  before_opening: { word: dueWords.before_opening, icon: MinusCircleIcon, tone: 'quiet' },
  paid: { word: dueWords.paid, icon: CheckCircleIcon, tone: 'green' },
  waived: { word: dueWords.waived, icon: HandCoinsIcon, tone: 'quiet' },
  upcoming: { word: dueWords.upcoming, icon: ClockCountdownIcon, tone: 'amber' },
  past_due: { word: dueWords.past_due, icon: WarningCircleIcon, tone: 'brick' },
  cleared: { word: dueWords.cleared, icon: MinusCircleIcon, tone: 'quiet' },
}

export const statusOfDue = ({ state }: { state: DueJudgement['state'] }): Status => DUES[state]

const TREATMENTS: Record<Treatment['treatment'], Status> = {
  counted: { word: treatmentWords.counted, icon: CheckCircleIcon, tone: 'green' },
  partly: { word: treatmentWords.partly, icon: ScissorsIcon, tone: 'quiet' },
  pending: { word: treatmentWords.pending, icon: ClockCountdownIcon, tone: 'amber' },
  refused: { word: treatmentWords.refused, icon: XCircleIcon, tone: 'brick' },
}

export const statusOfTreatment = (treatment: Treatment['treatment']): Status => TREATMENTS[treatment]

/** What stands inside the seal: a check, two bars while a roll waits, a cross where the certification is lost. */
export function sealMarkOf({ status, substate }: { status: StatusCode; substate: Substate | null }): SealMark {
  if (substate === 'roll_pending') return 'bars'
  if (status === 'active') return 'check'
  if (status === 'not_known') return 'question'
  return ['lapsed', 'decertified', 'revoked'].includes(status) ? 'cross' : 'dash'
}
