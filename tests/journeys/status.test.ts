import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp } from '../app.ts'
import { axe, fitsWidth, journey, useBrowser } from '../browser.ts'
import { testDatabase } from '../database.ts'
import { PEOPLE, registerPeople } from '../register-people.ts'

const database = await testDatabase()
const { http } = await testApp(database, { env: { GOODSTANDING_TODAY: '2027-03-01' } })
const browser = useBrowser()
let address = ''

beforeAll(async () => {
  await registerPeople(database.db)
  address = await http.listen({ port: 0, host: '127.0.0.1' })
})
afterAll(() => http.close())

/** A page that remembers whatever the browser complains of; an answer that is no success is not a complaint of the page. */
async function openPage(path: string): Promise<{ page: Page; complaints: string[] }> {
  const page = await browser.open()
  const complaints: string[] = []
  page.on('console', message => {
    const isAnswer = /responded with a status of (404|422|429)/.test(message.text())
    if (['error', 'warning'].includes(message.type()) && !isAnswer) complaints.push(message.text())
  })
  page.on('pageerror', error => complaints.push(error.message))
  await page.goto(`${address}${path}`)
  return { page, complaints }
}

const heading = (page: Page): Promise<string> => page.getByRole('heading', { level: 1 }).innerText()

/** Every state of the public check: where it is, and the sentence it says. */
const STATES: Record<string, [path: string, sentence: string]> = {
  active: [`/status/${PEOPLE.maria.number}`, 'Maria García is certified.'],
  'not active': [`/status/${PEOPLE.renewalDue.number}`, 'Dana Whitfield is not active: renewal is due.'],
  suspended: [`/status/${PEOPLE.suspended.number}`, 'Peter Okafor is suspended.'],
  lapsed: [`/status/${PEOPLE.lapsed.number}`, 'Ruth Lindqvist is not certified.'],
  retired: [`/status/${PEOPLE.retired.number}`, 'Ana Souza has retired and is not certified.'],
  revoked: [`/status/${PEOPLE.revoked.number}`, 'Ivan Petrov is not certified: the certification was revoked.'],
  deceased: [`/status/${PEOPLE.deceased.number}`, 'Grace Bell is no longer certified.'],
  'not yet certified': [`/status/${PEOPLE.notYet.number}`, 'Kim Park is not yet certified.'],
  'a long name': [`/status/${PEOPLE.longName.number}`, 'Oberschwarzenberg-Llanfairpwllgwyngyll III is certified.'],
  'a name of markup': [`/status/${PEOPLE.hostileName.number}`, "<script>alert(1)</script> O'Brien & Söhne is certified."],
  'a name from right to left': [`/status/${PEOPLE.rightToLeft.number}`, 'is certified.'],
  'nothing asked': ['/status', 'Who is certified?'],
  'nothing typed': ['/status?q=', 'Nothing was typed.'],
  unreadable: ['/status?q=%F0%9F%98%80', 'That is neither a number nor a name.'],
  'number unknown': ['/status/7654321', 'No certificate has the number 7654321.'],
  'name unknown': ['/status?q=Nobody+Here', 'Nobody is registered under exactly this name.'],
  several: ['/status?q=john+smith', '2 certificates carry this name.'],
  'too many': ['/status?q=Wei+Chen', 'More than 5 certificates carry this name.'],
  'no page': ['/nowhere', 'There is no such page.'],
  'the list of errors': ['/docs/errors', 'Errors of the API'],
}

/** Phones, a desk, and a desk enlarged to 400 %. */
const SIZES = [
  { width: 1280, height: 800 },
  { width: 390, height: 844 },
  { width: 360, height: 740 },
  { width: 320, height: 256 },
]

/** Looked at by axe: each colour scheme and each layout once. */
const SEEN = [
  { colorScheme: 'light', size: { width: 1280, height: 800 } },
  { colorScheme: 'dark', size: { width: 390, height: 844 } },
] as const

journey('the public check', () => {
  test.each(Object.entries(STATES))(
    '%s: reads well on every screen, in light and dark, for everybody',
    async (_state, [path, sentence]) => {
      const { page, complaints } = await openPage(path)
      expect(await heading(page)).toContain(sentence)
      for (const size of SIZES) {
        await page.setViewportSize(size)
        expect(await fitsWidth(page), `${size.width} wide`).toBe(true)
      }
      for (const { colorScheme, size } of SEEN) {
        await page.setViewportSize(size)
        await page.emulateMedia({ colorScheme })
        expect(await axe(page), `${colorScheme}, ${size.width} wide`).toEqual([])
      }
      expect(complaints).toEqual([])
      await page.context().close()
    },
    60_000,
  )

  test('an employer checks a number with the keyboard alone', async () => {
    const { page } = await openPage('/status')
    await tabTo(page, 'Check a certification')
    await page.keyboard.type('no. 1234567')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/status/1234567')
    expect(await heading(page)).toBe('Maria García is certified.')
    expect(await page.getByRole('definition').first().innerText()).toBe('Active')
    expect(await page.getByRole('textbox').inputValue()).toBe('1234567')
    await tabTo(page, 'This answer as JSON')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/api/v1/status/1234567')
    expect(JSON.parse(await page.locator('body').innerText())).toMatchObject({ status: 'active' })
    await page.context().close()
  })

  test('an employer who has only a name chooses by the number', async () => {
    const { page } = await openPage('/status')
    await page.getByRole('textbox', { name: 'Check a certification' }).fill('JOHN SMITH')
    await page.getByRole('button', { name: 'Check' }).click()
    expect(await heading(page)).toBe('2 certificates carry this name.')
    await page.getByRole('link', { name: '1000022' }).click()
    await page.waitForURL('**/status/1000022')
    expect(await page.getByText('RPT(AMT), Registered Phlebotomy Technician').isVisible()).toBe(true)
    await page.context().close()
  })

  test('a slip of the finger is said beside the field, which keeps what was typed', async () => {
    const { page } = await openPage('/status')
    await page.getByRole('textbox').fill('§§§')
    await page.getByRole('textbox').press('Enter')
    const field = page.getByRole('textbox', { name: 'Check a certification' })
    expect(await field.inputValue()).toBe('§§§')
    expect(await field.getAttribute('aria-invalid')).toBe('true')
    expect(await page.locator('#q-fault').innerText()).toBe('That is neither a number nor a name.')
    await page.context().close()
  })

  test('what is touched is large enough, and what has the focus shows it', async () => {
    const { page } = await openPage('/status/1234567')
    await page.setViewportSize({ width: 390, height: 844 })
    for (const control of await page.locator('a, button, input').all()) {
      const box = await control.boundingBox()
      expect(box?.height, await control.innerText()).toBeGreaterThanOrEqual(44)
      await control.focus()
    }
    await page.keyboard.press('Shift+Tab')
    const outline = await page.evaluate<string>('getComputedStyle(document.activeElement).outline')
    expect(outline).toMatch(/solid 3px/)
    await page.context().close()
  })

  test('too many questions are refused on a page that says when to come back', async () => {
    const few = await testApp(database, { limits: { pages: 1 } })
    const page = await browser.open()
    const url = `${await few.http.listen({ port: 0, host: '127.0.0.1' })}/status/1234567`
    await page.goto(url)
    await page.goto(url)
    expect(await heading(page)).toBe('Too many questions at once.')
    expect(await page.getByText(/Ask again in \d+ seconds/).isVisible()).toBe(true)
    expect(await axe(page)).toEqual([])
    await page.context().close()
    await few.http.close()
  })

  test('on paper there is the answer and its address, without the form', async () => {
    const { page } = await openPage('/status/1234567')
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
    expect(await page.getByRole('textbox').isVisible()).toBe(false)
    expect(await page.getByRole('img', { name: /QR code/ }).isVisible()).toBe(true)
    expect(await page.evaluate<string>('getComputedStyle(document.body).backgroundColor')).toBe('rgb(255, 255, 255)')
    await page.context().close()
  })
})

/** Presses Tab until the control of this name has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 30; presses++) {
    await page.keyboard.press('Tab')
    const focused = await page.evaluate<string>('(document.activeElement.labels?.[0] ?? document.activeElement).innerText')
    if (focused === name) return
  }
  throw new Error(`${name} cannot be reached with the keyboard`)
}
