import { ColumnsIcon } from '@phosphor-icons/react/dist/csr/Columns'
import { ui } from '../../src/words/ui.en.ts'
import { CheckBox } from './check-box.tsx'
import { Panel } from './panel.tsx'

type ColumnsMenuProps = {
  columns: readonly { key: string; title: string; isFixed?: boolean }[]
  hidden: ReadonlySet<string>
  onChange: (hidden: ReadonlySet<string>) => void
}

/** Which columns a table shows. */
export function ColumnsMenu({ columns, hidden, onChange }: ColumnsMenuProps) {
  const turn = (key: string): void => {
    const next = new Set(hidden)
    if (!next.delete(key)) next.add(key)
    onChange(next)
  }
  const button = (
    <>
      <ColumnsIcon size={20} aria-hidden />
      <span>{ui.columns}</span>
    </>
  )
  return (
    <Panel button={button}>
      {() => (
        <fieldset>
          <legend>{ui.columnsHint}</legend>
          {columns
            .filter(({ isFixed }) => !isFixed)
            .map(({ key, title }) => (
              <CheckBox key={key} label={title} text isOn={!hidden.has(key)} onTurn={() => turn(key)} />
            ))}
        </fieldset>
      )}
    </Panel>
  )
}
