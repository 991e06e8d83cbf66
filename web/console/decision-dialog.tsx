import { useState } from 'react'
import type { Day } from '../../src/values/day.ts'
import { type Decidable, decideWords as words } from '../../src/words/console-decide.en.ts'
import type { Person } from '../api/register.ts'
import { DecisionFields } from './decision-fields.tsx'
import { emptyDecision, readDecision } from './decision-form.ts'
import { EffectDialog } from './effect-dialog.tsx'

/** What was recorded, in words, with what undoing it needs. */
export type Recorded = { id: string; said: string; authority: string }

export type DialogProps = { person: Person; today: Day; onRecorded: (recorded: Recorded) => void; onClose: () => void }

/** A decision of one kind. */
export function DecisionDialog({ kind, person, today, onRecorded, onClose }: DialogProps & { kind: Decidable }) {
  const [typed, setTyped] = useState(() => emptyDecision(kind, person, today))
  const act = words.acts[kind]
  const dayOf = (effectiveOn: unknown): Day => effectiveOn as Day
  return (
    <EffectDialog
      title={act}
      certificant={person.certificant}
      act={({ effectiveOn }) => words.decide({ act, day: dayOf(effectiveOn) })}
      read={() => readDecision(kind, typed)}
      onRecorded={({ id, proposal }) => {
        const said = words.done({ act, day: dayOf(proposal['effectiveOn']) })
        onRecorded({ id, said, authority: proposal.authority })
      }}
      onClose={onClose}
    >
      {errors => <DecisionFields kind={kind} person={person} typed={typed} errors={errors} onChange={setTyped} />}
    </EffectDialog>
  )
}
