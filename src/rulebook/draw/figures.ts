import { type Html, html } from '../../platform/html.ts'
import { dayInWords } from '../../words/dates.en.ts'
import { drawWords as words, keyWords } from '../../words/draw.en.ts'
import { isDay } from '../../values/day.ts'
import type { DrawnRule } from './drawn-rules.ts'
import { isByScheme, sampleMark, shown } from './said.ts'
import { isMap, mapAt, type Said, textAt } from './texts.ts'

type Column = { rule: string; key: string; sample: boolean; figures: Said }

/** Every figure that a version in force says by scheme, a column each. */
const columnsOf = (rules: readonly DrawnRule[], schemes: readonly string[]): Column[] =>
  rules.flatMap(({ name, inForce: { figures, sample } }) =>
    Object.entries(figures)
      .filter(([, said]) => isByScheme(said, schemes) && Object.values(said).every(each => typeof each === 'string'))
      .map(([key, said]) => ({ rule: name, key, sample, figures: said })),
  )

/** A table of the certifications: what each requires and costs. */
export function drawFigures(texts: Said | undefined, rules: readonly DrawnRule[], currency: string): Html {
  const schemes = Object.keys(mapAt(texts))
  const columns = columnsOf(rules, schemes)
  return html`<section id="figures"><h2>${words.figures}</h2><p class="second">${words.figuresIntro({ currency })}</p>
    <div class="scrolls" tabindex="0" role="region" aria-label="${words.figures}"><table>
      <thead><tr><th scope="col">${words.scheme}</th>${columns.map(headOf)}</tr></thead>
      <tbody>${schemes.map(scheme => rowOf(scheme, mapAt(texts, scheme), columns, schemes))}</tbody>
    </table></div></section>`
}

const headOf = ({ rule, key, sample }: Column): Html =>
  html`<th scope="col" class="figure">${capital(keyWords(rule))}<br /><span class="of">${keyWords(key)}</span>${sample ? html` ${sampleMark()}` : null}</th>`

function rowOf(code: string, scheme: Said, columns: readonly Column[], schemes: readonly string[]): Html {
  const from = textAt(scheme, 'closed_from')
  const closed =
    from !== undefined && isDay(from) ? html`<br /><span class="of">${words.closed({ from: dayInWords(from) })}</span>` : null
  return html`<tr><th scope="row">${code}<br /><span class="of">${textAt(scheme, 'title')}</span>${closed}</th>
    ${columns.map(({ figures }) => html`<td class="figure">${isMap(figures) ? shown(figures[code] ?? '', schemes) : null}</td>`)}</tr>`
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
