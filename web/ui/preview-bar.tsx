import type { ReactNode } from 'react'
import { ui } from '../../src/words/ui.en.ts'
import { Button } from './button.tsx'
import classes from './preview-bar.module.css'

type PreviewBarProps = {
  count: number
  /** What exactly will happen, and who is left out and why. */
  children: ReactNode
  /** The button's words, the number in them. */
  act: string
  /** How long it can be undone. */
  note?: string
  unavailable?: string | undefined
  onAct: () => void
  onClear: () => void
}

/** Stands at the bottom while rows are selected: nothing happens before it has been said. */
export const PreviewBar = ({ count, children, act, note, unavailable, onAct, onClear }: PreviewBarProps) => (
  <section className={classes.bar} aria-label={ui.selected({ count })}>
    <p className={classes.count}>{ui.selected({ count })}</p>
    <div>{children}</div>
    <div className={classes.actions}>
      <Button onClick={onClear}>{ui.clear}</Button>
      <Button kind="first" unavailable={unavailable} onClick={onAct}>
        {act}
      </Button>
      {note && <p className={classes.note}>{note}</p>}
    </div>
  </section>
)
