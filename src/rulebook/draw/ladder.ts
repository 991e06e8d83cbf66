import { type Html, html } from '../../platform/html.ts'
import { drawWords as words } from '../../words/draw.en.ts'
import { type DrawnRule, figuresOf } from './drawn-rules.ts'
import { definitions } from './said.ts'
import { isMap, listAt, type SaidMap, textAt } from './texts.ts'

type Rung = { title: string; closes: number | undefined; rest: SaidMap }

/** The ways back as bars over the years they stay open, and in full. */
export function drawLadder(rules: readonly DrawnRule[], schemes: readonly string[]): Html {
  const figures = figuresOf(rules, 'ways_back')
  const rungs = listAt(figures, 'routes').filter(isMap).map(rungOf)
  const clock = textAt(figures, 'clock')
  if (rungs.length === 0) return html`<section id="back"><h2>${words.back}</h2><p>${words.noWayBack}</p></section>`
  return html`<section id="back"><h2>${words.back}</h2>
    ${clock === undefined ? null : html`<p class="second">${words.backIntro({ clock })}</p>`}
    <figure class="wide">${bars(rungs, 1056)}</figure>
    <figure class="narrow">${bars(rungs, 342)}</figure>
    <ol class="numbered">${rungs.map(
      ({ title, closes, rest }) =>
        html`<li><strong>${title}</strong> ${closes === undefined ? words.neverCloses : words.closes({ years: String(closes) })}${definitions(rest, schemes)}</li>`,
    )}</ol></section>`
}

function rungOf(route: SaidMap): Rung {
  const rest = Object.entries(route).filter(([key]) => key !== 'title' && key !== 'route' && !key.startsWith('closes_after'))
  return {
    title: textAt(route, 'title') ?? textAt(route, 'route') ?? '',
    closes: yearsIn(route),
    rest: Object.fromEntries(rest),
  }
}

/** After how many years a way closes: a number, or a length with its unit. */
function yearsIn(route: SaidMap): number | undefined {
  const key = Object.keys(route).find(each => each.startsWith('closes_after'))
  if (key === undefined) return undefined
  const said = textAt(route, key) ?? textAt(route, key, 'years')
  const months = textAt(route, key, 'months')
  return said !== undefined ? Number(said) : months !== undefined ? Number(months) / 12 : undefined
}

const ROW = 40

function bars(rungs: readonly Rung[], width: number): Html {
  const longest = Math.max(2, ...rungs.map(({ closes }) => closes ?? 0))
  const years = Math.ceil(longest * 1.2)
  const x = (year: number): number => 30 + Math.round(((width - 60) * year) / years)
  const height = rungs.length * ROW
  const every = years > 12 || width < 600 ? Math.ceil(years / 6) : 1
  const ticks = Array.from({ length: Math.floor(years / every) + 1 }, (_, at) => at * every)
  return html`<svg viewBox="0 0 ${width} ${height + 34}" role="img" aria-label="${words.backPicture}">
    ${ticks.map(year => html`<path d="M${x(year)} 0V${height}" class="grid" /><text x="${x(year)}" y="${height + 22}" class="year">${year}</text>`)}
    ${rungs.map(({ closes }, nth) => bar(closes, nth, x, years))}
  </svg>`
}

function bar(closes: number | undefined, nth: number, x: (year: number) => number, years: number): Html {
  const y = nth * ROW + ROW / 2
  const end = closes === undefined ? x(years) + 12 : x(closes)
  return html`<g class="rung"><path d="M${x(0)} ${y}H${end}" class="bar" />
    ${closes === undefined ? html`<path d="M${end} ${y - 9}l12 9-12 9z" class="head" />` : html`<path d="M${end} ${y - 11}v22" class="stop" />`}
    <g class="number"><circle cx="${x(0) - 14}" cy="${y}" r="11" /><text x="${x(0) - 14}" y="${y}">${nth + 1}</text></g></g>`
}
