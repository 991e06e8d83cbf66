import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { type Decidable, decideWords as words } from '../../src/words/console-decide.en.ts'
import { undoDecision } from '../api/decisions.ts'
import type { Person, TimelineEntry } from '../api/register.ts'
import type { Recorded } from './decision-dialog.tsx'

/** What is being done: a decision of a kind, or something to a fact. */
export type Acting = { what: 'decide'; kind: Decidable } | { what: 'correct' | 'takeBack'; fact: TimelineEntry }

/** What is being decided about a person, what was just recorded, and the way to undo it. */
export function useDeciding({ certificant }: Person) {
  const [acting, setActing] = useState<Acting>()
  const [isCorrecting, setCorrecting] = useState(false)
  const [recorded, setRecorded] = useState<Recorded>()
  const queries = useQueryClient()
  const seeAgain = (): Promise<void> => queries.invalidateQueries({ queryKey: ['person', certificant] })
  const undoing = useMutation({
    mutationFn: ({ id, authority }: Recorded) => undoDecision(certificant, id, { reason: words.undoReason, authority }),
    onSuccess: seeAgain,
  })
  return {
    acting,
    act: setActing,
    isCorrecting,
    setCorrecting,
    said: undoing.isSuccess ? words.undone : recorded?.said,
    failure: undoing.error,
    undo: recorded && !undoing.isSuccess ? () => undoing.mutate(recorded) : undefined,
    dismiss: () => setRecorded(undefined),
    done: (done: Recorded): void => {
      setActing(undefined)
      undoing.reset()
      setRecorded(done)
      void seeAgain()
    },
  }
}

export type Deciding = ReturnType<typeof useDeciding>
