import { type Html, html } from '../platform/html.ts'
import { dayInWords, momentInWords } from '../words/dates.en.ts'
import { type PublicStatus, publicStatusPage as words, standingLines } from '../words/public-status.en.ts'
import { checkForm } from './check-form.ts'
import { framed, type Site } from './frame.ts'
import { icon } from './icon.ts'
import type { PublicAnswer } from './public-status.ts'
import { qrCode } from './qr.ts'
import { seal, type SealMark } from './seal.ts'

/** A status is always icon, word and colour together. */
type Look = { icon: string; tone: 'good' | 'bad' | 'quiet'; mark: SealMark }

const LOOKS = {
  active: { icon: 'seal-check', tone: 'good', mark: 'check' },
  not_active: { icon: 'warning-circle', tone: 'bad', mark: 'bars' },
  suspended: { icon: 'pause-circle', tone: 'bad', mark: 'bars' },
  not_certified: { icon: 'x-circle', tone: 'bad', mark: 'cross' },
  retired: { icon: 'minus-circle', tone: 'quiet', mark: 'dash' },
  revoked: { icon: 'prohibit', tone: 'bad', mark: 'cross' },
  no_longer_certified: { icon: 'minus-circle', tone: 'quiet', mark: 'dash' },
  not_yet_certified: { icon: 'hourglass-medium', tone: 'quiet', mark: 'dash' },
  not_known: { icon: 'seal-question', tone: 'quiet', mark: 'question' },
} satisfies Record<PublicStatus, Look>

export type AnswerPageOptions = {
  /** Whether search engines may keep pages about people. */
  indexed: boolean
}

/** The page of one certificate number: the verdict as a sentence, the facts, whether it is the right person, the page's address. */
export function answerPage(site: Site, answer: PublicAnswer, { indexed }: AnswerPageOptions): string {
  const path = `/status/${encodeURIComponent(answer.certificateNumber)}`
  const look = LOOKS[answer.status]
  const main = html`
${checkForm(site, answer.certificateNumber)}
<div class="answer">
<div class="verdict tone-${look.tone}">${seal(look.mark, 104)}<div class="said"><h1>${answer.sentence}</h1><p class="lede">${lineOf(site, answer)}</p></div></div>
${facts(site, answer, look)}
${margin(site, path)}
</div>`
  return framed(site, { verdict: answer.sentence, main, canonical: path, indexed })
}

/** What stands under the verdict: the certification and the day that matters. */
function lineOf({ body }: Site, { status, certification, since, certifiedSince, through }: PublicAnswer): string {
  return standingLines[status]({
    title: certification.title,
    since: dayInWords(since ?? certifiedSince),
    certifiedSince: dayInWords(certifiedSince),
    through: through === null ? undefined : dayInWords(through),
    body: body.name,
  })
}

function facts({ body }: Site, answer: PublicAnswer, look: Look): Html {
  const { certification, since, through, asOf, checkedAt } = answer
  const checked = momentInWords(checkedAt, body.zone)
  const rows: (false | readonly [string, Html | string])[] = [
    [words.status, html`<span class="status tone-${look.tone}">${icon(look.icon)}<span>${answer.label}</span></span>`],
    [words.certification, `${certification.designation}, ${certification.title}`],
    [words.number, answer.certificateNumber],
    [words.certifiedSince, dayInWords(answer.certifiedSince)],
    since !== null && [words.since, dayInWords(since)],
    through !== null && [words.through, dayInWords(through)],
    !checked.startsWith(`${dayInWords(asOf)},`) && [words.asOf, dayInWords(asOf)],
    [words.checkedAt, checked],
  ]
  return html`<dl class="facts">${rows.map(row => row && html`<div><dt>${row[0]}</dt><dd>${row[1]}</dd></div>`)}</dl>`
}

function margin(site: Site, path: string): Html {
  const url = `${site.publicUrl}${path}`
  return html`
<div class="margin">
<section><h2>${words.rightPerson}</h2><p>${words.rightPersonText}</p></section>
<section class="for-programs"><h2>${words.forPrograms}</h2><p>${words.forProgramsText}</p><p><a class="action" href="${site.base}/api/v1${path}">${words.forProgramsLink}</a></p></section>
<section class="this-page"><h2>${words.thisPage}</h2>${qrCode(url, words.qrLabel({ url }))}<p class="address">${url.replace(/^https?:\/\//, '')}</p></section>
</div>`
}
