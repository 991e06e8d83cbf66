import { useMutation } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useState } from 'react'
import { newId } from '../../src/values/id.ts'
import { dayFromText } from '../../src/words/day-text.en.ts'
import { dayInWords } from '../../src/words/dates.en.ts'
import { downtimePageWords as words } from '../../src/words/console-downtime.en.ts'
import { addDowntime, type Downtime, withdrawDowntime } from '../api/downtime.ts'
import { errorOf, fieldErrorsIn } from '../api/field-errors.ts'
import { Button } from '../ui/button.tsx'
import { DayField } from '../ui/day-field.tsx'
import { Dialog, DialogActions } from '../ui/dialog.tsx'
import { ErrorSummary, type FieldError } from '../ui/field.tsx'
import { Failed } from '../ui/states.tsx'
import { TextField } from '../ui/text-field.tsx'

type Closing = { onDone: (said: string) => void; onClose: () => void }

/** Asks from when to when the program could not be reached, and why. */
export function AddDowntime({ onDone, onClose }: Closing) {
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const [reason, setReason] = useState('')
  const [missing, setMissing] = useState<readonly FieldError[]>([])
  const [key] = useState(() => newId())
  const adding = useMutation({
    mutationFn: addDowntime,
    onSuccess: ({ marked, ...days }) => onDone(words.recorded({ days: daysOf(days), marked })),
  })
  const [first, last] = [dayFromText(from), dayFromText(to.trim() === '' ? from : to)]
  const record = (): void => {
    const lacks = lacksOf({ from: first, to: last, reason })
    setMissing(lacks)
    if (first && last && lacks.length === 0) adding.mutate({ from: first, to: last, reason, key })
  }
  const errors = missing.length > 0 ? missing : fieldErrorsIn(adding.error)
  return (
    <Asking title={words.add} act={words.act} errors={errors} failure={adding.error} onAct={record} onClose={onClose}>
      <DayField id="from" label={words.from} typed={from} error={errorOf(errors, 'from')} onType={setFrom} />
      <DayField id="to" label={words.to} hint={words.toHint} typed={to} error={errorOf(errors, 'to')} isOptional onType={setTo} />
      <Reason hint={words.reasonHint} reason={reason} errors={errors} onType={setReason} />
    </Asking>
  )
}

const lacksOf = ({ from, to, reason }: { from: unknown; to: unknown; reason: string }): readonly FieldError[] => [
  ...(from ? [] : [{ id: 'from', error: words.dayMissing }]),
  ...(from && !to ? [{ id: 'to', error: words.dayMissing }] : []),
  ...(reason.trim() === '' ? [{ id: 'reason', error: words.reasonMissing }] : []),
]

/** Asks why a downtime is taken back. */
export function WithdrawDowntime({ downtime, onDone, onClose }: Closing & { downtime: Downtime }) {
  const [reason, setReason] = useState('')
  const [missing, setMissing] = useState<readonly FieldError[]>([])
  const [key] = useState(() => newId())
  const taking = useMutation({
    mutationFn: withdrawDowntime,
    onSuccess: ({ marked }) => onDone(words.withdrawn({ days: daysOf(downtime), marked })),
  })
  const withdraw = (): void => {
    const lacks = reason.trim() === '' ? [{ id: 'reason', error: words.reasonMissing }] : []
    setMissing(lacks)
    if (lacks.length === 0) taking.mutate({ id: downtime.id, key, reason })
  }
  const errors = missing.length > 0 ? missing : fieldErrorsIn(taking.error)
  const title = words.withdrawTitle({ days: daysOf(downtime) })
  return (
    <Asking title={title} act={words.withdrawAct} errors={errors} failure={taking.error} onAct={withdraw} onClose={onClose}>
      <Reason hint={words.withdrawHint} reason={reason} errors={errors} onType={setReason} />
    </Asking>
  )
}

/** `29 April 2027 to 1 May 2027`, or the one day. */
export const daysOf = ({ from, to }: Pick<Downtime, 'from' | 'to'>): string =>
  from === to ? dayInWords(from) : `${dayInWords(from)} to ${dayInWords(to)}`

type ReasonProps = { hint: string; reason: string; errors: readonly FieldError[]; onType: (reason: string) => void }

const Reason = ({ hint, reason, errors, onType }: ReasonProps) => (
  <TextField
    id="reason"
    label={words.reason}
    hint={hint}
    lines={3}
    maxLength={500}
    value={reason}
    error={errorOf(errors, 'reason')}
    onChange={onType}
  />
)

type AskingProps = {
  title: string
  act: string
  errors: readonly FieldError[]
  failure: Error | null
  onAct: () => void
  onClose: () => void
  children: ReactNode
}

const Asking = ({ title, act, errors, failure, onAct, onClose, children }: AskingProps) => (
  <Dialog title={title} onClose={onClose}>
    <form
      noValidate
      onSubmit={(event: FormEvent) => {
        event.preventDefault()
        onAct()
      }}
    >
      <ErrorSummary errors={errors} />
      {failure && errors.length === 0 && <Failed error={failure} />}
      {children}
      <DialogActions>
        <Button kind="first" type="submit">
          {act}
        </Button>
        <Button onClick={onClose}>{words.cancel}</Button>
      </DialogActions>
    </form>
  </Dialog>
)
