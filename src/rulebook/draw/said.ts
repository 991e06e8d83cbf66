import { type Html, html } from '../../platform/html.ts'
import { isDay } from '../../values/day.ts'
import { dayInWords } from '../../words/dates.en.ts'
import { drawWords as words, keyWords, valueWords } from '../../words/draw.en.ts'
import { isList, isMap, type Said, type SaidMap } from './texts.ts'

/** The mark beside a figure that is for trying the program only. */
export const sampleMark = (): Html => html`<span class="mark sample">${words.sample}</span>`
/** Stands where a body has not said its figure. */
export const unsetMark = (): Html => html`<span class="mark unset">${words.unset}</span>`

/** Whatever a file says, in HTML: texts in words, short lists and maps in a line, long ones as definitions. */
export function shown(said: Said, schemes: readonly string[]): Html {
  if (typeof said === 'string') return said === 'unset' ? unsetMark() : html`${wordOf(said)}`
  if (isList(said)) return listShown(said, schemes)
  if (!isMap(said)) return html``
  if (isByScheme(said, schemes)) return bySchemeShown(said, schemes)
  return mapShown(said, schemes)
}

function mapShown(said: SaidMap, schemes: readonly string[]): Html {
  const { sample, ...figures } = said
  const mark = sample === 'yes' ? html` ${sampleMark()}` : null
  const entries = Object.entries(figures)
  return entries.every(([, each]) => typeof each === 'string') && entries.length < 4
    ? html`${joined(entries.map(([key, each]) => inLine(key, each, schemes)))}${mark}`
    : html`${definitions(figures, schemes)}${mark}`
}

/** A map as a list of definitions. */
export const definitions = (figures: SaidMap, schemes: readonly string[]): Html =>
  html`<dl>
    ${Object.entries(figures).map(([key, each]) => html`<div><dt>${keyWords(key)}</dt><dd>${shown(each, schemes)}</dd></div>`)}
  </dl>`

/** A day in words, a code without its underscores, yes and no as they are. */
export const wordOf = (text: string): string => (isDay(text) ? dayInWords(text) : valueWords(text))

const inLine = (key: string, each: Said, schemes: readonly string[]): Html => html`${keyWords(key)}: ${shown(each, schemes)}`

const joined = (parts: readonly Html[]): Html => html`${parts.map((part, at) => html`${at === 0 ? '' : ', '}${part}`)}`

const listShown = (list: readonly Said[], schemes: readonly string[]): Html => {
  if (list.length === 0) return html`${words.none}`
  if (list.every(each => typeof each === 'string')) return joined(list.map(each => shown(each, schemes)))
  return html`<ul class="items">${list.map(each => html`<li>${shown(each, schemes)}</li>`)}</ul>`
}

/** Whether a map says a figure of each scheme. */
export const isByScheme = (said: Said, schemes: readonly string[]): said is SaidMap =>
  isMap(said) && Object.keys(said).length > 0 && Object.keys(said).every(key => schemes.includes(key))

/** Schemes with the same figure together: `RMA, CMAS: 30`. */
function bySchemeShown(said: SaidMap, schemes: readonly string[]): Html {
  const groups = new Map<string, { of: string[]; each: Said }>()
  for (const [scheme, each] of Object.entries(said)) {
    const group = groups.get(JSON.stringify(each)) ?? { of: [], each }
    group.of.push(scheme)
    groups.set(JSON.stringify(each), group)
  }
  return html`<ul class="items">
    ${[...groups.values()].map(({ of, each }) => html`<li>${shown(each, schemes)}<span class="of"> ${of.join(', ')}</span></li>`)}
  </ul>`
}
