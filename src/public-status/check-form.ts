import { type Html, html } from '../platform/html.ts'
import { publicStatusPage as words } from '../words/public-status.en.ts'
import type { Site } from './frame.ts'
import { icon } from './icon.ts'

/** The one field; `fault` says beside it what was wrong with what was typed. */
export const checkForm = (site: Site, typed = '', fault?: string): Html => html`
<form class="check" action="${site.base}/status" method="get" role="search">
<label for="q">${words.fieldLabel}</label>
<div class="check-row">
<input id="q" name="q" type="text" value="${typed}" autocomplete="off" autocapitalize="words" spellcheck="false" enterkeyhint="search" aria-describedby="q-hint${fault && ' q-fault'}"${fault && html` aria-invalid="true"`}>
<button type="submit">${words.button}</button>
</div>
<p class="hint" id="q-hint">${words.fieldHint}</p>
${fault && html`<p class="fault" id="q-fault">${icon('warning-circle')}<span>${fault}</span></p>`}
</form>`
