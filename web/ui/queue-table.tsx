import { ArrowRightIcon } from '@phosphor-icons/react/dist/csr/ArrowRight'
import { DownloadSimpleIcon } from '@phosphor-icons/react/dist/csr/DownloadSimple'
import { type KeyboardEvent, type ReactNode, useState } from 'react'
import { Link } from 'react-router'
import { ui } from '../../src/words/ui.en.ts'
import { CheckBox } from './check-box.tsx'
import { ColumnsMenu } from './columns-menu.tsx'
import { csvOf } from './csv.ts'
import { moveFocus } from './row-keys.ts'
import { saveFile } from './save-file.ts'
import classes from './queue-table.module.css'

export type Column<Row> = {
  key: string
  title: string
  cell: (row: Row) => ReactNode
  /** The same as text, for the CSV. */
  text: (row: Row) => string
  isNumber?: boolean
  /** Cannot be hidden: what the row is about. */
  isFixed?: boolean
  isHiddenAtFirst?: boolean
}

export type Selection = { chosen: ReadonlySet<string>; onChange: (chosen: ReadonlySet<string>) => void }

type QueueTableProps<Row> = {
  caption: string
  /** Name of the file of the CSV, without its ending. */
  file: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  keyOf: (row: Row) => string
  nameOf: (row: Row) => string
  selection?: Selection
  /** Addresses of the next rows and of the first ones, where there are such. */
  older?: string | undefined
  newer?: string | undefined
  /** What stands left of the table's own actions: filters. */
  children?: ReactNode
}

/** A list that people work through. Its CSV holds exactly what is shown. */
export function QueueTable<Row>(props: QueueTableProps<Row>) {
  const { caption, file, columns, rows, keyOf, selection, older, newer, children } = props
  const [hidden, setHidden] = useState<ReadonlySet<string>>(
    () => new Set(columns.filter(({ isHiddenAtFirst }) => isHiddenAtFirst).map(({ key }) => key)),
  )
  const shown = columns.filter(({ key }) => !hidden.has(key))
  const save = (): void =>
    saveFile(
      `${file}.csv`,
      'text/csv;charset=utf-8',
      csvOf(
        shown.map(({ title }) => title),
        rows.map(row => shown.map(({ text }) => text(row))),
      ),
    )
  return (
    <>
      <div className={classes.tools}>
        {children}
        <div className={classes.actions}>
          <ColumnsMenu columns={columns} hidden={hidden} onChange={setHidden} />
          <button type="button" className={classes.action} disabled={rows.length === 0} onClick={save}>
            <DownloadSimpleIcon size={20} aria-hidden />
            <span>{ui.csv({ count: rows.length })}</span>
          </button>
        </div>
      </div>
      <div className={classes.scroll} role="region" aria-label={caption} tabIndex={0}>
        <table className={classes.table}>
          <caption className="gs-hidden">{caption}</caption>
          <thead>
            <tr>
              {selection && (
                <th className={classes.box}>
                  <SelectAll keys={rows.map(keyOf)} {...selection} />
                </th>
              )}
              {shown.map(({ key, title, isNumber }) => (
                <th key={key} scope="col" data-number={isNumber || undefined}>
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(row => (
              <Row key={keyOf(row)} {...props} row={row} columns={shown} />
            ))}
          </tbody>
        </table>
      </div>
      <div className={classes.pages}>
        {newer && <Link to={newer}>{ui.newer}</Link>}
        {older && (
          <Link to={older} rel="next">
            {ui.older({ count: rows.length })} <ArrowRightIcon size={18} aria-hidden />
          </Link>
        )}
      </div>
    </>
  )
}

type RowProps<Row> = Omit<QueueTableProps<Row>, 'rows'> & { row: Row }

function Row<Row>({ row, columns, keyOf, nameOf, selection }: RowProps<Row>) {
  const key = keyOf(row)
  const isChosen = selection?.chosen.has(key) ?? false
  const turn = (): void => selection?.onChange(turned(selection.chosen, key))
  const onKeyDown = (event: KeyboardEvent<HTMLTableRowElement>): void => {
    if (event.key === 'x' && selection) turn()
    else if (!moveFocus(event)) return
    event.preventDefault()
  }
  return (
    <tr data-chosen={isChosen || undefined} onKeyDown={onKeyDown}>
      {selection && (
        <td className={classes.box}>
          <CheckBox label={ui.selectRow({ name: nameOf(row) })} isOn={isChosen} onTurn={turn} />
        </td>
      )}
      {columns.map(({ key: column, cell, isNumber, isFixed }) =>
        isFixed ? (
          <th key={column} scope="row" className={classes.name}>
            {cell(row)}
          </th>
        ) : (
          <td key={column} data-number={isNumber || undefined}>
            {cell(row)}
          </td>
        ),
      )}
    </tr>
  )
}

function turned(chosen: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(chosen)
  if (!next.delete(key)) next.add(key)
  return next
}

function SelectAll({ keys, chosen, onChange }: Selection & { keys: readonly string[] }) {
  const count = keys.filter(key => chosen.has(key)).length
  const isAll = count > 0 && count === keys.length
  return (
    <CheckBox
      label={ui.selectAll}
      isOn={isAll ? true : count > 0 ? 'some' : false}
      onTurn={() => onChange(new Set(isAll ? [] : keys))}
    />
  )
}
