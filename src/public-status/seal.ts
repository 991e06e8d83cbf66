import { type Html, html } from '../platform/html.ts'

/** What stands inside the ring. */
export type SealMark = 'check' | 'bars' | 'cross' | 'dash' | 'question' | 'none'

const MONTHS = 36
const CENTRE = 60
const OUTER = 56

/** One tick for each month of a cycle, a long one at each anniversary; the ring says nothing of where in the cycle somebody is. */
function tick(month: number): string {
  const angle = (month / MONTHS) * 2 * Math.PI
  const inner = month % 12 === 0 ? OUTER - 12 : OUTER - 8
  const at = (radius: number): string =>
    `${(CENTRE + radius * Math.sin(angle)).toFixed(2)} ${(CENTRE - radius * Math.cos(angle)).toFixed(2)}`
  return `M${at(inner)}L${at(OUTER)}`
}

const ticks = (wanted: (month: number) => boolean): string =>
  Array.from({ length: MONTHS }, (_, month) => month)
    .filter(wanted)
    .map(tick)
    .join('')

const MONTH_TICKS = ticks(month => month % 12 !== 0)
const YEAR_TICKS = ticks(month => month % 12 === 0)

const MARKS: Record<SealMark, string> = {
  check: 'M41 62L54 75L81 46',
  bars: 'M51 44V76M69 44V76',
  cross: 'M46 46L74 74M74 46L46 74',
  dash: 'M42 60H78',
  question: 'M49 51C49 36 72 37 72 50C72 60 60 58 60 68M60 77V79',
  none: '',
}

/** The cycle bent into a ring, in the colour of the text around it. Decorative: the sentence beside it says the same. */
export const seal = (mark: SealMark, size: number): Html =>
  html`<svg class="seal" viewBox="0 0 120 120" width="${size}" height="${size}" aria-hidden="true" fill="none" stroke="currentColor"><path d="${MONTH_TICKS}" stroke-width="3"/><path d="${YEAR_TICKS}" stroke-width="4"/><path d="${MARKS[mark]}" stroke-width="8"/></svg>`
