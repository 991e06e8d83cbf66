import type { ButtonHTMLAttributes, ReactNode } from 'react'
import { Link } from 'react-router'
import classes from './button.module.css'

type Kind = 'first' | 'second' | 'small' | 'plain'

type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & {
  kind?: Kind
  /** Why the button cannot be pressed now; it stays reachable, and says so. */
  unavailable?: string | undefined
}

/** A button. Only one on a page is the first. */
export const Button = ({ kind = 'second', unavailable, onClick, children, ...rest }: ButtonProps) => (
  <>
    <button
      type="button"
      {...rest}
      className={classes.button}
      data-kind={kind}
      aria-disabled={unavailable !== undefined || undefined}
      onClick={event => (unavailable === undefined ? onClick?.(event) : event.preventDefault())}
    >
      {children}
    </button>
    {unavailable !== undefined && <span className={classes.unavailable}>{unavailable}</span>}
  </>
)

/** A link that looks like a button, because it begins something. */
export const ButtonLink = ({ kind = 'second', to, children }: { kind?: Kind; to: string; children: ReactNode }) => (
  <Link className={classes.button} data-kind={kind} to={to}>
    {children}
  </Link>
)
