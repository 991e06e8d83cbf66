import { useElementSize } from '@mantine/hooks'
import { useId } from 'react'
import { addMonths, type Day } from '../../src/values/day.ts'
import { dayInWords } from '../../src/words/dates.en.ts'
import classes from './ruler.module.css'
import { type Status, StatusWord } from './status-word.tsx'

export type RulerBar = { id: string; on: Day; value: number; label: string; pattern: 'solid' | 'hatched'; isLater?: boolean }
export type RulerMark = { id: string; on: Day; status: Status; label: string }
export type RulerCut = { id: string; on: Day }

type RulerProps = {
  /** What it shows, in a sentence; the lists on the page say the same. */
  label: string
  from: Day
  to: Day
  bars: readonly RulerBar[]
  cuts: readonly RulerCut[]
  /** What stands below the line at its day: fees. */
  marks: readonly RulerMark[]
  at: { on: Day; label: string }
  endLabel: string
}

const BASE = 98
const TALLEST = 52

/** A day as a number that grows by one a day, exact enough to draw by. */
const ordinal = (on: Day): number => Date.parse(`${on}T00:00:00Z`) / 86_400_000

/** A stretch of years as a ruler: a tick for each month, what was earned above it, the chosen day as a line of the pen. */
export function Ruler({ label, from, to, bars, cuts, marks, at, endLabel }: RulerProps) {
  const { ref, width } = useElementSize()
  const id = useId()
  const [first, last] = [ordinal(from), ordinal(to) + 1]
  const xOf = (on: Day): number => ((ordinal(on) - first) / (last - first)) * Math.max(0, width - 26)
  const most = Math.max(1, ...bars.map(({ value }) => value))
  const months = monthsBetween(from, to)
  const isNarrow = width < 560
  const today = Math.min(Math.max(xOf(at.on), 0), Math.max(0, width - 26))
  return (
    <div ref={ref} className={classes.ruler}>
      {width > 0 && (
        <svg width={width} height={BASE + 30} role="img" aria-label={label}>
          <defs>
            <pattern id={id} width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
              <path d="M0 0V4" className={classes.hatch} />
            </pattern>
          </defs>
          <path d={`M0 ${BASE}H${width - 26}`} className={classes.line} />
          <path d={`M${width - 22} ${BASE}H${width}`} className={classes.ahead} />
          {months.map((on, n) => (
            <path
              key={on}
              d={`M${xOf(on).toFixed(1)} ${BASE}v${n % 12 === 0 ? 11 : n % 3 === 0 ? 7 : 5}`}
              className={classes.tick}
            />
          ))}
          <path d={`M${width - 26} ${BASE}v11`} className={classes.tick} />
          {months
            .filter((_, n) => n % 12 === 0)
            .map((on, n, years) => (
              <text key={on} x={xOf(on)} y={BASE + 26} className={classes.small}>
                {isNarrow && n > 0 ? on.slice(0, 4) : isNarrow && years.length > 4 ? on.slice(0, 4) : dayInWords(on)}
              </text>
            ))}
          <text x={width - 26} y={BASE + 26} textAnchor="end" className={classes.small}>
            {isNarrow ? '' : endLabel}
          </text>
          {bars.map(bar => {
            const height = Math.max(4, (bar.value / most) * TALLEST)
            const x = xOf(bar.on)
            return (
              <g key={bar.id} className={bar.isLater ? classes.later : undefined}>
                <rect
                  x={x - 6}
                  y={BASE - height}
                  width={12}
                  height={height}
                  className={bar.pattern === 'solid' ? classes.solid : classes.hatched}
                  {...(bar.pattern === 'hatched' && { fill: `url(#${id})` })}
                />
                <text x={x} y={BASE - height - 5} textAnchor="middle" className={classes.value}>
                  {bar.label}
                </text>
              </g>
            )
          })}
          {cuts.map(cut => (
            <path key={cut.id} d={`M${xOf(cut.on) - 4} ${BASE - 14}l8 8m0 -8l-8 8`} className={classes.cut} />
          ))}
          <path d={`M${today} 4V${BASE}`} className={classes.pen} />
          <path d={`M${today - 4} ${BASE + 7}h8l-4 -7z`} className={classes.penTip} />
          <text
            x={today + (today > width / 2 ? -7 : 7)}
            y={13}
            textAnchor={today > width / 2 ? 'end' : 'start'}
            className={classes.penText}
          >
            {at.label}
          </text>
        </svg>
      )}
      <ul className={classes.marks} data-narrow={isNarrow || undefined}>
        {marks.map(mark => (
          <li key={mark.id} style={isNarrow ? {} : placeOf(xOf(mark.on), width)}>
            <StatusWord status={mark.status}>{mark.label}</StatusWord>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Below its day, and inside the ruler where the day is near the end. */
const placeOf = (x: number, width: number) => (x > width * 0.72 ? { right: 0 } : { left: Math.max(0, x - 30) })

function monthsBetween(from: Day, to: Day): readonly Day[] {
  const months: Day[] = []
  for (let n = 0; n < 240; n++) {
    const on = addMonths(from, n)
    if (on > to) break
    months.push(on)
  }
  return months
}
