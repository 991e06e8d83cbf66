import { ui } from '../../src/words/ui.en.ts'
import classes from './figure.module.css'

/** A figure that opens its reason. The dotted line means that, and is used for nothing else. */
export const Figure = ({ children, onWhy }: { children: string; onWhy: () => void }) => (
  <button
    type="button"
    className={classes.figure}
    aria-haspopup="dialog"
    aria-label={ui.why({ figure: children })}
    onClick={onWhy}
  >
    {children}
  </button>
)
