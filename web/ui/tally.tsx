import type { CSSProperties } from 'react'
import classes from './tally.module.css'

export type Pattern = 'solid' | 'hatched' | 'dotted'
/** An amount of points, in hundredths, under one pattern. */
export type Filling = { pattern: Pattern; amount: number }

const POINT = 100
const TEN = 10

type Cell = { pattern: Pattern | undefined; percent: number }

/** The cells of so many points: each under the pattern that covers most of it, a part of a point filling a part. */
export function cellsOf(fillings: readonly Filling[], points: number): Cell[] {
  const spans: { pattern: Pattern; from: number; to: number }[] = []
  for (const { pattern, amount } of fillings) {
    const from = spans.at(-1)?.to ?? 0
    spans.push({ pattern, from, to: from + amount })
  }
  return Array.from({ length: Math.ceil(points / POINT) }, (_, at) => {
    const [from, to] = [at * POINT, Math.min(points, (at + 1) * POINT)]
    const covers = spans
      .map(span => ({ pattern: span.pattern, part: Math.min(to, span.to) - Math.max(from, span.from) }))
      .filter(({ part }) => part > 0)
    const most = covers.toSorted((a, b) => b.part - a.part)[0]
    return { pattern: most?.pattern, percent: Math.round((covers.reduce((sum, { part }) => sum + part, 0) / (to - from)) * 100) }
  })
}

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
