import { CheckBox } from './check-box.tsx'
import classes from './choices.module.css'

type ChoicesProps = {
  id: string
  label: string
  hint: string
  error?: string | undefined
  options: readonly { value: string; label: string }[]
  chosen: ReadonlySet<string>
  onChange: (chosen: ReadonlySet<string>) => void
}

/** A question answered by any number of a few. */
export const Choices = ({ id, label, hint, error, options, chosen, onChange }: ChoicesProps) => (
  <fieldset id={id} className={classes.choices} tabIndex={-1} aria-describedby={`${id}-hint ${id}-error`}>
    <legend>{label}</legend>
    <p id={`${id}-hint`} className={classes.hint}>
      {hint}
    </p>
    <div className={classes.options}>
      {options.map(option => (
        <CheckBox
          key={option.value}
          text
          label={option.label}
          isOn={chosen.has(option.value)}
          onTurn={() => onChange(turned(chosen, option.value))}
        />
      ))}
    </div>
    <p id={`${id}-error`} className={classes.error}>
      {error}
    </p>
  </fieldset>
)

function turned(chosen: ReadonlySet<string>, value: string): ReadonlySet<string> {
  const next = new Set(chosen)
  if (!next.delete(value)) next.add(value)
  return next
}
