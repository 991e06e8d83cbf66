import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshenPages } from '../../bin/build.js'
import { inviteMaria, recordDemo } from '../../src/demo/demo.ts'
import { makeClock } from '../../src/platform/clock.ts'
import { readConfig } from '../../src/platform/config.ts'
import { inboxMail } from '../../src/platform/mail.ts'
import { sendDueMessages } from '../../src/platform/outbox.ts'
import { setUpDemo } from '../../src/setup/setup.ts'
import { rulebookInForce } from '../../src/standing/standing.ts'
import type { CertificantId } from '../../src/values/id.ts'
import { testApp } from '../app.ts'
import { axe, fitsWidth, journey, useBrowser } from '../browser.ts'
import { testDatabase } from '../database.ts'
import { invitationTo } from '../member.ts'
import { TODAY } from '../register-people.ts'

const database = await testDatabase()
const clock = makeClock(TODAY)
const browser = useBrowser()
let address = ''
let close = async (): Promise<void> => {}

beforeAll(async () => {
  await freshenPages()
  const rulebook = await rulebookInForce(database.db, clock)
  await setUpDemo({ database, rulebook, clock })
  await recordDemo({ database, rulebook, clock }, { certificants: 80, seed: 1, onProgress: () => {} })
  const { http } = await testApp(database, { env: { PUBLIC_URL: 'http://localhost', GOODSTANDING_TODAY: TODAY } })
  address = await http.listen({ port: 0, host: '127.0.0.1' })
  const config = readConfig({ PUBLIC_URL: address })
  await inviteMaria({ database, clock, rulebook, config })
  await sendDueMessages({ database, clock: makeClock() }, inboxMail)
  close = async () => {
    await http.close()
  }
}, 120_000)
afterAll(() => close())

/** What the browser complained of, but answers that refuse on purpose. */
function complaintsOf(page: Page): string[] {
  const complaints: string[] = []
  page.on('console', message => {
    if (['error', 'warning'].includes(message.type()) && !/status of 40[134]/.test(message.text()))
      complaints.push(message.text())
  })
  page.on('pageerror', error => complaints.push(error.message))
  return complaints
}

const PHONE = { width: 390, height: 844 }
const DESK = { width: 1280, height: 900 }

/** Reads well on a phone and a desk, in light and dark, and fits 360 px. */
async function expectGood(page: Page): Promise<void> {
  for (const [colorScheme, size] of [
    ['light', PHONE],
    ['dark', PHONE],
    ['light', DESK],
    ['dark', DESK],
  ] as const) {
    await page.setViewportSize(size)
    await page.emulateMedia({ colorScheme })
    expect(await axe(page), `${colorScheme}, ${size.width} wide`).toEqual([])
    expect(await fitsWidth(page), `${size.width} wide`).toBe(true)
  }
  await page.setViewportSize({ width: 360, height: 740 })
  expect(await fitsWidth(page), '360 wide').toBe(true)
}

/** Somebody who stands so, let in by an invitation. */
async function enterAs(status: string): Promise<{ page: Page; complaints: string[] }> {
  const { rows } = await sql<{ certificant: CertificantId }>`
    select standing.certificant from standing join contact using (certificant)
    where standing.status = ${status} order by standing.certification limit 1`.execute(database.db)
  const token = await invitationTo(database, rows[0]?.certificant as CertificantId)
  const page = await browser.open()
  const complaints = complaintsOf(page)
  await page.goto(`${address}/portal/enter#token=${token}`)
  await page.waitForURL(url => url.pathname === '/portal')
  await page.getByRole('heading', { level: 1 }).waitFor()
  return { page, complaints }
}

journey('the portal', () => {
  test('from the invitation in the inbox to where one stands, and why, with the keyboard alone', async () => {
    const page = await browser.open('phone')
    const complaints = complaintsOf(page)
    await page.goto(`${address}/demo/inbox`)
    const link =
      (await page
        .getByRole('link', { name: /portal\/enter/ })
        .first()
        .getAttribute('href')) ?? ''
    await page.goto(link)
    await page.getByRole('heading', { level: 1, name: 'You are certified, Maria.' }).waitFor()
    expect(page.url()).not.toContain('token')
    expect(await page.getByText('60 days left').isVisible()).toBe(true)
    expect(await page.getByText('The last moment is Friday, 30 April 2027, 11:59 p.m. Central Time.').isVisible()).toBe(true)
    expect(await page.getByRole('img', { name: '18 of 30 points, one cell a point' }).isVisible()).toBe(true)
    await expectGood(page)
    const figure = page.getByRole('button', { name: '12 more points, why?' })
    await figure.focus()
    await page.keyboard.press('Enter')
    const why = page.getByRole('dialog', { name: 'Why 18 of 30 points' })
    await why.waitFor()
    expect(await why.getByText('The same activity is recorded twice and counts once.').isVisible()).toBe(true)
    await page.waitForTimeout(400)
    await expectGood(page)
    await page.keyboard.press('Escape')
    await why.waitFor({ state: 'detached' })
    await expect.poll(() => page.evaluate('document.activeElement?.getAttribute("aria-label")')).toBe('12 more points, why?')
    await page.getByRole('button', { name: '$60.00, why?' }).first().click()
    await page.getByRole('dialog', { name: 'Why the 2027 fee' }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('link', { name: 'Activities' }).click()
    await page.getByRole('heading', { level: 1, name: 'Your activities' }).waitFor()
    const twice = page.getByRole('row', { name: /Privacy at the front desk/ }).filter({ hasText: 'Refused' })
    expect(await twice.getByText('The same activity is recorded twice and counts once.').isVisible()).toBe(true)
    await expectGood(page)
    expect(complaints).toEqual([])
    await page.goto(link)
    await page.getByRole('heading', { name: 'This link does not sign you in.' }).waitFor()
    await expectGood(page)
    await page.context().close()
  }, 180_000)

  test('one who lost the certification reads every way back', async () => {
    const { page, complaints } = await enterAs('lapsed')
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toMatch(/^Your certification has lapsed/)
    await page.getByRole('heading', { name: 'Ways back' }).waitFor()
    expect(await page.getByRole('heading', { level: 3, name: /is (open|closed)/ }).count()).toBeGreaterThan(1)
    await expectGood(page)
    expect(complaints).toEqual([])
    await page.context().close()
  }, 120_000)

  test('nobody gets in without a link; asking for one says the same whoever asks', async () => {
    const page = await browser.open()
    await page.goto(`${address}/portal`)
    await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor()
    await expectGood(page)
    await page.getByLabel('Email address').fill('nobody')
    await page.keyboard.press('Enter')
    await page.getByRole('alert').getByText('One thing is not right yet.').waitFor()
    await page.getByLabel('Email address').fill('nobody@example.org')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Look into your mailbox.' }).waitFor()
    await expectGood(page)
    await page.getByRole('button', { name: 'Ask again' }).click()
    await page.getByRole('button', { name: 'Here for the first time?' }).click()
    await page.getByLabel('Certificate number').fill('1234567')
    await page.getByLabel('Family name').fill('garcia')
    await page.getByLabel('Date of birth').fill('soon')
    await page.getByRole('button', { name: 'Find my record' }).click()
    await page.getByRole('alert').getByText('Write your date of birth like 17 August 1994.').waitFor()
    await expectGood(page)
    await page.getByLabel('Date of birth').fill('17 August 1994')
    await page.getByRole('button', { name: 'Find my record' }).click()
    await page.getByRole('heading', { name: 'Look into your mailbox.' }).waitFor()
    await page.context().close()
  }, 180_000)

  test('leaving ends it; an address where nothing is says so', async () => {
    const { page } = await enterAs('active')
    await page.goto(`${address}/portal/nowhere`)
    await page.getByRole('heading', { level: 1, name: 'There is no such page.' }).waitFor()
    await page.getByRole('button', { name: /, account$/ }).click()
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.getByRole('heading', { name: 'You are signed out.' }).waitFor()
    await page.goto(`${address}/portal`)
    await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor()
    await page.context().close()
  }, 60_000)
})
