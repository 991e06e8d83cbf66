import { readFileSync } from 'node:fs'
import { type Html, trustedHtml } from '../platform/html.ts'
import { asset } from '../platform/root.ts'

const cache = new Map<string, Html>()

/** An icon of web/public/icons as inline SVG in the colour of the text, always beside a word that says the same. */
export function icon(name: string): Html {
  const read =
    cache.get(name) ??
    trustedHtml(
      readFileSync(asset('web', 'public', 'icons', `${name}.svg`), 'utf8').replace(
        '<svg ',
        '<svg width="20" height="20" aria-hidden="true" ',
      ),
    )
  cache.set(name, read)
  return read
}
