import { type Html, html } from '../../platform/html.ts'
import { isDay } from '../../values/day.ts'
import { drawWords as words, keyedOnWords, keyWords } from '../../words/draw.en.ts'
import type { DrawnRule, DrawnVersion } from './drawn-rules.ts'
import { definitions, sampleMark } from './said.ts'
import { type Said, textAt } from './texts.ts'

/** Every rule with every version, its words, figures and sources. */
export const drawEveryRule = (rules: readonly DrawnRule[], sources: Said | undefined, schemes: readonly string[]): Html =>
  html`<section id="rules"><h2>${words.everyRule}</h2><p class="second">${words.everyRuleIntro}</p>
    ${rules.map(rule => ruleShown(rule, sources, schemes))}</section>`

const ruleShown = (
  { name, keyedOn, versions, alternatives, inForce }: DrawnRule,
  sources: Said | undefined,
  schemes: readonly string[],
): Html =>
  html`<article><h3>${capital(keyWords(name))}</h3>${keyedOn === '' ? null : html`<p class="second">${keyedOnWords(keyedOn)}</p>`}
    ${versions.toReversed().map(version => versionShown(version, version === inForce, sources, schemes))}
    ${
      alternatives.length === 0
        ? null
        : html`<details><summary>${words.alternatives}</summary>${alternatives.map(each => versionShown(each, false, sources, schemes))}</details>`
    }</article>`

function versionShown(version: DrawnVersion, isInForce: boolean, sources: Said | undefined, schemes: readonly string[]): Html {
  const { title, from, source, sample, text, why, figures } = version
  return html`<div class="version">
    <h4>${title} ${isInForce ? html`<span class="mark in-force">${words.inForce}</span>` : null} ${sample ? sampleMark() : null}</h4>
    <p class="of">${isDay(from) ? words.fromDay({ from }) : words.fromBeginning}</p>
    ${text === undefined ? null : html`<blockquote>${text}</blockquote>`}
    ${definitions(figures, schemes)}
    ${why === undefined ? null : html`<p><strong>${words.why}:</strong> ${why}</p>`}
    ${
      source.length === 0
        ? null
        : html`<p class="of">${words.read}: ${source.map((key, at) => html`${at === 0 ? '' : '; '}<a href="#source-${key}">${textAt(sources, key, 'title') ?? key}</a>`)}</p>`
    }
  </div>`
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
