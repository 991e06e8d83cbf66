import type { Day } from '../../src/values/day.ts'
import { dayFromText } from '../../src/words/day-text.en.ts'
import { dayInWords } from '../../src/words/dates.en.ts'
import { type Decidable, decideWords as words } from '../../src/words/console-decide.en.ts'
import type { Person, PersonStanding, ProposedDecision } from '../api/register.ts'
import type { FieldError } from '../ui/field.tsx'

/** What has been typed so far. */
export type TypedDecision = {
  certification: string
  effectiveOn: string
  untilOn: string
  cycleEnd: string
  feeYear: string
  reason: string
  authority: string
}

type Asks = { untilOn?: true; cycle?: true; fee?: true; wholePerson?: true }

/** What each kind of decision asks besides a day, a reason and who decided. */
export const ASKS: Record<Decidable, Asks> = {
  suspended: { untilOn: true },
  suspension_lifted: {},
  cycle_extended: { untilOn: true, cycle: true },
  cycle_accepted: { cycle: true },
  fee_waived: { fee: true },
  retired: {},
  returned: {},
  revoked: {},
  deceased: { wholePerson: true },
}

/** What is known of a certification is filled in: its running cycle and its next fee. */
export function knownOf(standing: PersonStanding | undefined): Pick<TypedDecision, 'certification' | 'cycleEnd' | 'feeYear'> {
  const due = standing?.dues.find(({ state }) => state === 'past_due' || state === 'upcoming') ?? standing?.dues.at(-1)
  return {
    certification: standing?.certification ?? '',
    cycleEnd: (standing?.cycles.find(({ state }) => state === 'open') ?? standing?.cycles.at(-1))?.end ?? '',
    feeYear: due ? String(due.feeYear) : '',
  }
}

/** A decision before anything was typed: of the first certification, from today. */
export const emptyDecision = ({ standings }: Person, today: Day): TypedDecision => ({
  ...knownOf(standings[0]),
  effectiveOn: dayInWords(today),
  untilOn: '',
  reason: '',
  authority: '',
})

/** The decision that was typed, or what is not right with it yet. */
export function readDecision(
  kind: Decidable,
  typed: TypedDecision,
): { decision: ProposedDecision } | { errors: readonly FieldError[] } {
  const asks = ASKS[kind]
  const [effectiveOn, untilOn] = [dayFromText(typed.effectiveOn), dayFromText(typed.untilOn)]
  const [reason, authority] = [typed.reason.trim(), typed.authority.trim()]
  const mayStayOpen = typed.untilOn.trim() === '' && kind !== 'cycle_extended'
  const errors = [
    ...(effectiveOn ? [] : [{ id: 'effectiveOn', error: words.dayMissing({ label: words.effectiveOn }) }]),
    ...(!asks.untilOn || untilOn || mayStayOpen ? [] : [{ id: 'untilOn', error: words.dayMissing({ label: words.untilOn }) }]),
    ...(effectiveOn && untilOn && untilOn < effectiveOn ? [{ id: 'untilOn', error: words.untilBeforeFrom }] : []),
    ...(reason === '' ? [{ id: 'reason', error: words.reasonMissing }] : []),
    ...(authority === '' ? [{ id: 'authority', error: words.authorityMissing }] : []),
  ]
  if (errors.length > 0 || !effectiveOn) return { errors }
  return {
    decision: {
      kind,
      certification: asks.wholePerson ? null : typed.certification,
      effectiveOn,
      untilOn: (asks.untilOn && untilOn) || null,
      reason,
      authority,
      ...(asks.cycle && { cycleEnd: typed.cycleEnd as Day }),
      ...(asks.fee && { feeYear: Number(typed.feeYear) }),
    },
  }
}
