/** Text that is HTML already. Only `html` makes it, so whatever else stands in a template is escaped. */
export class Html {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

type Part = Html | string | number | false | null | undefined | readonly Part[]

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Text as it may stand between tags and inside quoted attributes. */
export const escaped = (text: string): string => text.replace(/[&<>"']/g, character => ESCAPES[character] ?? '')

/** A template whose holes are escaped, unless they hold HTML; lists are joined, and nothing stands for false, null and undefined. */
export const html = (strings: TemplateStringsArray, ...parts: readonly Part[]): Html =>
  new Html(String.raw({ raw: strings }, ...parts.map(written)))

function written(part: Part): string {
  if (part instanceof Html) return part.text
  if (typeof part === 'string') return escaped(part)
  if (typeof part === 'number') return String(part)
  return part ? part.map(written).join('') : ''
}

/** Markup that ships with the program, such as an icon; never anything a person typed. */
export const trustedHtml = (text: string): Html => new Html(text)
