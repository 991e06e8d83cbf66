import { useMutation, useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import type { Day } from '../../src/values/day.ts'
import { DECIDABLE, type Decidable, decideWords as words } from '../../src/words/console-decide.en.ts'
import { type Person, undoDecision } from '../api/register.ts'
import { FeedbackLine } from '../ui/feedback-line.tsx'
import { SideSection } from '../ui/side.tsx'
import { Failed } from '../ui/states.tsx'
import classes from './decide-section.module.css'
import type { Decided } from './decision-dialog.tsx'

const DecisionDialog = lazy(async () => ({ default: (await import('./decision-dialog.tsx')).DecisionDialog }))

type DecideSectionProps = { person: Person; asOf: Day; today: Day }

/** What may be decided about a person; said to be impossible while looking at another day than today. */
export function DecideSection({ person, asOf, today }: DecideSectionProps) {
  const [kind, setKind] = useState<Decidable>()
  const [decided, setDecided] = useState<Decided>()
  const queries = useQueryClient()
  const seeAgain = (): Promise<void> => queries.invalidateQueries({ queryKey: ['person', person.certificant] })
  const undoing = useMutation({
    mutationFn: ({ id }: Decided) => undoDecision(person.certificant, id, words.undoReason),
    onSuccess: seeAgain,
  })
  const onDecided = async (done: Decided): Promise<void> => {
    setKind(undefined)
    undoing.reset()
    setDecided(done)
    await seeAgain()
  }
  const said = undoing.isSuccess ? words.undone : decided && words.done({ act: words.acts[decided.kind], day: decided.on })
  return (
    <SideSection title={words.section}>
      <p className={classes.about}>{asOf === today ? words.about : words.notNow}</p>
      <FeedbackLine
        said={said}
        onUndo={decided && !undoing.isSuccess ? () => undoing.mutate(decided) : undefined}
        onDismiss={() => setDecided(undefined)}
      />
      {undoing.error && <Failed error={undoing.error} />}
      {asOf === today && (
        <ul className={classes.acts}>
          {DECIDABLE.map(each => (
            <li key={each}>
              <button type="button" aria-haspopup="dialog" onClick={() => setKind(each)}>
                {words.acts[each]}
              </button>
            </li>
          ))}
        </ul>
      )}
      {kind && (
        <Suspense>
          <DecisionDialog
            kind={kind}
            person={person}
            today={today}
            onDecided={done => void onDecided(done)}
            onClose={() => setKind(undefined)}
          />
        </Suspense>
      )}
    </SideSection>
  )
}
