import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { newId } from '../../src/values/id.ts'
import { settleWords as words, verdictWords } from '../../src/words/console-lists.en.ts'
import { errorOf, fieldErrorsIn } from '../api/field-errors.ts'
import { reopen, type Row, settle, type Verdict, verdictsOf } from '../api/settling.ts'
import { Button } from '../ui/button.tsx'
import { Dialog, DialogActions } from '../ui/dialog.tsx'
import { ErrorSummary, type FieldError } from '../ui/field.tsx'
import { Failed } from '../ui/states.tsx'
import { ChoiceField } from '../ui/text-field.tsx'
import { BecauseFields, missingOf } from './because-fields.tsx'

export type Settled = { row: Row; authority: string; said: string; isOpen: boolean }

type SettleDialogProps = { row: Row; name: string; isSettled: boolean; onDone: (done: Settled) => void; onClose: () => void }

/** What is decided about a row of a worklist, and why; of a settled one, why it is opened again. */
export function SettleDialog({ row, name, isSettled, onDone, onClose }: SettleDialogProps) {
  const verdicts = verdictsOf(row.list)
  const [typed, setTyped] = useState({ verdict: verdicts[0] ?? '', reason: '', authority: '' })
  const [missing, setMissing] = useState<readonly FieldError[]>([])
  const [key] = useState(() => newId())
  const because = { reason: typed.reason.trim(), authority: typed.authority.trim() }
  const acting = useMutation({
    mutationFn: () => (isSettled ? reopen(row, because) : settle(row, { ...because, verdict: typed.verdict as Verdict }, key)),
    onSuccess: () =>
      onDone({
        row,
        authority: because.authority,
        isOpen: isSettled,
        said: isSettled ? words.reopened({ name }) : words.settled({ name, verdict: verdictWords[typed.verdict as Verdict] }),
      }),
  })
  const refused = fieldErrorsIn(acting.error)
  const errors = [...missing, ...refused]
  return (
    <Dialog title={isSettled ? words.reopenTitle({ name }) : words.settleTitle({ name })} onClose={onClose}>
      <form
        noValidate
        onSubmit={event => {
          event.preventDefault()
          const found = missingOf(typed)
          setMissing(found)
          if (found.length === 0) acting.mutate()
        }}
      >
        <ErrorSummary errors={errors} />
        {!isSettled && verdicts.length > 1 && (
          <ChoiceField
            id="verdict"
            label={words.verdict}
            hint={words.verdictHint}
            value={typed.verdict}
            error={errorOf(errors, 'verdict')}
            options={verdicts.map(verdict => ({ value: verdict, label: verdictWords[verdict] }))}
            onChange={verdict => setTyped({ ...typed, verdict })}
          />
        )}
        <BecauseFields typed={typed} errors={errors} onChange={more => setTyped({ ...typed, ...more })} />
        {acting.error && refused.length === 0 && <Failed error={acting.error} />}
        <DialogActions>
          <Button kind="first" type="submit" disabled={acting.isPending}>
            {isSettled ? words.reopen : words.settle}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
