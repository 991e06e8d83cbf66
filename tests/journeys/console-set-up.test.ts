import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshenPages } from '../../bin/build.js'
import { issueLink } from '../../src/accounts/accounts.ts'
import { makeClock } from '../../src/platform/clock.ts'
import { testApp } from '../app.ts'
import { axe, fitsWidth, journey, useBrowser } from '../browser.ts'
import { testDatabase } from '../database.ts'
import { TODAY } from '../register-people.ts'

const database = await testDatabase()
const browser = useBrowser()
let address = ''
let close = async (): Promise<void> => {}

beforeAll(async () => {
  await freshenPages()
  const { http } = await testApp(database, { env: { PUBLIC_URL: 'http://localhost' } })
  address = await http.listen({ port: 0, host: '127.0.0.1' })
  close = async () => {
    await http.close()
  }
}, 60_000)
afterAll(() => close())

journey('a new register', () => {
  test('is set up by whoever holds the first link, and told what is missing beside the field', async () => {
    const { token } = await issueLink({ database, clock: makeClock(TODAY) }, { by: 'a test' })
    const page = await browser.open()
    await page.goto(`${address}/console/enter#token=${token}`)
    await page.getByRole('heading', { name: 'Set up your register' }).waitFor()
    expect(await page.getByLabel('Time zone').inputValue()).toBe('America/Chicago')
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      expect(await axe(page), colorScheme).toEqual([])
    }
    await page.getByLabel('Name of the body').fill('Society of Careful Testers')
    await page.getByLabel('Your name').fill('Ruth Lindqvist')
    await page.getByRole('button', { name: 'Set up Society of Careful Testers' }).click()
    const summary = page.getByRole('alert')
    await summary.getByText('One thing is not right yet.').waitFor()
    await summary.getByRole('link').click()
    expect(await page.evaluate('document.activeElement?.id')).toBe('administrator-email')
    expect(await axe(page)).toEqual([])
    await page.keyboard.type('ruth@example.org')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Ruth Lindqvist, account' }).waitFor()

    await page.getByRole('link', { name: 'Settings' }).click()
    await page.getByLabel('Phone').fill('+1 800 555 0100')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Saved. It holds from today on.').waitFor()
    await page.reload()
    expect(await page.getByLabel('Phone').inputValue()).toBe('+1 800 555 0100')
    await page.setViewportSize({ width: 360, height: 740 })
    expect(await fitsWidth(page)).toBe(true)
    await page.context().close()
  }, 60_000)
})
