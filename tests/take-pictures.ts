import { chromium } from 'playwright-core'
import { asset } from '../src/platform/root.ts'
import { findBrowser } from './browser-program.ts'

// `npx tsx tests/take-pictures.ts http://localhost:3000`: the README's pictures, from a running demonstration.

const [, , address = 'http://localhost:3000'] = process.argv
const PICTURES = { 'status.png': '/status/1234567' }

const program = findBrowser()
if (!program) throw new Error('no Chromium was found; point CHROME_PATH at one')
const args = process.getuid?.() === 0 ? ['--no-sandbox'] : []
const browser = await chromium.launch({
  executablePath: program.file,
  args,
  env: { PATH: process.env['PATH'] ?? '', ...program.env },
})
const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1.5 })
for (const [file, path] of Object.entries(PICTURES)) {
  await page.goto(`${address}${path}`)
  await page.evaluate('document.fonts.ready')
  await page.screenshot({ path: asset('docs', 'images', file), fullPage: true })
  console.log(`docs/images/${file}`)
}
await browser.close()
