import { CheckCircleIcon } from '@phosphor-icons/react/dist/csr/CheckCircle'
import { XIcon } from '@phosphor-icons/react/dist/csr/X'
import { ui } from '../../src/words/ui.en.ts'
import { Button } from './button.tsx'
import classes from './feedback-line.module.css'

type FeedbackLineProps = { said: string | undefined; onUndo?: (() => void) | undefined; onDismiss: () => void }

/** Says what was done, at its place on the page and until it is dismissed, with the way to undo it. */
export const FeedbackLine = ({ said, onUndo, onDismiss }: FeedbackLineProps) => (
  <div role="status">
    {said && (
      <div className={classes.line}>
        <CheckCircleIcon size={20} weight="bold" aria-hidden />
        <p>{said}</p>
        {onUndo && (
          <Button kind="small" onClick={onUndo}>
            {ui.undo}
          </Button>
        )}
        <button type="button" className={classes.dismiss} aria-label={ui.dismiss} onClick={onDismiss}>
          <XIcon size={18} aria-hidden />
        </button>
      </div>
    )}
  </div>
)
