import type { Day } from '../../src/values/day.ts'
import { dayFromText } from '../../src/words/day-text.en.ts'
import { dayInWords } from '../../src/words/dates.en.ts'
import { type Decidable, decideWords as words } from '../../src/words/console-decide.en.ts'
import type { Person, PersonStanding } from '../api/register.ts'
import type { ReadProposal } from './effect-dialog.tsx'

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
  held: { untilOn: true },
  hold_lifted: {},
  suspended: { untilOn: true },
  suspension_lifted: {},
  cycle_extended: { untilOn: true, cycle: true },
  cycle_accepted: { cycle: true },
  requirement_waived: { cycle: true },
  fee_waived: { fee: true },
  retired: {},
  returned: {},
  revoked: {},
  deceased: { wholePerson: true },
}

const UNJUDGED: readonly string[] = ['before_opening', 'exempt']

/** The cycles that may be decided about. */
export const cyclesOf = (standing: PersonStanding | undefined) =>
  (standing?.cycles ?? []).filter(({ state }) => !UNJUDGED.includes(state))

/** The fees that may be waived. */
export const openDuesOf = (standing: PersonStanding | undefined) =>
  (standing?.dues ?? []).filter(({ state }) => state === 'past_due' || state === 'upcoming')

/** What is known of a certification is filled in: its running cycle and its next fee. */
export function knownOf(standing: PersonStanding | undefined): Pick<TypedDecision, 'certification' | 'cycleEnd' | 'feeYear'> {
  const [due] = openDuesOf(standing)
  const cycles = cyclesOf(standing)
  return {
    certification: standing?.certification ?? '',
    cycleEnd: (cycles.find(({ state }) => state === 'open') ?? cycles.at(-1))?.regularEnd ?? '',
    feeYear: due ? String(due.feeYear) : '',
  }
}

type Offered = (standing: PersonStanding) => boolean

const isOnHold: Offered = ({ reasons }) => reasons.some(({ code }) => code === 'standing.on_hold')

/** Endings are offered where there is something to end, beginnings where it has not begun. */
const OFFERED: Partial<Record<Decidable, Offered>> = {
  held: standing => !isOnHold(standing),
  hold_lifted: isOnHold,
  suspension_lifted: ({ status }) => status === 'suspended',
  retired: ({ status }) => status !== 'retired',
  returned: ({ status }) => status === 'retired' || status === 'revoked',
  revoked: ({ status }) => status !== 'revoked',
  cycle_extended: standing => cyclesOf(standing).length > 0,
  cycle_accepted: standing => cyclesOf(standing).length > 0,
  requirement_waived: standing => cyclesOf(standing).length > 0,
  fee_waived: standing => openDuesOf(standing).length > 0,
}

/** Whether a kind of decision concerns the person, whatever the certifications. */
export const concernsPerson = (kind: Decidable, { standings }: Person): boolean =>
  ASKS[kind].wholePerson === true && !standings.some(({ status }) => status === 'deceased')

/** The certifications that a kind of decision can concern. */
export const concernedBy = (kind: Decidable, { standings }: Person): readonly PersonStanding[] =>
  standings.filter(standing => standing.status !== 'deceased' && (OFFERED[kind]?.(standing) ?? true))

/** A decision before anything was typed: of the first certification it can concern, from today. */
export const emptyDecision = (kind: Decidable, person: Person, today: Day): TypedDecision => ({
  ...knownOf(concernedBy(kind, person)[0]),
  effectiveOn: dayInWords(today),
  untilOn: '',
  reason: '',
  authority: '',
})

/** The decision that was typed, or what is not right with it yet. */
export function readDecision(kind: Decidable, typed: TypedDecision): ReadProposal {
  const asks = ASKS[kind]
  const [effectiveOn, untilOn] = [dayFromText(typed.effectiveOn), dayFromText(typed.untilOn)]
  const [reason, authority] = [typed.reason.trim(), typed.authority.trim()]
  const mayStayOpen = typed.untilOn.trim() === '' && kind !== 'cycle_extended'
  const errors = [
    ...(effectiveOn ? [] : [{ id: 'effectiveOn', error: words.dayMissing({ label: words.effectiveOn }) }]),
    ...(!asks.untilOn || untilOn || mayStayOpen ? [] : [{ id: 'untilOn', error: words.dayMissing({ label: words.untilOn }) }]),
    ...(effectiveOn && untilOn && untilOn < effectiveOn ? [{ id: 'untilOn', error: words.untilBeforeFrom }] : []),
    ...(asks.cycle && typed.cycleEnd === '' ? [{ id: 'cycleEnd', error: words.choiceMissing({ label: words.cycle }) }] : []),
    ...(asks.fee && typed.feeYear === '' ? [{ id: 'feeYear', error: words.choiceMissing({ label: words.feeYear }) }] : []),
    ...(reason === '' ? [{ id: 'reason', error: words.reasonMissing }] : []),
    ...(authority === '' ? [{ id: 'authority', error: words.authorityMissing }] : []),
  ]
  if (errors.length > 0 || !effectiveOn) return { errors }
  return {
    proposal: {
      kind,
      effectiveOn,
      reason,
      authority,
      ...(!asks.wholePerson && { certification: typed.certification }),
      ...(asks.untilOn && untilOn && { untilOn }),
      ...(asks.cycle && { cycleEnd: typed.cycleEnd }),
      ...(asks.fee && { feeYear: Number(typed.feeYear) }),
    },
  }
}
