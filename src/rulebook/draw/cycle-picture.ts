import { type Html, html } from '../../platform/html.ts'
import { addMonths, type Day, epochDay } from '../../values/day.ts'
import { dayInWords } from '../../words/dates.en.ts'
import { drawWords as words } from '../../words/draw.en.ts'
import { reasonSentence } from '../../words/en.ts'
import type { Rules } from '../rules.ts'
import type { Calendar, Lane, Mark } from './calendar.ts'

/** One cycle as a ruler, as a list of days, and as what becomes of those who leave something undone. */
export function drawCycle(calendar: Calendar | undefined, rules: Rules): Html {
  if (!calendar) return html`<section id="cycle"><h2>${words.cycle}</h2><p class="second">${words.noCycle}</p></section>`
  const { scheme, certifiedOn, marks, lanes } = calendar
  return html`<section id="cycle"><h2>${words.cycle}</h2>
    <p class="second">${words.cycleIntro({ scheme: rules.schemes[scheme]?.title ?? scheme, on: certifiedOn })}</p>
    <figure class="wide">${ruler(calendar, 1056)}</figure>
    <figure class="narrow">${ruler(calendar, 342)}</figure>
    <ol class="numbered">${marks.map(({ on, what, kind }) => html`<li class="${kind}"><strong>${dayInWords(on)}</strong> ${what}</li>`)}</ol>
    <div class="lanes">${lanes.map(lane => laneShown(lane, rules))}</div></section>`
}

const laneShown = ({ who, changes }: Lane, rules: Rules): Html => {
  const labelOf = (status: string): string => rules.statuses.find(each => each.status === status)?.label ?? status
  return html`<div><h3>${who}</h3>
    ${
      changes.length === 0
        ? html`<p>${words.keeps}</p>`
        : changes.map(
            ({ status, since, reasons: [why] }) =>
              html`<p><strong class="${status}">${words.from({ day: since, label: labelOf(status) })}</strong> ${why ? reasonSentence(why, rules) : ''}</p>`,
          )
    }</div>`
}

const [BASE, LEVEL] = [40, 26]

/** The months of the cycle as ticks, years long, and a number over each day of the list. */
function ruler({ start, end, marks }: Calendar, width: number): Html {
  const last = marks.at(-1)?.on ?? end
  const [from, days] = [epochDay(start), epochDay(last) - epochDay(start) || 1]
  const x = (on: Day): number => Math.round((14 + ((width - 28) * (epochDay(on) - from)) / days) * 10) / 10
  const placed = levels(marks, x)
  const highest = Math.max(...placed.map(({ level }) => level))
  const base = BASE + highest * LEVEL
  return html`<svg viewBox="0 0 ${width} ${base + 40}" role="img" aria-label="${words.cyclePicture}">
    <path d="M${x(start)} ${base}H${x(last)}" class="line" />
    ${monthsOf(start, last).map(({ on, nth }) => html`<path d="M${x(on)} ${base}v${nth % 12 === 0 ? 12 : 6}" class="line" />`)}
    ${monthsOf(start, last).map(({ on, nth }) => (nth % 12 === 0 ? html`<text x="${x(on)}" y="${base + 30}" class="year ${nth === 0 ? 'first' : ''}">${yearAt(on, width)}</text>` : null))}
    ${placed.map(({ on, level }) => html`<path d="M${x(on)} ${base}V${heightOf(base, level)}" class="stem" />`)}
    ${placed.map(({ on, kind, level }, nth) => marker(x(on), heightOf(base, level), kind, nth + 1))}
  </svg>`
}

const yearAt = (on: Day, width: number): string => (width > 600 ? dayInWords(on) : on.slice(0, 4))

const heightOf = (base: number, level: number): number => base - 26 - level * LEVEL

const marker = (x: number, y: number, kind: Mark['kind'], nth: number): Html =>
  html`<g class="number ${kind}"><circle cx="${x}" cy="${y}" r="11" /><text x="${x}" y="${y}">${nth}</text></g>`

/** Days too near to each other stand one over the other. */
function levels(marks: readonly Mark[], x: (on: Day) => number): (Mark & { level: number })[] {
  const ends: number[] = []
  return marks.map(mark => {
    const at = x(mark.on)
    const free = ends.findIndex(end => end <= at - 25)
    const level = free < 0 ? ends.length : free
    ends[level] = at
    return { ...mark, level }
  })
}

function monthsOf(start: Day, last: Day): { on: Day; nth: number }[] {
  const months: { on: Day; nth: number }[] = []
  for (let nth = 0; addMonths(start, nth) <= last; nth++) months.push({ on: addMonths(start, nth), nth })
  return months
}
