import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshenPages } from '../../bin/build.js'
import { addAccount, issueLink } from '../../src/accounts/accounts.ts'
import { makeClock } from '../../src/platform/clock.ts'
import { recordDemo } from '../../src/demo/demo.ts'
import { rulebookInForce } from '../../src/standing/standing.ts'
import { testApp } from '../app.ts'
import { axe, fitsWidth, journey, useBrowser } from '../browser.ts'
import { testDatabase } from '../database.ts'
import { TODAY } from '../register-people.ts'

const database = await testDatabase()
const clock = makeClock(TODAY)
const browser = useBrowser()
const EMAIL = 'dana.okafor@example.com'
let address = ''
let close = async (): Promise<void> => {}

beforeAll(async () => {
  await freshenPages()
  await database.db
    .transaction()
    .execute(tx => addAccount(tx, 'a test', { name: 'Dana Okafor', email: EMAIL, roles: ['registrar', 'administrator'] }))
  const rulebook = await rulebookInForce(database.db, clock)
  await recordDemo({ database, rulebook, clock }, { certificants: 60, seed: 1, onProgress: () => {} })
  const { http } = await testApp(database, { env: { PUBLIC_URL: 'http://localhost', GOODSTANDING_TODAY: TODAY } })
  address = await http.listen({ port: 0, host: '127.0.0.1' })
  close = async () => {
    await http.close()
  }
}, 120_000)
afterAll(() => close())

/** The address of a fresh console link. */
async function linkAddress(): Promise<string> {
  const { token } = await issueLink({ database, clock }, { email: EMAIL, by: 'a test' })
  return `${address}/console/enter#token=${token}`
}

/** Signed in, on a page of the console, with whatever the browser complained of. */
async function enter(path = '/console'): Promise<{ page: Page; complaints: string[] }> {
  const page = await browser.open()
  const complaints: string[] = []
  page.on('console', message => {
    if (['error', 'warning'].includes(message.type()) && !/status of 40[14]/.test(message.text())) complaints.push(message.text())
  })
  page.on('pageerror', error => complaints.push(error.message))
  await page.goto(await linkAddress())
  await page.waitForURL(url => url.pathname === '/console')
  if (path !== '/console') await page.goto(`${address}${path}`)
  await page.getByRole('heading', { level: 1 }).waitFor()
  return { page, complaints }
}

async function goToMaria(page: Page): Promise<void> {
  await page.keyboard.press('/')
  await page.keyboard.type('Garcia')
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: 'Maria García' }).click()
  await page.getByRole('heading', { level: 1, name: 'Maria García' }).waitFor()
}

type Seen = { colorScheme: 'light' | 'dark'; size: { width: number; height: number } }

const SEEN: readonly Seen[] = [
  { colorScheme: 'light', size: { width: 1440, height: 900 } },
  { colorScheme: 'dark', size: { width: 1440, height: 900 } },
  { colorScheme: 'light', size: { width: 390, height: 844 } },
  { colorScheme: 'dark', size: { width: 390, height: 844 } },
]

/** Each scheme and each layout once; what differs between pages is not what a scheme does to a layout. */
const EACH_ONCE = [SEEN[0], SEEN[3]].filter(seen => seen !== undefined)

/** Reads well in both schemes, on a desk and a phone, and at 360 px. */
async function expectGood(page: Page, seen: readonly Seen[] = EACH_ONCE): Promise<void> {
  for (const { colorScheme, size } of seen) {
    await page.setViewportSize(size)
    await page.emulateMedia({ colorScheme })
    expect(await axe(page), `${colorScheme}, ${size.width} wide`).toEqual([])
    expect(await fitsWidth(page), `${size.width} wide`).toBe(true)
  }
  await page.setViewportSize({ width: 360, height: 740 })
  expect(await fitsWidth(page), '360 wide').toBe(true)
}

const PAGES = [
  '/console',
  '/console/people',
  '/console/people?q=a',
  '/console/people?q=zzzz',
  '/console/work/lapsing',
  '/console/work/merge-proposals',
  '/console/work/findings',
  '/console/work/nothing',
  '/console/reports',
  '/console/reports/standing-by-scheme',
  '/console/reports/work-ahead',
  '/console/settings',
  '/console/nowhere',
]

journey('the console', () => {
  test('a printed link opens it once; then one is signed in until one leaves', async () => {
    const { page } = await enter()
    expect(await page.getByRole('button', { name: 'Dana Okafor, account' }).isVisible()).toBe(true)
    expect(page.url()).not.toContain('token')
    await page.getByRole('button', { name: 'Dana Okafor, account' }).click()
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.getByRole('heading', { name: 'You are signed out.' }).waitFor()
    await page.goto(`${address}/console/people`)
    await page.getByRole('heading', { name: 'You are signed out.' }).waitFor()
    await expectGood(page)
    await page.context().close()
  }, 60_000)

  test('a link that was used says so, and how to get another', async () => {
    const link = await linkAddress()
    const page = await browser.open()
    await page.goto(link)
    await page.waitForURL(url => url.pathname === '/console')
    await page.goto(`${address}/status`)
    await page.goto(link)
    await page.getByRole('heading', { name: 'This link does not open the console.' }).waitFor()
    expect(await page.getByText('npx goodstanding console-link').isVisible()).toBe(true)
    await expectGood(page)
    await page.context().close()
  }, 60_000)

  test('every page reads well on every screen, in light and dark, for everybody', async () => {
    const { page, complaints } = await enter()
    for (const path of PAGES) {
      await page.goto(`${address}${path}`)
      await page.getByRole('heading', { level: 1 }).waitFor()
      await page.waitForLoadState('networkidle')
      await expectGood(page)
    }
    expect(complaints).toEqual([])
    await page.context().close()
  }, 240_000)

  test('finds a person with the keyboard alone, travels to a past day, and reads why', async () => {
    const { page, complaints } = await enter()
    await goToMaria(page)
    expect(await page.getByText('12 points and the 2027 fee of $60.00 to go.').isVisible()).toBe(true)
    await expectGood(page, SEEN)
    await page.setViewportSize({ width: 1440, height: 900 })
    await page.keyboard.press('d')
    await page.getByRole('textbox', { name: 'Type a date' }).fill('31 January 2026')
    await page.keyboard.press('Enter')
    await page.getByText('You are looking at the past. Read only.').waitFor()
    expect(new URL(page.url()).searchParams.get('asOf')).toBe('2026-01-31')
    await page.getByRole('button', { name: 'After 31 January 2026, not yet known on that day' }).waitFor()
    await expectGood(page)
    await page.setViewportSize({ width: 1440, height: 900 })
    await page.getByRole('button', { name: 'Return to today' }).click()
    await page.getByRole('button', { name: '18 of 30, why?' }).click()
    const why = page.getByRole('dialog', { name: 'Why 18 of 30 points' })
    await why.waitFor()
    expect(await why.getByText('The same activity is recorded twice and counts once.').isVisible()).toBe(true)
    await page.waitForTimeout(400)
    await expectGood(page)
    await page.keyboard.press('Escape')
    await why.waitFor({ state: 'detached' })
    await expect.poll(() => page.evaluate('document.activeElement?.getAttribute("aria-label")')).toBe('18 of 30, why?')
    expect(complaints).toEqual([])
    await page.context().close()
  }, 120_000)

  test('commands go anywhere from the keyboard', async () => {
    const { page } = await enter()
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox', { name: 'Type what you want to do' }).fill('go rep')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Reports' }).waitFor()
    await page.context().close()
  })

  test('without a connection it says what is safe, and works again when it is back', async () => {
    const { page } = await enter('/console/reports')
    await page.context().setOffline(true)
    await page.getByText('There is no connection.').waitFor()
    await page.context().setOffline(false)
    await page.getByText('There is no connection.').waitFor({ state: 'detached' })
    await page.context().close()
  })
})
