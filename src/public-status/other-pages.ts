import type { Problem } from '../platform/http-problem.ts'
import type { Problems } from '../platform/http.refusals.ts'
import { type Html, html } from '../platform/html.ts'
import {
  errorsPage as errorWords,
  noAnswers,
  publicStatusPage as words,
  refusedPage as refusedWords,
} from '../words/public-status.en.ts'
import { checkForm } from './check-form.ts'
import { framed, type Site } from './frame.ts'
import type { PublicAnswer } from './public-status.ts'
import { seal } from './seal.ts'

type Said = readonly [verdict: string, advice: string]

type Asked = {
  typed?: string
  /** What was wrong with what was typed, said beside the field too. */
  fault?: string
  below?: Html
}

const saying = (
  site: Site,
  [verdict, advice]: Said,
  { typed, fault, below }: Asked = {},
  page: { canonical?: string; indexed?: boolean } = {},
): string =>
  framed(site, {
    verdict,
    ...page,
    main: html`
${checkForm(site, typed, fault)}
<div class="answer">
<div class="verdict tone-none">${seal('none', 104)}<div class="said"><h1>${verdict}</h1><p class="lede">${advice}</p></div></div>
${below}
<div class="margin">
<section><h2>${words.whereNumber}</h2><p>${words.whereNumberText}</p></section>
<section><h2>${words.whatIsShown}</h2><p>${words.whatIsShownText}</p></section>
</div>
</div>`,
  })

/** The page before anything was asked; the one public page search engines may always keep. */
export const startPage = (site: Site): string =>
  saying(site, noAnswers.nothing_asked({ body: site.body.name }), {}, { canonical: '/status', indexed: true })

type Unasked = 'nothing' | 'not_readable'

/** What was typed cannot be looked up. */
export function faultPage(site: Site, said: Said, typed: string): string {
  return saying(site, said, { typed, fault: said[0] })
}

export const unaskedPage = (site: Site, kind: Unasked, typed: string): string => faultPage(site, noAnswers[kind](), typed)

export const tooLongPage = (site: Site, longest: number, typed: string): string =>
  faultPage(site, noAnswers.too_long({ longest }), typed.slice(0, longest))

export const numberUnknownPage = (site: Site, number: string): string =>
  saying(site, noAnswers.number_unknown({ number }), { typed: number })

export const nameUnknownPage = (site: Site, typed: string): string => saying(site, noAnswers.name_unknown(), { typed })

export const tooManyPage = (site: Site, most: number, typed: string): string =>
  saying(site, noAnswers.too_many({ most }), { typed })

/** The few certificates that carry one name, to choose from by number. */
export const severalPage = (site: Site, answers: readonly PublicAnswer[], typed: string): string =>
  saying(site, noAnswers.several({ count: answers.length }), {
    typed,
    below: html`<ul class="matches">${answers.map(answer => match(site, answer))}</ul>`,
  })

const match = (site: Site, { certificateNumber, name, certification }: PublicAnswer): Html => html`
<li><a href="${site.base}/status/${encodeURIComponent(certificateNumber)}"><span class="match-number">${certificateNumber}</span></a><span class="match-name">${name}</span><span class="match-title">${certification.designation}, ${certification.title}</span></li>`

/** A request that was refused, for a person. */
export function refusedPage(site: Site, { status, detail, instance }: Problem): string {
  const verdict = refusedWords.title[status] ?? refusedWords.otherwise
  return framed(site, {
    verdict,
    main: html`
<div class="answer alone">
<div class="verdict tone-none">${seal('none', 104)}<div class="said"><h1>${verdict}</h1><p class="lede">${detail}</p>
<p><a class="action" href="${site.base}/status">${refusedWords.again}</a></p>
${status >= 500 && html`<p class="reference">${refusedWords.reference({ instance })}</p>`}</div></div>
</div>`,
  })
}

/** Words between backticks are code, as in docs/errors.md. */
const withCode = (text: string): Html[] =>
  text.split('`').map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : html`${part}`))

/** The page that each problem's `type` leads to. */
export function errorsPage(site: Site, problems: Problems): string {
  const rows = Object.entries(problems).map(
    ([code, { status, title, meaning }]) =>
      html`<tr id="${code}"><th scope="row"><code>${code}</code></th><td>${status}</td><td>${title}</td><td>${withCode(meaning)}</td></tr>`,
  )
  return framed(site, {
    verdict: errorWords.title,
    canonical: '/docs/errors',
    main: html`
<div class="answer alone">
<h1>${errorWords.title}</h1><p class="lede">${errorWords.lead}</p>
<div class="wide" role="region" aria-label="${errorWords.title}" tabindex="0"><table><thead><tr>${errorWords.columns.map(column => html`<th scope="col">${column}</th>`)}</tr></thead><tbody>${rows}</tbody></table></div>
</div>`,
  })
}
