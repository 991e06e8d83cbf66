import { lazy, Suspense } from 'react'
import type { Day } from '../../src/values/day.ts'
import { DECIDABLE, decideWords as words } from '../../src/words/console-decide.en.ts'
import type { Person } from '../api/register.ts'
import { FeedbackLine } from '../ui/feedback-line.tsx'
import { SideSection } from '../ui/side.tsx'
import { Failed } from '../ui/states.tsx'
import classes from './decide-section.module.css'
import { concernedBy, concernsPerson } from './decision-form.ts'
import type { Deciding } from './deciding.ts'

const DecisionDialog = lazy(async () => ({ default: (await import('./decision-dialog.tsx')).DecisionDialog }))
const CorrectionDialog = lazy(async () => ({ default: (await import('./correction-dialog.tsx')).CorrectionDialog }))

type DecideProps = { person: Person; today: Day; deciding: Deciding }

/** What may be decided about a person; said to be impossible while looking at another day than today. */
export function DecideSection({ person, asOf, today, deciding }: DecideProps & { asOf: Day }) {
  const { act, isCorrecting, setCorrecting, said, undo, dismiss, failure } = deciding
  const offered = DECIDABLE.filter(kind => concernsPerson(kind, person) || concernedBy(kind, person).length > 0)
  return (
    <SideSection title={words.section}>
      <p className={classes.about}>{asOf === today ? words.about : words.notNow}</p>
      <FeedbackLine said={said} onUndo={undo} onDismiss={dismiss} />
      {failure && <Failed error={failure} />}
      {asOf === today && (
        <ul className={classes.acts}>
          {offered.map(kind => (
            <li key={kind}>
              <button type="button" aria-haspopup="dialog" onClick={() => act({ what: 'decide', kind })}>
                {words.acts[kind]}
              </button>
            </li>
          ))}
          <li>
            <button type="button" aria-pressed={isCorrecting} onClick={() => setCorrecting(!isCorrecting)}>
              {isCorrecting ? words.correctEnd : words.correct}
            </button>
          </li>
        </ul>
      )}
      {isCorrecting && asOf === today && <p className={classes.about}>{words.correctHint}</p>}
    </SideSection>
  )
}

/** The dialog of what is being done. */
export function DecidingDialog({ person, today, deciding: { acting, act, done } }: DecideProps) {
  if (!acting) return null
  const shared = { person, today, onRecorded: done, onClose: () => act(undefined) }
  return (
    <Suspense>
      {acting.what === 'decide' ? (
        <DecisionDialog kind={acting.kind} {...shared} />
      ) : (
        <CorrectionDialog what={acting.what} fact={acting.fact} {...shared} />
      )}
    </Suspense>
  )
}
