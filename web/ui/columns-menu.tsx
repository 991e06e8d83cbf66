import { ColumnsIcon } from '@phosphor-icons/react/dist/csr/Columns'
import { useClickOutside } from '@mantine/hooks'
import { useId, useState } from 'react'
import { ui } from '../../src/words/ui.en.ts'
import { CheckBox } from './check-box.tsx'
import classes from './columns-menu.module.css'
import table from './queue-table.module.css'

type ColumnsMenuProps = {
  columns: readonly { key: string; title: string; isFixed?: boolean }[]
  hidden: ReadonlySet<string>
  onChange: (hidden: ReadonlySet<string>) => void
}

/** Which columns a table shows. */
export function ColumnsMenu({ columns, hidden, onChange }: ColumnsMenuProps) {
  const [isOpen, setOpen] = useState(false)
  const id = useId()
  const place = useClickOutside<HTMLDivElement>(() => setOpen(false))
  const turn = (key: string): void => {
    const next = new Set(hidden)
    if (!next.delete(key)) next.add(key)
    onChange(next)
  }
  return (
    <div ref={place} className={classes.place} onKeyDown={({ key }) => key === 'Escape' && setOpen(false)}>
      <button type="button" className={table.action} aria-expanded={isOpen} aria-controls={id} onClick={() => setOpen(!isOpen)}>
        <ColumnsIcon size={20} aria-hidden />
        <span>{ui.columns}</span>
      </button>
      <fieldset id={id} hidden={!isOpen} className={classes.list}>
        <legend>{ui.columnsHint}</legend>
        {columns
          .filter(({ isFixed }) => !isFixed)
          .map(({ key, title }) => (
            <CheckBox key={key} label={title} text isOn={!hidden.has(key)} onTurn={() => turn(key)} />
          ))}
      </fieldset>
    </div>
  )
}
