import { useId, useState } from 'react'
import { ui } from '../../src/words/ui.en.ts'
import { Button } from './button.tsx'
import classes from './bars.module.css'

export type BarSeries = { key: string; title: string; pattern: 'solid' | 'hatched' | 'dotted' }
export type BarGroup = { label: string; values: Readonly<Record<string, number>> }

type BarsProps = {
  /** What is drawn, in a sentence. */
  caption: string
  labelTitle: string
  series: readonly BarSeries[]
  groups: readonly BarGroup[]
}

const HEIGHT = 200
const TOP = 22

/** Bars side by side, told apart by pattern and not by hue, and the same figures as a table. */
export function Bars({ caption, labelTitle, series, groups }: BarsProps) {
  const [isTable, setTable] = useState(false)
  const most = Math.max(1, ...groups.flatMap(({ values }) => series.map(({ key }) => values[key] ?? 0)))
  return (
    <figure className={classes.figure}>
      <div className={classes.head}>
        <figcaption>{caption}</figcaption>
        <Button kind="small" aria-pressed={isTable} onClick={() => setTable(!isTable)}>
          {isTable ? ui.chart : ui.table}
        </Button>
      </div>
      {isTable ? (
        <BarsTable caption={caption} labelTitle={labelTitle} series={series} groups={groups} />
      ) : (
        <>
          {series.length > 1 && <Legend series={series} />}
          <Drawing caption={caption} series={series} groups={groups} most={most} />
        </>
      )}
    </figure>
  )
}

const Legend = ({ series }: { series: readonly BarSeries[] }) => (
  <ul className={classes.legend}>
    {series.map(({ key, title, pattern }) => (
      <li key={key}>
        <i data-pattern={pattern} aria-hidden /> {title}
      </li>
    ))}
  </ul>
)

type DrawingProps = { caption: string; series: readonly BarSeries[]; groups: readonly BarGroup[]; most: number }

/** The table behind the button says the same, so the drawing is one picture with its caption. */
function Drawing({ caption, series, groups, most }: DrawingProps) {
  const id = useId()
  const width = Math.max(56, series.length * 30 + 20)
  const bar = Math.min(36, (width - 20) / series.length)
  return (
    <div className={classes.scroll} tabIndex={0} role="region" aria-label={caption}>
      <svg className={classes.drawing} width={groups.length * width} height={HEIGHT + TOP + 26} role="img" aria-label={caption}>
        <defs>
          <pattern id={`${id}-hatched`} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <path d="M0 0V5" className={classes.stroke} />
          </pattern>
          <pattern id={`${id}-dotted`} width="6" height="6" patternUnits="userSpaceOnUse">
            <circle cx="3" cy="3" r="1.5" className={classes.solid} />
          </pattern>
        </defs>
        {groups.map(({ label, values }, at) => (
          <g key={label} transform={`translate(${at * width} ${TOP})`}>
            {series.map(({ key, pattern }, n) => {
              const value = values[key] ?? 0
              const height = (value / most) * (HEIGHT - TOP)
              const x = (width - bar * series.length) / 2 + n * bar
              return (
                <g key={key}>
                  <rect
                    x={x + 2}
                    y={HEIGHT - TOP - height}
                    width={bar - 4}
                    height={height}
                    className={pattern === 'solid' ? classes.solid : classes.outlined}
                    {...(pattern !== 'solid' && { fill: `url(#${id}-${pattern})` })}
                  />
                  <text x={x + bar / 2} y={HEIGHT - TOP - height - 6} className={classes.value}>
                    {value > 0 && value.toLocaleString('en-US')}
                  </text>
                </g>
              )
            })}
            <path d={`M0 ${HEIGHT - TOP}H${width}`} className={classes.axis} />
            <text x={width / 2} y={HEIGHT - TOP + 20} className={classes.label}>
              {label}
            </text>
          </g>
        ))}
      </svg>
    </div>
  )
}

const BarsTable = ({ caption, labelTitle, series, groups }: BarsProps) => (
  <div className={classes.scroll} tabIndex={0} role="region" aria-label={caption}>
    <table className={classes.table}>
      <caption className="gs-hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{labelTitle}</th>
          {series.map(({ key, title }) => (
            <th key={key} scope="col" className={classes.number}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {groups.map(({ label, values }) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            {series.map(({ key }) => (
              <td key={key} className={classes.number}>
                {(values[key] ?? 0).toLocaleString('en-US')}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)
