import { Field } from './field.tsx'

type TextFieldProps = {
  id: string
  label: string
  hint?: string
  value: string
  error?: string | undefined
  isOptional?: boolean
  type?: 'text' | 'email' | 'tel' | 'url'
  autoComplete?: string
  /** Lines the field shows; more than one makes it a field for several. */
  lines?: number
  maxLength: number
  onChange: (value: string) => void
}

/** A question answered in words. */
export const TextField = ({
  id,
  label,
  hint,
  error,
  isOptional = false,
  lines = 1,
  value,
  onChange,
  ...rest
}: TextFieldProps) => (
  <Field id={id} label={label} hint={hint} error={error} isOptional={isOptional}>
    {control =>
      lines > 1 ? (
        <textarea
          {...control}
          rows={lines}
          value={value}
          maxLength={rest.maxLength}
          onChange={({ currentTarget }) => onChange(currentTarget.value)}
        />
      ) : (
        <input {...control} {...rest} value={value} onChange={({ currentTarget }) => onChange(currentTarget.value)} />
      )
    }
  </Field>
)

type ChoiceFieldProps = {
  id: string
  label: string
  hint?: string
  value: string
  error?: string | undefined
  options: readonly { value: string; label: string }[]
  onChange: (value: string) => void
}

/** A question answered by one of a few. */
export const ChoiceField = ({ id, label, hint, value, error, options, onChange }: ChoiceFieldProps) => (
  <Field id={id} label={label} hint={hint} error={error}>
    {control => (
      <select {...control} value={value} onChange={({ currentTarget }) => onChange(currentTarget.value)}>
        {options.map(option => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    )}
  </Field>
)
