import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { dayFromText } from '../../src/words/day-text.en.ts'
import { doorWords as words } from '../../src/words/portal.en.ts'
import { errorOf, fieldErrorsIn } from '../api/field-errors.ts'
import { askForFirstLink, askForLink } from '../api/portal.ts'
import { Button } from '../ui/button.tsx'
import { DayField } from '../ui/day-field.tsx'
import { ErrorSummary } from '../ui/field.tsx'
import { Failed } from '../ui/states.tsx'
import { TextField } from '../ui/text-field.tsx'

/** Asks for a link by email address. */
export function EmailForm({ onSent }: { onSent: (email: string) => void }) {
  const [email, setEmail] = useState('')
  const asking = useMutation({ mutationFn: askForLink, onSuccess: () => onSent(email) })
  const errors = fieldErrorsIn(asking.error)
  return (
    <form
      noValidate
      onSubmit={event => {
        event.preventDefault()
        if (!asking.isPending) asking.mutate(email.trim())
      }}
    >
      <ErrorSummary errors={errors} />
      {asking.error && errors.length === 0 && <Failed error={asking.error} />}
      <TextField
        id="email"
        label={words.email}
        hint={words.emailHint}
        type="email"
        autoComplete="email"
        maxLength={320}
        value={email}
        error={errorOf(errors, 'email')}
        onChange={setEmail}
      />
      <p>
        <Button kind="first" type="submit" disabled={asking.isPending}>
          {words.send}
        </Button>
      </p>
    </form>
  )
}

const NOTHING = { number: '', familyName: '', bornOn: '' }

/** Asks for a first link by what stands on the certificate. */
export function FirstTimeForm({ onSent }: { onSent: () => void }) {
  const [typed, setTyped] = useState(NOTHING)
  const [isUnread, setUnread] = useState(false)
  const asking = useMutation({ mutationFn: askForFirstLink, onSuccess: onSent })
  const unread = isUnread && !dayFromText(typed.bornOn) ? [{ id: 'bornOn', error: words.bornOnUnread }] : []
  const errors = [...fieldErrorsIn(asking.error).filter(({ id }) => id !== 'bornOn' || unread.length === 0), ...unread]
  const change = (part: Partial<typeof NOTHING>): void => setTyped(before => ({ ...before, ...part }))
  const submit = (): void => {
    const bornOn = dayFromText(typed.bornOn)
    setUnread(!bornOn)
    if (bornOn && !asking.isPending) asking.mutate({ ...typed, bornOn })
  }
  return (
    <form
      noValidate
      onSubmit={event => {
        event.preventDefault()
        submit()
      }}
    >
      <ErrorSummary errors={errors} />
      {asking.error && errors.length === 0 && <Failed error={asking.error} />}
      <TextField
        id="number"
        label={words.number}
        hint={words.numberHint}
        autoComplete="off"
        maxLength={40}
        value={typed.number}
        error={errorOf(errors, 'number')}
        onChange={number => change({ number })}
      />
      <TextField
        id="familyName"
        label={words.familyName}
        hint={words.familyNameHint}
        autoComplete="family-name"
        maxLength={200}
        value={typed.familyName}
        error={errorOf(errors, 'familyName')}
        onChange={familyName => change({ familyName })}
      />
      <DayField
        id="bornOn"
        label={words.bornOn}
        hint={words.bornOnHint}
        typed={typed.bornOn}
        error={errorOf(errors, 'bornOn')}
        onType={bornOn => change({ bornOn })}
      />
      <p>
        <Button kind="first" type="submit" disabled={asking.isPending}>
          {words.find}
        </Button>
      </p>
    </form>
  )
}
