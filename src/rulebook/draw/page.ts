import { type Html, html, trustedHtml } from '../../platform/html.ts'
import type { Day } from '../../values/day.ts'
import { drawWords as words } from '../../words/draw.en.ts'
import { contentsOf } from '../contents.ts'
import type { Rulebook } from '../load.ts'
import { calendarOf } from './calendar.ts'
import { drawCategories } from './categories.ts'
import { drawCycle } from './cycle-picture.ts'
import { rulesIn } from './drawn-rules.ts'
import { drawEveryRule } from './every-rule.ts'
import { drawFigures } from './figures.ts'
import { drawLadder } from './ladder.ts'
import { sampleMark, unsetMark } from './said.ts'
import { drawStates } from './states.ts'
import { styleOfPage } from './style.ts'
import { mapAt, readTexts, type Said, textAt } from './texts.ts'

/** A sound rulebook folder as one page that needs nothing else, as it stands on a day. */
export async function drawRulebook(folder: string, rulebook: Rulebook, on: Day): Promise<string> {
  const texts = await readTexts(folder)
  const rules = rulesIn(texts, on)
  const schemes = Object.keys(mapAt(texts.get('schemes.yaml')))
  const sources = texts.get('sources.yaml')
  const { body } = rulebook.rules
  const title = words.heading({ body: body.name })
  const page = html`<!doctype html>
<html lang="en"><head><meta charset="utf-8" /><meta name="viewport" content="width=device-width, initial-scale=1" />
<title>${title}</title><style>${trustedHtml(styleOfPage())}</style></head>
<body><header><p class="body">${body.name}</p></header><main>
  <h1>${title}</h1>
  <p class="lead">${words.summary({ asOf: on, schemes: schemes.length, rules: rules.length, sources: Object.keys(mapAt(sources)).length })}</p>
  ${marksShown(rulebook)}
  ${contents()}
  ${drawStates(texts.get('statuses.yaml'), rules)}
  ${drawCycle(calendarOf(rulebook, rules, on), rulebook.rules)}
  ${drawFigures(texts.get('schemes.yaml'), rules, body.currency)}
  ${drawCategories(rules, schemes)}
  ${drawLadder(rules, schemes)}
  ${drawEveryRule(rules, sources, schemes)}
  ${drawSources(sources)}
</main><footer><p>${words.foot({ hash: rulebook.hash.slice(0, 12), folder: body.code })}</p></footer></body></html>
`
  return page.text
}

function marksShown(rulebook: Rulebook): Html {
  const { samples, unset } = contentsOf(rulebook)
  return html`<ul class="marks" aria-label="${words.marks}">
    <li>${sampleMark()} ${words.samples({ count: samples.length })}</li>
    <li>${unsetMark()} ${words.unsets({ count: unset.length })}</li></ul>`
}

const SECTIONS = [
  ['states', words.states],
  ['cycle', words.cycle],
  ['figures', words.figures],
  ['counts', words.counts],
  ['back', words.back],
  ['rules', words.everyRule],
  ['sources', words.sources],
] as const

const contents = (): Html =>
  html`<nav aria-label="${words.contents}"><ul>${SECTIONS.map(([id, title]) => html`<li><a href="#${id}">${title}</a></li>`)}</ul></nav>`

const drawSources = (sources: Said | undefined): Html =>
  html`<section id="sources"><h2>${words.sources}</h2><ul class="sources">${Object.entries(mapAt(sources)).map(
    ([key, source]) =>
      html`<li id="source-${key}"><span class="of">${key}</span> ${linked(textAt(source, 'title') ?? key, textAt(source, 'url'))}</li>`,
  )}</ul></section>`

const linked = (title: string, url: string | undefined): Html =>
  url !== undefined && /^https?:/.test(url)
    ? html`<a href="${url}">${title}</a>`
    : html`${title} <span class="of">${words.noPage}</span>`
