import { type Html, html } from '../../platform/html.ts'
import { drawWords as words } from '../../words/draw.en.ts'
import { type DrawnRule, figuresOf } from './drawn-rules.ts'
import { type Layout, NARROW, WIDE } from './states-layout.ts'
import { isList, isMap, listAt, mapAt, type Said, type SaidMap, textAt } from './texts.ts'

/** A passage from one state to another, and what brings it about. */
export type Move = { from: string; to: string; when: string }

type State = { code: string; status: string; label: string }

/** Every passage the rules make by themselves, in the order a life goes. */
export function movesIn(rules: readonly DrawnRule[]): Move[] {
  const losses = Object.entries(mapAt(figuresOf(rules, 'losses'), 'status'))
  const routes = listAt(figuresOf(rules, 'ways_back'), 'routes').map(
    route => textAt(route, 'title') ?? textAt(route, 'route') ?? '',
  )
  const lost = losses.flatMap(([cause, follows]) => lossMoves(cause, stagesIn(follows)))
  const ends = losses.flatMap(([, follows]) => stagesIn(follows).at(-1)?.state ?? [])
  const back = [...new Set(ends)].map(from => ({ from, to: 'active', when: words.wayBack({ routes }) }))
  return together([
    { from: 'not_yet_certified', to: 'active', when: words.certified },
    { from: 'active', to: 'fee_past_due', when: words.unpaid },
    { from: 'fee_past_due', to: 'active', when: words.paid },
    ...lost,
    ...(routes.length > 0 ? back : []),
  ])
}

const LOSSES = ['lapsed', 'decertified']

type Stage = { state: string; lasts: Said | undefined; cure: string | undefined }

/** A loss is called by one status, or runs through stages. */
const stagesIn = (follows: Said): Stage[] =>
  (isList(follows) ? follows : [{ state: follows }]).map(stage => ({
    state: textAt(stage, 'state') ?? '',
    lasts: mapAt(stage)['lasts'],
    cure: textAt(stage, 'cure'),
  }))

function lossMoves(cause: string, stages: readonly Stage[]): Move[] {
  const from = cause === 'fees' ? 'fee_past_due' : 'active'
  return stages.flatMap(({ state, cure }, at) => {
    const before = stages[at - 1]
    const when = before ? words.after({ length: lengthIn(before.lasts) }) : words.cause(cause)
    const cured = cure === undefined || cure === 'none' ? [] : [{ from: state, to: 'active', when: words.cured({ cure }) }]
    return [{ from: before?.state ?? from, to: state, when }, ...cured]
  })
}

/** `90 days` for `{ days: 90 }`. */
const lengthIn = (said: Said | undefined): string =>
  Object.entries(mapAt(said))
    .flatMap(([unit, count]) => (typeof count === 'string' && /^\d+$/.test(count) ? [`${count} ${unit}`] : []))
    .join(' ')

/** Two causes of one passage are one passage. */
function together(moves: readonly Move[]): Move[] {
  const found = new Map<string, Move>()
  for (const move of moves) {
    const key = `${move.from}>${move.to}`
    const before = found.get(key)
    found.set(key, before ? { ...before, when: `${before.when}; ${move.when}` } : move)
  }
  return [...found.values()]
}

/** The states and their passages as a picture and as a table. */
export function drawStates(texts: Said | undefined, rules: readonly DrawnRule[]): Html {
  const rows = listAt(texts).filter(isMap)
  const states = rows.map(stateOf)
  const labels = new Map(states.map(({ code, label }) => [code, label]))
  const moves = movesIn(rules).filter(({ from, to }) => labels.has(from) && labels.has(to))
  // Every rulebook words both losses; one that no loss is called by is in the table alone.
  const reached = states.filter(({ code }) => !LOSSES.includes(code) || moves.some(({ to }) => to === code))
  const head = words.statusTable
  return html`<section id="states"><h2>${words.states}</h2>
    <figure class="wide">${picture(reached, moves, WIDE)}</figure>
    <figure class="narrow">${picture(reached, moves, NARROW)}</figure>
    <ol class="numbered">${moves.map(({ from, to, when }) => html`<li><strong>${labels.get(from)} ${arrowIcon()} ${labels.get(to)}</strong> ${when}</li>`)}</ol>
    <div class="scrolls" tabindex="0" role="region" aria-label="${words.states}"><table>
      <thead><tr><th scope="col">${head.status}</th><th scope="col">${head.public}</th><th scope="col">${head.use}</th><th scope="col">${head.benefits}</th></tr></thead>
      <tbody>${rows.map(row => html`<tr><th scope="row">${textAt(row, 'label')}</th><td>${textAt(row, 'public_label')}</td><td>${yesNo(textAt(row, 'may_use'))}</td><td>${yesNo(textAt(row, 'benefits'))}</td></tr>`)}</tbody>
    </table></div></section>`
}

/** An arrow that no font has to know. */
const arrowIcon = (): Html =>
  html`<span class="unseen">${words.moves.to}</span><svg viewBox="0 0 18 10" class="arrow" aria-hidden="true"><path d="M0 5h16M12 1l4 4-4 4" /></svg>`

const stateOf = (row: SaidMap): State => {
  const status = textAt(row, 'status') ?? ''
  return { code: textAt(row, 'state') ?? status, status, label: textAt(row, 'label') ?? '' }
}

const yesNo = (text: string | undefined): Html => html`<span class="${text === 'yes' ? 'yes' : 'no'}">${text}</span>`

/** Two pictures stand on one page, so each has a head of its own. */
const headOf = ({ width }: Layout): string => `head-${width}`

type Point = readonly [x: number, y: number]

function picture(states: readonly State[], moves: readonly Move[], layout: Layout): Html {
  const placed = placesOf(states, layout)
  const height = Math.max(...placed.map(({ at: [, y] }) => y)) + layout.box.height + 1
  const byCode = new Map(placed.map(each => [each.code, each.at]))
  const others = placed.filter(({ code }) => !(code in layout.places))
  const caption = others.some(({ code }) => moves.some(({ to }) => to === code)) ? words.otherStates : words.byDecision
  const arrows = moves.map((move, nth) => arrow(wayOf(move, byCode, moves, layout), nth + 1, headOf(layout)))
  return html`<svg viewBox="0 0 ${layout.width} ${height}" role="img" aria-label="${words.statesPicture}">
    <defs><marker id="${headOf(layout)}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0 8 4 0 8z" class="head" /></marker></defs>
    ${others.length > 0 ? html`<text x="1" y="${layout.rows.top - 14}" class="second">${caption}</text>` : null}
    ${arrows.map(({ line }) => line)}
    ${placed.map(({ status, label, at }) => box(status, label, at, layout))}
    ${arrows.map(({ number }) => number)}
  </svg>`
}

function placesOf(states: readonly State[], { places, rows, box: { width, height }, width: whole }: Layout) {
  const step = rows.each === 1 ? 0 : (whole - 2 - width) / (rows.each - 1)
  let nth = 0
  return states.map(state => {
    const own = places[state.code]
    const at: Point = own ?? [1 + step * (nth % rows.each), rows.top + Math.floor(nth / rows.each) * (height + 12)]
    if (!own) nth++
    return { ...state, at }
  })
}

const box = (status: string, label: string, [x, y]: Point, { box: { width, height } }: Layout): Html =>
  html`<g class="state ${status}"><rect x="${x}" y="${y}" width="${width}" height="${height}" rx="3" />
    <text x="${x + width / 2}" y="${y + height / 2}">${label}</text></g>`

/** The points of a passage: as the layout has them, or straight from edge to edge, beside the way back where there is one. */
function wayOf({ from, to }: Move, byCode: ReadonlyMap<string, Point>, moves: readonly Move[], layout: Layout): Point[] {
  const own = layout.ways[`${from}>${to}`]
  if (own) return [...own]
  const [a, b] = [middleOf(byCode.get(from), layout), middleOf(byCode.get(to), layout)]
  const isPair = moves.some(each => each.from === to && each.to === from && !layout.ways[`${to}>${from}`])
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]]
  const length = Math.hypot(dx, dy) || 1
  const aside = isPair ? 14 : 0
  const shift: Point = [(-dy / length) * aside, (dx / length) * aside]
  return [edgeOf(a, [dx, dy], shift, layout), edgeOf(b, [-dx, -dy], shift, layout)]
}

const middleOf = (at: Point = [0, 0], { box: { width, height } }: Layout): Point => [at[0] + width / 2, at[1] + height / 2]

/** Where a line that leaves the middle of a box in a direction crosses its edge. */
function edgeOf([x, y]: Point, [dx, dy]: Point, [sx, sy]: Point, { box: { width, height } }: Layout): Point {
  const share = Math.min(
    dx === 0 ? Number.POSITIVE_INFINITY : (width / 2 - Math.sign(dx) * sx) / Math.abs(dx),
    dy === 0 ? Number.POSITIVE_INFINITY : (height / 2 - Math.sign(dy) * sy) / Math.abs(dy),
  )
  return [x + sx + dx * share, y + sy + dy * share]
}

const round = (figure: number): number => Math.round(figure * 10) / 10

function arrow(points: readonly Point[], nth: number, head: string): { line: Html; number: Html } {
  const [x, y] = halfWay(points)
  const path = points.map(([px, py], at) => `${at === 0 ? 'M' : 'L'}${round(px)} ${round(py)}`).join(' ')
  return {
    line: html`<path d="${path}" class="way" marker-end="url(#${head})" />`,
    number: html`<g class="number"><circle cx="${round(x)}" cy="${round(y)}" r="11" /><text x="${round(x)}" y="${round(y)}">${nth}</text></g>`,
  }
}

/** The middle of the longer of the first two stretches: further on, ways may run together. */
function halfWay(points: readonly Point[]): Point {
  const stretches = points.slice(1, 3).map((to, at) => ({ from: points[at] ?? to, to }))
  const lengthOf = ({ from, to }: { from: Point; to: Point }): number => Math.hypot(to[0] - from[0], to[1] - from[1])
  const longest = stretches.reduce((best, each) => (lengthOf(each) > lengthOf(best) ? each : best))
  return [(longest.from[0] + longest.to[0]) / 2, (longest.from[1] + longest.to[1]) / 2]
}
