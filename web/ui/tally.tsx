import type { CSSProperties } from 'react'
import { cellsOf, type Filling, type Pattern } from './cells.ts'
import classes from './tally.module.css'

const TEN = 10

/** Points as cells one can count, in tens; the rows below say the same in figures. */
export function Tally({ label, fillings, points }: { label: string; fillings: readonly Filling[]; points: number }) {
  const cells = cellsOf(fillings, points)
  const tens = Array.from({ length: Math.ceil(cells.length / TEN) }, (_, at) => cells.slice(at * TEN, (at + 1) * TEN))
  return (
    <div className={classes.tally} role="img" aria-label={label}>
      {tens.map((ten, nth) => (
        // oxlint-disable-next-line react/no-array-index-key -- a ten is its place
        <span key={nth} className={classes.ten} data-until={nth * TEN + ten.length}>
          {ten.map((cell, at) => (
            // oxlint-disable-next-line react/no-array-index-key -- a cell is its place
            <i
              key={at}
              className={classes.cell}
              data-pattern={cell.pattern}
              style={{ '--part': `${cell.percent}%` } as CSSProperties}
            />
          ))}
          {Array.from({ length: tens.length > 1 ? TEN - ten.length : 0 }, (_, at) => (
            <b key={at} />
          ))}
        </span>
      ))}
    </div>
  )
}

/** The pattern of a row of the legend. */
export const Swatch = ({ pattern }: { pattern: Pattern | undefined }) => (
  <i className={classes.swatch} data-pattern={pattern} aria-hidden />
)
