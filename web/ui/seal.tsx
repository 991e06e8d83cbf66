import classes from './seal.module.css'

export type SealMark = 'check' | 'bars' | 'cross' | 'dash' | 'question' | 'none'
export type Tone = 'green' | 'amber' | 'brick' | 'pen' | 'quiet'

const MONTHS = 36
const CENTRE = 60
const OUTER = 56

const MARKS: Record<SealMark, string> = {
  check: 'M41 62L54 75L81 46',
  bars: 'M51 44V76M69 44V76',
  cross: 'M46 46L74 74M74 46L46 74',
  dash: 'M42 60H78',
  question: 'M49 51C49 36 72 37 72 50C72 60 60 58 60 68M60 77V79',
  none: '',
}

/** One tick for a month of the cycle, a long one at each anniversary. */
function tick(month: number): string {
  const angle = (month / MONTHS) * 2 * Math.PI
  const inner = month % 12 === 0 ? OUTER - 12 : OUTER - 8
  const at = (radius: number): string =>
    `${(CENTRE + radius * Math.sin(angle)).toFixed(2)} ${(CENTRE - radius * Math.cos(angle)).toFixed(2)}`
  return `M${at(inner)}L${at(OUTER)}`
}

const months = Array.from({ length: MONTHS }, (_, month) => month)

type SealProps = {
  mark: SealMark
  size: number
  tone?: Tone | undefined
  /** Months of the cycle that are gone; all of them where the ring says nothing of the cycle. */
  gone?: number | undefined
}

/** The cycle bent into a ring. Decorative: the sentence beside it says the same. */
export const Seal = ({ mark, size, tone, gone = MONTHS }: SealProps) => (
  <svg className={classes.seal} data-tone={tone} viewBox="0 0 120 120" width={size} height={size} aria-hidden="true" fill="none">
    <path
      d={months
        .filter(month => month < gone)
        .map(tick)
        .join('')}
      className={classes.gone}
    />
    <path
      d={months
        .filter(month => month >= gone)
        .map(tick)
        .join('')}
      className={classes.ahead}
    />
    <path d={MARKS[mark]} className={classes.mark} />
  </svg>
)
