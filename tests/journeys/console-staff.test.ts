import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshenPages } from '../../bin/build.js'
import { addAccount, issueLink } from '../../src/accounts/accounts.ts'
import { recordDemo } from '../../src/demo/demo.ts'
import { makeClock } from '../../src/platform/clock.ts'
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
  await recordDemo({ database, rulebook, clock }, { certificants: 5, seed: 1, onProgress: () => {} })
  const { http } = await testApp(database, { env: { PUBLIC_URL: 'http://localhost', GOODSTANDING_TODAY: TODAY } })
  address = await http.listen({ port: 0, host: '127.0.0.1' })
  close = async () => {
    await http.close()
  }
}, 120_000)
afterAll(() => close())

async function enter(email: string, path = '/console'): Promise<Page> {
  const page = await browser.open()
  const { token } = await issueLink({ database, clock }, { email, by: 'a test' })
  await page.goto(`${address}/console/enter#token=${token}`)
  await page.waitForURL(url => url.pathname === '/console')
  if (path !== '/console') await page.goto(`${address}${path}`)
  await page.getByRole('heading', { level: 1 }).waitFor()
  return page
}

/** Nothing for axe to find, at the width of a phone and of a desk, and nothing to be scrolled to sideways. */
async function stands(page: Page): Promise<void> {
  for (const [width, height] of [
    [390, 844],
    [1280, 800],
  ] as const) {
    await page.setViewportSize({ width, height })
    // A dialog fades in; half-way, its colours are too pale.
    await page.waitForTimeout(400)
    expect(await axe(page), `${width} wide`).toEqual([])
    expect(await fitsWidth(page), `${width} wide`).toBe(true)
  }
}

journey('an administrator', () => {
  test('adds a member of staff, changes what they may do, signs them out everywhere and disables them', async () => {
    const page = await enter(EMAIL, '/console/settings')
    await page.getByRole('button', { name: 'Add a member of staff' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Add them' }).click()
    await dialog.getByRole('alert').waitFor()
    await stands(page)
    expect(await dialog.getByLabel('Name').getAttribute('aria-invalid')).toBe('true')
    await dialog.getByLabel('Name').fill('Ruth Lindqvist')
    await dialog.getByLabel('Email').fill('ruth@example.org')
    await dialog.getByLabel('Finance: records money').check()
    await dialog.getByRole('button', { name: 'Add them' }).click()
    await page.getByText('Ruth Lindqvist was added.').waitFor()
    await page.getByRole('row', { name: /Ruth Lindqvist.*Finance.*May sign in/ }).waitFor()

    const ruth = await enter('ruth@example.org')
    const changing = async (): Promise<void> => {
      await page.getByRole('button', { name: 'Change Ruth Lindqvist' }).click()
      await dialog.waitFor()
    }
    await changing()
    await dialog.getByLabel('Reviewer: says whether an activity qualifies').check()
    await stands(page)
    await dialog.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('row', { name: /Ruth Lindqvist.*Reviewer, Finance/ }).waitFor()
    await changing()
    await dialog.getByRole('button', { name: 'Sign them out everywhere' }).click()
    await page.getByText('Ruth Lindqvist was signed out in one place.').waitFor()
    await ruth.goto(`${address}/console`)
    await ruth.getByText('You are signed out.').waitFor()
    await changing()
    await dialog.getByRole('button', { name: 'Disable the account' }).click()
    await page.getByRole('row', { name: /Ruth Lindqvist.*Disabled since/ }).waitFor()
    await changing()
    await dialog.getByRole('button', { name: 'Enable the account' }).click()
    await page.getByRole('row', { name: /Ruth Lindqvist.*May sign in/ }).waitFor()
    await ruth.context().close()
    await page.context().close()
  }, 240_000)

  test('is told why the last administrator stays', async () => {
    const page = await enter(EMAIL, '/console/settings')
    await page.getByRole('button', { name: 'Change Dana Okafor' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Disable the account' }).click()
    await page.getByText('This is the only administrator who can sign in.').waitFor()
    await page.context().close()
  }, 120_000)
})

journey('downtime', () => {
  test('is recorded with a reason, listed, and withdrawn', async () => {
    const page = await enter(EMAIL)
    await page.getByRole('link', { name: 'Downtime' }).click()
    await page.getByText('No downtime is recorded.').waitFor()
    await page.getByRole('button', { name: 'Record downtime' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Record it' }).click()
    await dialog.getByRole('alert').getByText('2 things are not right yet.').waitFor()
    await dialog.getByLabel('First day').fill('26 February 2027')
    await dialog.getByLabel('Last day').fill('25 February 2027')
    await dialog.getByLabel('Reason').fill('Flood in the server room')
    await dialog.getByRole('button', { name: 'Record it' }).click()
    await dialog
      .getByRole('alert')
      .getByText(/is before its first/)
      .waitFor()
    await stands(page)
    await dialog.getByLabel('Last day').fill('27 February 2027')
    await dialog.getByRole('button', { name: 'Record it' }).click()
    await page.getByText(/Nobody’s deadlines move by it/).waitFor()
    await page.getByRole('row', { name: /26 February 2027.*Flood in the server room.*moves no deadline/ }).waitFor()
    await stands(page)
    await page.getByRole('button', { name: 'Withdraw the downtime of 26 February 2027' }).click()
    await dialog.getByLabel('Reason').fill('Another building')
    await dialog.getByRole('button', { name: 'Withdraw it' }).click()
    await page.getByText('No downtime is recorded.').waitFor()
    await page.context().close()
  }, 180_000)
})

journey('travelling to a past day', () => {
  test('says what differs from today', async () => {
    const page = await enter(EMAIL, '/console/people?q=1234567')
    await page.getByRole('link', { name: 'Maria García' }).click()
    await page.getByRole('heading', { level: 1, name: 'Maria García' }).waitFor()
    expect(await page.getByText('What differs from today').count()).toBe(0)
    await page.goto(`${page.url()}?asOf=2024-03-15`)
    const table = page.getByRole('table', { name: /RMA.* 1234567/ })
    await table.getByRole('row', { name: /^Points 31 of 30, cycle 1 18 of 30, cycle 2$/ }).waitFor()
    expect(await table.getByRole('row', { name: /^Status/ }).count()).toBe(0)
    await stands(page)
    await page.context().close()
  }, 180_000)
})
