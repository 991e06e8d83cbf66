import { XCircleIcon } from '@phosphor-icons/react/dist/csr/XCircle'
import type { ReactNode } from 'react'
import { failures, ui } from '../../src/words/ui.en.ts'
import { Button } from './button.tsx'
import classes from './states.module.css'

/** Bars where the text will stand, with the page's rules already drawn. */
export const Waiting = ({ lines = 5 }: { lines?: number }) => (
  <div className={classes.waiting} role="status">
    <span className="gs-hidden">{ui.waiting}</span>
    {Array.from({ length: lines }, (_, at) => (
      // oxlint-disable-next-line react/no-array-index-key -- bars are alike
      <i key={at} className={at === 0 ? classes.first : undefined} aria-hidden />
    ))}
  </div>
)

/** Nothing to show: a sentence, and the one next step. */
export const Empty = ({ children, next }: { children: ReactNode; next?: ReactNode }) => (
  <div className={classes.empty}>
    <p>{children}</p>
    {next && <p className={classes.next}>{next}</p>}
  </div>
)

/** What can be told of a failure: our own failures carry words; anything else is a fault of the program. */
export type Failure = Error & { title?: string; instance?: string | undefined; status?: number }

type FailedProps = { error: Failure; onAgain?: (() => void) | undefined }

/** What went wrong, what is safe, and what to do. */
export function Failed({ error, onAgain }: FailedProps) {
  const isOurs = error.title !== undefined
  const [title, text] = isOurs ? [error.title, error.message] : failures.unexpected
  return (
    <div className={classes.failed} role="alert">
      <XCircleIcon size={24} weight="bold" aria-hidden />
      <div>
        <p className={classes.title}>{title}</p>
        <p>{text}</p>
        {error.instance && <p className={classes.reference}>{failures.reference({ instance: error.instance })}</p>}
        {onAgain && (
          <p className={classes.next}>
            <Button onClick={onAgain}>{ui.tryAgain}</Button>
          </p>
        )}
      </div>
    </div>
  )
}
