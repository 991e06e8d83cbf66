import { chromium } from 'playwright-core'
import { asset } from '../src/platform/root.ts'
import { drawRulebook } from '../src/rulebook/draw/page.ts'
import { loadRulebook } from '../src/rulebook/load.ts'
import { day } from '../src/values/day.ts'
import { findBrowser } from './browser-program.ts'

// The pictures of the documents, from a running demonstration:
// `npx tsx tests/take-pictures.ts http://localhost:3000 "$(npx goodstanding console-link)"`; without a link, the public ones.

const [, , address = 'http://localhost:3000', link] = process.argv
const PICTURES = { 'status.png': '/status/1234567' }
const CONSOLE_PICTURES = {
  'console-overview.png': '/console',
  'console-people.png': '/console/people?q=garcia',
  'console-worklist.png': '/console/work/lapsing?days=90',
  'console-report.png': '/console/reports/standing-by-scheme',
  'console-settings.png': '/console/settings',
}

const program = findBrowser()
if (!program) throw new Error('no Chromium was found; point CHROME_PATH at one')
const args = process.getuid?.() === 0 ? ['--no-sandbox'] : []
const browser = await chromium.launch({
  executablePath: program.file,
  args,
  env: { PATH: process.env['PATH'] ?? '', ...program.env },
})
const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1.5 })

async function take(file: string, fullPage = true): Promise<void> {
  await page.waitForLoadState('networkidle')
  await page.evaluate('document.fonts.ready')
  await page.screenshot({ path: asset('docs', 'images', file), fullPage })
  console.log(`docs/images/${file}`)
}

const amt = await loadRulebook(asset('rulebook', 'amt'))
await page.setContent(await drawRulebook(asset('rulebook', 'amt'), amt, day('2026-11-23')))
await page.setViewportSize({ width: 1280, height: 2110 })
await take('rulebook-amt.png', false)
await page.setViewportSize({ width: 1280, height: 800 })
/** Maria García's home, entered by the message that the demonstration's inbox shows, and one of a person who lapsed. */
async function takePortal(): Promise<void> {
  const maria = { number: '1234567', familyName: 'García', bornOn: '1994-08-17' }
  const lapsed = { number: '1200177', familyName: 'Okafor', bornOn: '1971-12-02' }
  await enterByInbox(maria)
  await take('portal-home.png')
  await page.getByRole('button', { name: /^\d+ more points/ }).click()
  await page.getByRole('dialog').waitFor()
  await page.waitForTimeout(500)
  await take('portal-why.png', false)
  await page.keyboard.press('Escape')
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.setViewportSize({ width: 390, height: 844 })
  await page.waitForTimeout(500)
  await take('portal-home-phone.png')
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize({ width: 1280, height: 800 })
  await enterByInbox(lapsed)
  await take('portal-lapsed.png')
}

/** Asks for a link and follows it, once the message is sent. */
async function enterByInbox(who: { number: string; familyName: string; bornOn: string }): Promise<void> {
  await page.request.post(`${address}/api/v1/portal/sign-up`, { data: who })
  await page.waitForTimeout(12_000)
  await page.goto(`${address}/demo/inbox`)
  const to = await page
    .getByRole('link', { name: /portal\/enter/ })
    .first()
    .getAttribute('href')
  await page.goto(to ?? '')
  await page.getByRole('heading', { level: 1, name: /^You/ }).waitFor()
}

for (const [file, path] of Object.entries(PICTURES)) {
  await page.goto(`${address}${path}`)
  await take(file)
}
await takePortal()
if (link) {
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.goto(link)
  await page.waitForURL('**/console')
  for (const [file, path] of Object.entries(CONSOLE_PICTURES)) {
    await page.goto(`${address}${path}`)
    await take(file)
  }
  await page
    .getByRole('button', { name: /^Change / })
    .first()
    .click()
  await page.getByRole('dialog').waitFor()
  await page.waitForTimeout(500)
  await take('console-account.png', false)
  await page.keyboard.press('Escape')
  await page.goto(`${address}/console/downtime`)
  await page.getByRole('button', { name: 'Record downtime' }).click()
  const recording = page.getByRole('dialog')
  await recording.getByLabel('First day').fill('14 November 2026')
  await recording.getByLabel('Last day').fill('15 November 2026')
  await recording.getByLabel('Reason').fill('Move to another data centre')
  await recording.getByRole('button', { name: 'Record it' }).click()
  await page.getByRole('row', { name: /Move to another data centre/ }).waitFor()
  await take('console-downtime.png')
  await page.goto(`${address}/console/people?q=1234567`)
  await page.getByRole('link', { name: 'Maria García' }).click()
  await page.getByRole('heading', { level: 1, name: 'Maria García' }).waitFor()
  await take('console-person.png')
  await page.getByRole('button', { name: /^18 of 30/ }).click()
  await page.getByRole('dialog').waitFor()
  await page.waitForTimeout(500)
  await take('console-why.png', false)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Put on hold' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Through which day').fill('30 September 2027')
  await dialog.getByLabel('Reason').fill('Ill since January; papers to follow')
  await dialog.getByLabel('Decided by').fill('Certification Committee, meeting of 20 November')
  await page.waitForTimeout(500)
  await take('console-decide.png', false)
  await dialog.getByRole('button', { name: 'Show the effect' }).click()
  await dialog.getByText('Today without it').waitFor()
  await page.waitForTimeout(300)
  await take('console-effect.png', false)
  await page.keyboard.press('Escape')
  await page.goto(`${page.url()}?asOf=2026-01-31`)
  await page.getByRole('button', { name: 'As of 31 January 2026' }).click()
  await page.getByRole('dialog').waitFor()
  await take('console-person-past.png', false)
}
await browser.close()
