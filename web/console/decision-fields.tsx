import { type Decidable, decideWords as words } from '../../src/words/console-decide.en.ts'
import { personWords } from '../../src/words/console-person.en.ts'
import { errorOf } from '../api/field-errors.ts'
import type { Person } from '../api/register.ts'
import { DayField } from '../ui/day-field.tsx'
import { ErrorSummary, type FieldError } from '../ui/field.tsx'
import { ChoiceField } from '../ui/text-field.tsx'
import { ASKS, concernedBy, cyclesOf, knownOf, openDuesOf, type TypedDecision } from './decision-form.ts'
import { BecauseFields } from './because-fields.tsx'

type DecisionFieldsProps = {
  kind: Decidable
  person: Person
  typed: TypedDecision
  errors: readonly FieldError[]
  onChange: (typed: TypedDecision) => void
}

/** What a decision asks, one question below the other. */
export function DecisionFields({ kind, person, typed, errors, onChange }: DecisionFieldsProps) {
  const asks = ASKS[kind]
  const standing = person.standings.find(({ certification }) => certification === typed.certification)
  const field = <Key extends keyof TypedDecision>(key: Key) => ({
    id: key,
    error: errorOf(errors, key),
    value: typed[key],
    onChange: (value: string) => onChange({ ...typed, [key]: value }),
  })
  const dayField = (key: 'effectiveOn' | 'untilOn') => ({
    id: key,
    label: words[key],
    error: errorOf(errors, key),
    typed: typed[key],
    onType: (value: string) => onChange({ ...typed, [key]: value }),
  })
  return (
    <>
      <ErrorSummary errors={errors} />
      {!asks.wholePerson && (
        <ChoiceField
          {...field('certification')}
          onChange={chosen =>
            onChange({ ...typed, ...knownOf(person.standings.find(({ certification }) => certification === chosen)) })
          }
          label={words.certification}
          hint={words.certificationHint}
          options={concernedBy(kind, person).map(each => ({
            value: each.certification,
            label: `${each.shownAs} ${each.number}`,
          }))}
        />
      )}
      {asks.cycle && (
        <ChoiceField
          {...field('cycleEnd')}
          label={words.cycle}
          hint={words.cycleHint}
          options={cyclesOf(standing).map(cycle => ({
            value: cycle.regularEnd,
            label: `${personWords.cycle(cycle)}, ${personWords.cycleSpan(cycle)}`,
          }))}
        />
      )}
      {asks.fee && (
        <ChoiceField
          {...field('feeYear')}
          label={words.feeYear}
          hint={words.feeYearHint}
          options={openDuesOf(standing).map(due => ({ value: String(due.feeYear), label: due.sentence }))}
        />
      )}
      <DayField {...dayField('effectiveOn')} hint={words.effectiveOnHint} />
      {asks.untilOn && <DayField {...dayField('untilOn')} hint={words.untilOnHint} isOptional={kind !== 'cycle_extended'} />}
      <BecauseFields typed={typed} errors={errors} onChange={because => onChange({ ...typed, ...because })} />
    </>
  )
}
