import { useMutation } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { newId } from '../../src/values/id.ts'
import { decideWords as words } from '../../src/words/console-decide.en.ts'
import { type Preview, previewDecision, type Proposal, recordDecision } from '../api/decisions.ts'
import { fieldErrorsIn } from '../api/field-errors.ts'
import { Button } from '../ui/button.tsx'
import { Dialog, DialogActions } from '../ui/dialog.tsx'
import type { FieldError } from '../ui/field.tsx'
import { Failed } from '../ui/states.tsx'
import { DecisionEffectShown } from './decision-effect.tsx'

export type ReadProposal = { proposal: Proposal } | { errors: readonly FieldError[] }

type EffectDialogProps = {
  title: string
  certificant: string
  /** What the button says that records it. */
  act: (proposal: Proposal) => string
  /** What was typed, or what is not right with it yet. */
  read: () => ReadProposal
  onRecorded: (recorded: { id: string; proposal: Proposal }) => void
  onClose: () => void
  /** The questions. */
  children: (errors: readonly FieldError[]) => ReactNode
}

/** The fields of a proposal are those of the form. */
const fieldsOf = (error: Error | null): readonly FieldError[] =>
  fieldErrorsIn(error).map(each => ({ ...each, id: each.id.replace(/^decision-(values-)?/, '') }))

/** Anything that changes how a person stands, in two steps: what and why, then what it will change; only then is it recorded. */
export function EffectDialog({ title, certificant, act, read, onRecorded, onClose, children }: EffectDialogProps) {
  const [errors, setErrors] = useState<readonly FieldError[]>([])
  const [proposal, setProposal] = useState<Proposal>()
  const preview = useMutation({ mutationFn: (asked: Proposal) => previewDecision(certificant, asked) })
  const refused = fieldsOf(preview.error)
  const show = (): void => {
    const typed = read()
    setErrors('errors' in typed ? typed.errors : [])
    if ('errors' in typed) return
    setProposal(typed.proposal)
    preview.mutate(typed.proposal)
  }
  if (proposal && preview.data)
    return (
      <Dialog title={words.effect} onClose={onClose}>
        <Confirm
          key={preview.data.basis}
          certificant={certificant}
          preview={preview.data}
          proposal={proposal}
          act={act(proposal)}
          onRecorded={onRecorded}
          onChange={() => preview.reset()}
        />
      </Dialog>
    )
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        noValidate
        onSubmit={event => {
          event.preventDefault()
          show()
        }}
      >
        {children([...errors, ...refused])}
        {preview.error && refused.length === 0 && <Failed error={preview.error} />}
        <DialogActions>
          <Button kind="first" type="submit" disabled={preview.isPending}>
            {words.preview}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}

type ConfirmProps = {
  certificant: string
  preview: Preview
  proposal: Proposal
  act: string
  onRecorded: EffectDialogProps['onRecorded']
  onChange: () => void
}

function Confirm({ certificant, preview: { basis, effect }, proposal, act, onRecorded, onChange }: ConfirmProps) {
  const [key] = useState(() => newId())
  const recording = useMutation({
    mutationFn: () => recordDecision(certificant, { decision: proposal, basis, key }),
    onSuccess: ({ id }) => onRecorded({ id, proposal }),
  })
  return (
    <>
      <DecisionEffectShown effect={effect} reason={proposal.reason} />
      {recording.error && <Failed error={recording.error} />}
      <DialogActions>
        <Button kind="first" disabled={recording.isPending} onClick={() => recording.mutate()}>
          {act}
        </Button>
        <Button onClick={onChange}>{words.change}</Button>
      </DialogActions>
    </>
  )
}
