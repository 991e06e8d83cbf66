import { useState } from 'react'
import { correctWords as words } from '../../src/words/console-decide.en.ts'
import { storyOf } from '../../src/words/console-story.en.ts'
import { errorOf } from '../api/field-errors.ts'
import type { TimelineEntry } from '../api/register.ts'
import { DayField } from '../ui/day-field.tsx'
import { ErrorSummary, type FieldError } from '../ui/field.tsx'
import { ChoiceField, TextField } from '../ui/text-field.tsx'
import { BecauseFields } from './because-fields.tsx'
import {
  type CorrectionField,
  FIELDS,
  isCorrectable,
  readCorrection,
  readTakeBack,
  type TypedCorrection,
  valuesOf,
} from './correction-form.ts'
import classes from './decide-section.module.css'
import type { DialogProps } from './decision-dialog.tsx'
import { EffectDialog } from './effect-dialog.tsx'

type CorrectionDialogProps = DialogProps & { what: 'correct' | 'takeBack'; fact: TimelineEntry }

/** Another fact in the place of one, or one taken back. */
export function CorrectionDialog({ what, fact, person, onRecorded, onClose }: CorrectionDialogProps) {
  const [typed, setTyped] = useState<TypedCorrection>(() => ({ values: valuesOf(fact), reason: '', authority: '' }))
  const { lead } = storyOf(fact.kind, fact.params, '')
  const corrects = what === 'correct'
  return (
    <EffectDialog
      title={corrects ? words.correctTitle : words.takeBackTitle}
      certificant={person.certificant}
      act={() => (corrects ? words.record : words.recordTakeBack)}
      read={() => (corrects ? readCorrection(fact, typed) : readTakeBack(fact, typed))}
      onRecorded={({ id, proposal: { authority } }) => onRecorded({ id, said: words.corrected, authority })}
      onClose={onClose}
    >
      {errors => (
        <>
          <p className={classes.about}>{`${lead}. ${words.about}`}</p>
          <ErrorSummary errors={errors} />
          {corrects && <Values fact={fact} typed={typed} errors={errors} onChange={setTyped} />}
          <BecauseFields typed={typed} errors={errors} onChange={because => setTyped({ ...typed, ...because })} />
        </>
      )}
    </EffectDialog>
  )
}

type ValuesProps = {
  fact: TimelineEntry
  typed: TypedCorrection
  errors: readonly FieldError[]
  onChange: (typed: TypedCorrection) => void
}

const Values = ({ fact: { kind }, typed, errors, onChange }: ValuesProps) =>
  (isCorrectable(kind) ? FIELDS[kind] : []).map(field => (
    <Value
      key={field.name}
      field={field}
      value={typed.values[field.name] ?? ''}
      error={errorOf(errors, field.name)}
      onChange={value => onChange({ ...typed, values: { ...typed.values, [field.name]: value } })}
    />
  ))

type ValueProps = { field: CorrectionField; value: string; error: string | undefined; onChange: (value: string) => void }

function Value({ field: { name, kind, isOptional = false }, value, error, onChange }: ValueProps) {
  const shared = { id: name, label: words.fields[name], error }
  if (kind === 'day') return <DayField {...shared} typed={value} isOptional={isOptional} onType={onChange} />
  if (kind === 'outcome')
    return (
      <ChoiceField
        {...shared}
        value={value}
        options={Object.entries(words.outcomes).map(([outcome, label]) => ({ value: outcome, label }))}
        onChange={onChange}
      />
    )
  return <TextField {...shared} value={value} isOptional={isOptional} maxLength={500} onChange={onChange} />
}
