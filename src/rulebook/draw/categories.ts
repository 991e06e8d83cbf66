import { type Html, html } from '../../platform/html.ts'
import { drawWords as words } from '../../words/draw.en.ts'
import { type DrawnRule, figuresOf } from './drawn-rules.ts'
import { definitions, sampleMark, shown } from './said.ts'
import { isList, isMap, mapAt, type Said, type SaidMap, textAt } from './texts.ts'

/** The categories of activities with what they give and the most they give, as a bar and in words. */
export function drawCategories(rules: readonly DrawnRule[], schemes: readonly string[]): Html | null {
  const rule = rules.find(({ name }) => name === 'activities')
  const categories = Object.entries(mapAt(rule?.inForce.figures, 'categories'))
  if (!rule || categories.length === 0) return null
  const most = mostRequired(rules)
  const head = words.category
  return html`<section id="counts"><h2>${words.counts}</h2>
    <p class="second">${words.countsIntro({ version: rule.inForce.title })}</p>
    <div class="scrolls" tabindex="0" role="region" aria-label="${words.counts}"><table class="categories">
      <thead><tr><th scope="col">${head.title}</th><th scope="col">${head.rate}</th><th scope="col">${head.cap}</th></tr></thead>
      <tbody>${categories.map(([code, said]) => (isMap(said) ? categoryRow(code, said, most, schemes) : null))}</tbody>
    </table></div></section>`
}

function categoryRow(code: string, category: SaidMap, most: number, schemes: readonly string[]): Html {
  const { title, accepted, convert, rate, cap, interval: _interval, ...rest } = category
  const name = html`${typeof title === 'string' ? title : code}${Object.keys(rest).length > 0 ? definitions(rest, schemes) : null}`
  if (accepted === 'no')
    return html`<tr class="closed"><th scope="row">${name}</th><td colspan="2">${words.notAccepted}</td></tr>`
  return html`<tr><th scope="row">${name}</th><td>${rateShown(convert ?? rate, schemes)}</td><td>${capShown(cap, most)}</td></tr>`
}

function rateShown(said: Said | undefined, schemes: readonly string[]): Html {
  if (said === undefined) return html`${words.asRecorded}`
  if (isList(said)) return html`${said.map((each, at) => html`${at === 0 ? '' : html`<br />`}${rateShown(each, schemes)}`)}`
  const [points, unit] = [textAt(said, 'points'), textAt(said, 'unit') ?? textAt(said, 'per')]
  if (!isMap(said) || points === undefined || unit === undefined) return shown(said, schemes)
  const { points: _points, unit: _unit, per, sample, ...rest } = said
  return html`${words.rate({ points, unit: typeof per === 'string' && per !== unit ? `${per} ${unit}` : unit })}${sample === 'yes' ? html` ${sampleMark()}` : null}${Object.keys(rest).length > 0 ? definitions(rest, schemes) : null}`
}

function capShown(said: Said | undefined, most: number): Html {
  if (said === undefined || !isMap(said)) return html`${words.noCap}`
  const [points, percent] = [textAt(said, 'points'), textAt(said, 'percent_of_requirement')]
  const share = percent !== undefined ? Number(percent) / 100 : points !== undefined && most > 0 ? Number(points) / most : 0
  const text =
    percent !== undefined ? words.capPercent({ percent }) : points !== undefined ? words.capPoints({ points }) : undefined
  const mark = textAt(said, 'sample') === 'yes' ? html` ${sampleMark()}` : null
  if (text === undefined) return html`${shown(said, [])}`
  return html`<span class="capped">${bar(Math.min(1, share))}<span>${text}${mark}</span></span>`
}

const bar = (share: number): Html =>
  html`<svg viewBox="0 0 100 12" class="share" aria-hidden="true"><rect x="0.5" y="0.5" width="99" height="11" class="whole" /><rect x="0.5" y="0.5" width="${Math.round(99 * share)}" height="11" class="part" /></svg>`

/** The largest total of any scheme: what a cap in points is measured by. */
function mostRequired(rules: readonly DrawnRule[]): number {
  const figures = figuresOf(rules, 'requirement')
  const one = textAt(figures, 'total')
  const totals = one === undefined ? Object.values(mapAt(figures, 'total')) : [one]
  return Math.max(0, ...totals.map(Number).filter(Number.isFinite))
}
