import type { ReactNode } from 'react'
import classes from './ledger.module.css'
import { type Status, StatusWord } from './status-word.tsx'

export type LedgerRow = {
  id: string
  on: string
  what: string
  /** Why it counts less than it claims. */
  reason?: ReactNode
  claimed: string
  counts: string
  isCut?: boolean
}

export type LedgerGroup = { status: Status; rows: readonly LedgerRow[] }

type LedgerProps = {
  caption: string
  columns: { what: string; claimed: string; counts: string; total: string }
  groups: readonly LedgerGroup[]
  total: { claimed: string; counts: string }
}

/** What was claimed beside what counts, grouped by what became of it, with a double-ruled total. */
export const Ledger = ({ caption, columns, groups, total }: LedgerProps) => (
  <table className={classes.ledger}>
    <caption className="gs-hidden">{caption}</caption>
    <thead>
      <tr>
        <th scope="col" colSpan={2}>
          {columns.what}
        </th>
        <th scope="col" className={classes.number}>
          {columns.claimed}
        </th>
        <th scope="col" className={classes.number}>
          {columns.counts}
        </th>
      </tr>
    </thead>
    {groups
      .filter(({ rows }) => rows.length > 0)
      .map(({ status, rows }) => (
        <tbody key={status.word}>
          <tr className={classes.group}>
            <th scope="rowgroup" colSpan={4}>
              <StatusWord status={status} />
            </th>
          </tr>
          {rows.map(row => (
            <Row key={row.id} row={row} />
          ))}
        </tbody>
      ))}
    <tfoot>
      <tr>
        <th scope="row" colSpan={2}>
          {columns.total}
        </th>
        <td className={classes.number}>
          <span>{total.claimed}</span>
        </td>
        <td className={classes.number}>
          <span>{total.counts}</span>
        </td>
      </tr>
    </tfoot>
  </table>
)

const Row = ({ row: { on, what, reason, claimed, counts, isCut } }: { row: LedgerRow }) => (
  <tr>
    <td className={classes.day}>{on}</td>
    <td>
      {what}
      {reason && <span className={classes.reason}>{reason}</span>}
    </td>
    <td className={classes.number}>{isCut ? <s>{claimed}</s> : claimed}</td>
    <td className={classes.number}>{counts}</td>
  </tr>
)
