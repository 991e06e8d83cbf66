import { type Html, html } from '../platform/html.ts'
import type { Body } from '../rulebook/rules.ts'
import type { Day } from '../values/day.ts'
import { dayInWords } from '../words/dates.en.ts'
import { publicStatusPage as words } from '../words/public-status.en.ts'
import { seal } from './seal.ts'

/** What every public page shares. */
export type Site = {
  body: Body
  /** Where people reach the program, without a slash at the end. */
  publicUrl: string
  /** The path of `publicUrl`, put before every link: empty where the program has a host of its own. */
  base: string
  stylesheet: string
  icon: string
  /** Font files every page needs. */
  preloaded: readonly string[]
  /** The day a demonstration stands still on. */
  fixedToday: Day | undefined
}

export type Page = {
  /** The sentence of the page: its title and its h1. */
  verdict: string
  main: Html
  /** Path of the page's permanent address, where it has one. */
  canonical?: string
  /** Whether search engines may keep it. */
  indexed?: boolean
}

/** A whole public page: letterhead, main part, foot. No script: what it does, the server does. */
export const framed = (site: Site, { verdict, main, canonical, indexed = false }: Page): string =>
  html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${words.documentTitle({ verdict, body: site.body.name })}</title>
${!indexed && html`<meta name="robots" content="noindex">`}
${canonical !== undefined && html`<link rel="canonical" href="${site.publicUrl}${canonical}">`}
<link rel="icon" href="${site.base}${site.icon}" type="image/svg+xml">
${site.preloaded.map(path => html`<link rel="preload" href="${site.base}${path}" as="font" type="font/woff2" crossorigin>`)}
<link rel="stylesheet" href="${site.base}${site.stylesheet}">
</head>
<body>
${site.fixedToday && demonstration(site.fixedToday, site.body)}
<header class="letterhead"><div class="column"><a class="brand" href="${site.base}/status">${seal('check', 32)}<span>${site.body.name}</span></a></div></header>
<main class="column">
${main}
</main>
<footer class="foot"><div class="column">${words.footer({ body: site.body.name })}</div></footer>
</body>
</html>
`.text

const demonstration = (day: Day, { name }: Body): Html =>
  html`<aside class="demonstration" aria-label="${words.demonstrationLabel}"><div class="column"><strong>${words.demonstration({ day: dayInWords(day) })}</strong> ${words.demonstrationText({ body: name })}</div></aside>`
