import { useClickOutside } from '@mantine/hooks'
import { type ReactNode, useId, useRef, useState } from 'react'
import classes from './panel.module.css'

type PanelProps = {
  /** What stands on the button. */
  button: ReactNode
  label?: string
  /** How the button looks; default: a link that does something. */
  buttonClass?: string | undefined
  /** What the panel holds; `close` shuts it. */
  children: (close: () => void) => ReactNode
}

/** A button that opens a small panel below itself: choices that need no page of their own. */
export function Panel({ button, label, buttonClass = classes.action, children }: PanelProps) {
  const [isOpen, setOpen] = useState(false)
  const id = useId()
  const target = useRef<HTMLButtonElement>(null)
  const place = useClickOutside<HTMLDivElement>(() => setOpen(false))
  const close = (): void => {
    setOpen(false)
    target.current?.focus()
  }
  return (
    <div ref={place} className={classes.place} onKeyDown={({ key }) => isOpen && key === 'Escape' && close()}>
      <button
        ref={target}
        type="button"
        className={buttonClass}
        aria-label={label}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
      >
        {button}
      </button>
      <div id={id} hidden={!isOpen} className={classes.panel}>
        {isOpen && children(close)}
      </div>
    </div>
  )
}
