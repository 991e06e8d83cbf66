import { decideWords as words } from '../../src/words/console-decide.en.ts'
import { errorOf } from '../api/field-errors.ts'
import type { FieldError } from '../ui/field.tsx'
import { TextField } from '../ui/text-field.tsx'

export type Because = { reason: string; authority: string }

type BecauseFieldsProps = { typed: Because; errors: readonly FieldError[]; onChange: (because: Partial<Because>) => void }

/** What every decision asks: why, and who has decided. */
export const BecauseFields = ({ typed: { reason, authority }, errors, onChange }: BecauseFieldsProps) => (
  <>
    <TextField
      id="reason"
      label={words.reason}
      hint={words.reasonHint}
      lines={3}
      maxLength={2000}
      value={reason}
      error={errorOf(errors, 'reason')}
      onChange={typed => onChange({ reason: typed })}
    />
    <TextField
      id="authority"
      label={words.authority}
      hint={words.authorityHint}
      maxLength={200}
      value={authority}
      error={errorOf(errors, 'authority')}
      onChange={typed => onChange({ authority: typed })}
    />
  </>
)

/** What is missing of it. */
export const missingOf = ({ reason, authority }: Because): readonly FieldError[] => [
  ...(reason.trim() === '' ? [{ id: 'reason', error: words.reasonMissing }] : []),
  ...(authority.trim() === '' ? [{ id: 'authority', error: words.authorityMissing }] : []),
]
