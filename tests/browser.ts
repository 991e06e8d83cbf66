import { tmpdir } from 'node:os'
import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe } from 'vitest'
import { type BrowserProgram, findBrowser } from './browser-program.ts'

/** The widths every page must stand: a small phone and a desk. */
export const WIDTHS = { phone: { width: 360, height: 740 }, desk: { width: 1280, height: 800 } } as const

const program = findBrowser()

/** Group of stories in a real browser; skipped, and loudly so, where no browser can be started. */
export const journey = program ? describe : describe.skip
if (!program) console.warn('SKIPPED: no Chromium was found, so the journeys did not run. Install one or point CHROME_PATH at it.')

/** One browser for a test file. `open(width)` gives a fresh page that knows nothing of the others. */
export function useBrowser(): { open: (size?: keyof typeof WIDTHS) => Promise<Page> } {
  let browser: Browser | undefined
  beforeAll(async () => {
    browser = await launch(program)
  })
  afterAll(async () => {
    await browser?.close()
  })
  const open = async (size: keyof typeof WIDTHS = 'desk') => {
    if (!browser) throw new Error('open a page inside a test of a journey')
    const context = await browser.newContext({ viewport: WIDTHS[size], locale: 'en-US', timezoneId: 'America/Chicago' })
    return context.newPage()
  }
  return { open }
}

const QUIET = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-gpu']

async function launch(found: BrowserProgram | undefined): Promise<Browser | undefined> {
  if (!found) return undefined
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const { PATH = '', HOME = tmpdir() } = process.env
  return chromium.launch({ executablePath: found.file, args: [...QUIET, ...asRoot], env: { PATH, HOME, ...found.env } })
}

const WCAG_22_AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What axe finds wrong with the page as it stands now, one line each: the rule, how bad, and where. An empty list is good. */
export async function axe(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(WCAG_22_AA).analyze()
  return violations.map(
    ({ id, impact, help, nodes }) => `${id} (${impact}): ${help}: ${nodes.map(node => node.target.join(' ')).join(', ')}`,
  )
}

/** Whether the page can be read without scrolling sideways at its present width. */
export const fitsWidth = (page: Page): Promise<boolean> =>
  page.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth')
