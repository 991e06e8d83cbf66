import { useEffect, useRef } from 'react'
import classes from './check-box.module.css'

type CheckBoxProps = {
  /** Read aloud; shown beside the box where `text` says so. */
  label: string
  text?: boolean
  isOn: boolean | 'some'
  onTurn: () => void
}

/** A box of 20 px with a larger area to press. */
export function CheckBox({ label, text = false, isOn, onTurn }: CheckBoxProps) {
  const box = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (box.current) box.current.indeterminate = isOn === 'some'
  }, [isOn])
  return (
    <label className={classes.label} data-text={text || undefined}>
      <input ref={box} type="checkbox" className={classes.box} checked={isOn === true} onChange={onTurn} />
      <span className={text ? undefined : 'gs-hidden'}>{label}</span>
    </label>
  )
}
