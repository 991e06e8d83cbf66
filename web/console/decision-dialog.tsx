import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { Day } from '../../src/values/day.ts'
import { newId } from '../../src/values/id.ts'
import { type Decidable, decideWords as words } from '../../src/words/console-decide.en.ts'
import { fieldErrorsIn } from '../api/field-errors.ts'
import { type Person, previewDecision, type ProposedDecision, recordDecision } from '../api/register.ts'
import { Button } from '../ui/button.tsx'
import { Dialog, DialogActions } from '../ui/dialog.tsx'
import type { FieldError } from '../ui/field.tsx'
import { Failed } from '../ui/states.tsx'
import { DecisionEffectShown } from './decision-effect.tsx'
import { DecisionFields } from './decision-fields.tsx'
import { emptyDecision, readDecision } from './decision-form.ts'

export type Decided = { id: string; kind: Decidable; on: Day }

type DecisionDialogProps = {
  kind: Decidable
  person: Person
  today: Day
  onDecided: (decided: Decided) => void
  onClose: () => void
}

/** A decision in two steps: what and why, then what it will change; only then is it recorded. */
export function DecisionDialog({ kind, person, today, onDecided, onClose }: DecisionDialogProps) {
  const [typed, setTyped] = useState(() => emptyDecision(person, today))
  const [errors, setErrors] = useState<readonly FieldError[]>([])
  const [proposed, setProposed] = useState<ProposedDecision>()
  const [key] = useState(() => newId())
  const preview = useMutation({ mutationFn: (decision: ProposedDecision) => previewDecision(person.certificant, decision) })
  const recording = useMutation({
    mutationFn: (decision: ProposedDecision) => recordDecision(person.certificant, decision, key),
    onSuccess: ({ id }, { effectiveOn }) => onDecided({ id, kind, on: effectiveOn }),
  })
  const show = (): void => {
    const read = readDecision(kind, typed)
    setErrors('errors' in read ? read.errors : [])
    if ('errors' in read) return
    setProposed(read.decision)
    preview.mutate(read.decision)
  }
  const failure = recording.error ?? preview.error
  const refused = fieldErrorsIn(failure)
  if (proposed && preview.data)
    return (
      <Dialog title={words.effect} onClose={onClose}>
        <DecisionEffectShown effect={preview.data} decision={proposed} />
        {recording.error && <Failed error={recording.error} />}
        <DialogActions>
          <Button kind="first" disabled={recording.isPending} onClick={() => recording.mutate(proposed)}>
            {words.decide({ act: words.acts[kind], day: proposed.effectiveOn })}
          </Button>
          <Button onClick={() => preview.reset()}>{words.change}</Button>
        </DialogActions>
      </Dialog>
    )
  return (
    <Dialog title={words.acts[kind]} onClose={onClose}>
      <form
        noValidate
        onSubmit={event => {
          event.preventDefault()
          show()
        }}
      >
        <DecisionFields kind={kind} person={person} typed={typed} errors={[...errors, ...refused]} onChange={setTyped} />
        {failure && refused.length === 0 && <Failed error={failure} />}
        <DialogActions>
          <Button kind="first" type="submit" disabled={preview.isPending}>
            {words.preview}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
