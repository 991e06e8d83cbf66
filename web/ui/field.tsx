import { WarningCircleIcon } from '@phosphor-icons/react/dist/csr/WarningCircle'
import { type ReactNode, useEffect, useRef } from 'react'
import { ui } from '../../src/words/ui.en.ts'
import classes from './field.module.css'

type FieldProps = {
  id: string
  label: string
  /** Why it is asked, or how it is written. */
  hint?: ReactNode
  error?: string | undefined
  isOptional?: boolean
  /** Makes the control, with what it needs to be named, described and marked. */
  children: (control: { id: string; 'aria-describedby': string; 'aria-invalid': boolean; className: string }) => ReactNode
}

/** One question of a form: its label above, why it is asked, and what is wrong with the answer in plain words. */
export const Field = ({ id, label, hint, error, isOptional = false, children }: FieldProps) => (
  <div className={classes.field}>
    <label htmlFor={id}>
      {label} {isOptional && <span>{ui.optional}</span>}
    </label>
    <p id={`${id}-hint`} className={classes.hint}>
      {hint}
    </p>
    {children({
      id,
      'aria-describedby': `${id}-hint ${id}-error`,
      'aria-invalid': error !== undefined,
      className: classes.control ?? '',
    })}
    <p id={`${id}-error`} className={classes.error}>
      {error && <WarningCircleIcon size={20} weight="bold" aria-hidden />}
      {error}
    </p>
  </div>
)

export type FieldError = { id: string; error: string }

/** What is not right yet, at the top of a form, each leading to its field. Takes the focus when it appears. */
export function ErrorSummary({ errors }: { errors: readonly FieldError[] }) {
  const box = useRef<HTMLDivElement>(null)
  const count = errors.length
  useEffect(() => {
    if (count > 0) box.current?.focus()
  }, [count])
  if (count === 0) return null
  return (
    <div ref={box} className={classes.summary} tabIndex={-1} role="alert">
      <p>{ui.errorsTitle({ count })}</p>
      <ul>
        {errors.map(({ id, error }) => (
          <li key={id}>
            <a
              href={`#${id}`}
              onClick={event => {
                event.preventDefault()
                document.getElementById(id)?.focus()
              }}
            >
              {error}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}
