import type { Day } from '../../src/values/day.ts'
import { dayFromText, weekdayOf } from '../../src/words/day-text.en.ts'
import { dayInWords } from '../../src/words/dates.en.ts'
import { ui } from '../../src/words/ui.en.ts'
import { Field } from './field.tsx'

type DayFieldProps = {
  id: string
  label: string
  hint?: string
  typed: string
  error?: string | undefined
  isOptional?: boolean
  onType: (typed: string) => void
}

/** A day as a person writes it; what was understood is read back in words. */
export function DayField({ id, label, hint, typed, error, isOptional = false, onType }: DayFieldProps) {
  const understood = dayFromText(typed)
  return (
    <Field
      id={id}
      label={label}
      hint={understood ? readBack(understood) : (hint ?? ui.dayShape)}
      error={error}
      isOptional={isOptional}
    >
      {control => (
        <input
          {...control}
          value={typed}
          autoComplete="off"
          maxLength={40}
          onChange={({ currentTarget }) => onType(currentTarget.value)}
        />
      )}
    </Field>
  )
}

const readBack = (day: Day): string => `${weekdayOf(day)}, ${dayInWords(day)}`
