import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshenPages } from '../../bin/build.js'
import { addAccount, issueLink } from '../../src/accounts/accounts.ts'
import { makeClock } from '../../src/platform/clock.ts'
import type { Role } from '../../src/platform/permissions.ts'
import { recordDemo } from '../../src/demo/demo.ts'
import { newId } from '../../src/values/id.ts'
import { rulebookInForce } from '../../src/standing/standing.ts'
import { testApp } from '../app.ts'
import { axe, fitsWidth, journey, useBrowser } from '../browser.ts'
import { testDatabase } from '../database.ts'
import { TODAY } from '../register-people.ts'

const database = await testDatabase()
const clock = makeClock(TODAY)
const browser = useBrowser()
const STAFF: Partial<Record<Role, string>> = { registrar: 'dana.okafor@example.com', read_only: 'eli.brandt@example.com' }
let address = ''
let close = async (): Promise<void> => {}

beforeAll(async () => {
  await freshenPages()
  for (const [role, email] of Object.entries(STAFF) as [Role, string][])
    await database.db.transaction().execute(tx => addAccount(tx, 'a test', { name: role, email, roles: [role] }))
  const rulebook = await rulebookInForce(database.db, clock)
  await recordDemo({ database, rulebook, clock }, { certificants: 40, seed: 1, onProgress: () => {} })
  const { http } = await testApp(database, { env: { PUBLIC_URL: 'http://localhost', GOODSTANDING_TODAY: TODAY } })
  address = await http.listen({ port: 0, host: '127.0.0.1' })
  close = async () => {
    await http.close()
  }
}, 120_000)
afterAll(() => close())

/** Signed in and found, with the keyboard: Maria's page, and whatever the browser complained of. */
async function findMaria(role: 'registrar' | 'read_only' = 'registrar'): Promise<{ page: Page; complaints: string[] }> {
  const page = await browser.open()
  const complaints: string[] = []
  page.on('console', message => {
    if (['error', 'warning'].includes(message.type()) && !/status of 4/.test(message.text())) complaints.push(message.text())
  })
  page.on('pageerror', error => complaints.push(error.message))
  const { token } = await issueLink({ database, clock }, { email: STAFF[role] ?? '', by: 'a test' })
  await page.goto(`${address}/console/enter#token=${token}`)
  await page.waitForURL(url => url.pathname === '/console')
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.keyboard.press('/')
  await page.keyboard.type('Garcia')
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: 'Maria García' }).click()
  await page.getByRole('heading', { level: 1, name: 'Maria García' }).waitFor()
  return { page, complaints }
}

const SEEN = [
  { colorScheme: 'light', size: { width: 1280, height: 860 } },
  { colorScheme: 'dark', size: { width: 390, height: 844 } },
] as const

/** Reads well for everybody on a desk and on a phone. */
async function expectGood(page: Page): Promise<void> {
  for (const { colorScheme, size } of SEEN) {
    await page.setViewportSize(size)
    await page.emulateMedia({ colorScheme })
    await page.waitForTimeout(300)
    expect(await axe(page), `${colorScheme}, ${size.width} wide`).toEqual([])
    expect(await fitsWidth(page), `${size.width} wide`).toBe(true)
  }
  await page.setViewportSize(SEEN[0].size)
}

const facts = () => database.db.selectFrom('decision').select(['kind', 'supersedes', 'withdrawn']).orderBy('id', 'desc').execute()

journey('deciding about a person', () => {
  test('travels to a past day, reads why, comes back, puts on a hold whose effect is seen first, and undoes it', async () => {
    const { page, complaints } = await findMaria()
    const known = (await facts()).length
    await page.keyboard.press('d')
    await page.getByRole('textbox', { name: 'Type a date' }).fill('31 January 2026')
    await page.keyboard.press('Enter')
    await page.getByText('Return to today to decide something.').waitFor()
    await page
      .getByRole('button', { name: /why\?$/ })
      .first()
      .click()
    await page.getByRole('dialog').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Return to today' }).click()
    await page.getByRole('button', { name: 'Put on hold' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Show the effect' }).click()
    await dialog.getByText('2 things are not right yet.').waitFor()
    await expectGood(page)
    await dialog.getByLabel('Through which day').fill('30 June 2027')
    await dialog.getByLabel('Reason').fill('Ill since January; papers to follow')
    await dialog.getByLabel('Decided by').fill('Certification Committee, 1 March 2027')
    await dialog.getByRole('button', { name: 'Show the effect' }).click()
    await dialog.getByRole('heading', { name: 'What it will change' }).waitFor()
    await dialog.getByText('Today without it').waitFor()
    expect(await dialog.getByText(/through 30.April.2027$/).count()).toBe(1)
    expect(await dialog.getByText(/If nothing happens: on hold from 1.May.2027/).count()).toBe(1)
    expect(await facts()).toHaveLength(known)
    await expectGood(page)
    await dialog.getByRole('button', { name: /^Put on hold, from 1.March.2027$/ }).click()
    await page.getByText(/Put on hold: recorded, from 1.March.2027/).waitFor()
    await page.getByText(/Ill since January; papers to follow/).waitFor()
    expect((await facts())[0]).toMatchObject({ kind: 'held', supersedes: null })
    await page.getByRole('button', { name: 'Lift the hold' }).waitFor()
    await expectGood(page)
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByText('Taken back by a fact of its own; both stay on record.').waitFor()
    await page.getByRole('button', { name: 'Put on hold' }).waitFor()
    expect((await facts())[0]).toMatchObject({ kind: 'held', withdrawn: true })
    await page.getByText('Undone right after it was recorded.').waitFor()
    expect(complaints).toEqual([])
    await page.context().close()
  }, 240_000)

  test('corrects a fact where it stands in the story, and takes one back', async () => {
    const { page, complaints } = await findMaria()
    await page.getByRole('button', { name: 'Correct a fact' }).click()
    await page.getByRole('button', { name: /^Correct: 2026 fee paid/ }).waitFor()
    await expectGood(page)
    await page
      .getByRole('button', { name: /^Correct: 2026 fee paid/ })
      .first()
      .click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Amount').fill('6')
    await dialog.getByLabel('Reason').fill('Mistyped')
    await dialog.getByLabel('Decided by').fill('The registrar')
    await expectGood(page)
    await dialog.getByRole('button', { name: 'Show the effect' }).click()
    await dialog
      .getByText(/Past due/)
      .first()
      .waitFor()
    await dialog.getByRole('button', { name: 'Record the correction' }).click()
    await page.getByText('The correction is recorded; the fact before it stays on record.').waitFor()
    await page.getByText('Mistyped. By The registrar.').waitFor()
    await page.getByRole('button', { name: /^Take back: 2026 fee paid/ }).click()
    await dialog.getByLabel('Reason').fill('It was right')
    await dialog.getByLabel('Decided by').fill('The registrar')
    await dialog.getByRole('button', { name: 'Show the effect' }).click()
    await dialog.getByRole('button', { name: 'Take it back' }).click()
    await page.getByText('It was right. By The registrar.').waitFor()
    expect(complaints).toEqual([])
    await page.context().close()
  }, 240_000)

  test('two numbers are found to be one human, which the search then says, and that is undone', async () => {
    const { page, complaints } = await findMaria()
    const { rows } = await database.pool.query<{ id: string }>('select id from certificant order by id limit 2')
    const batch = newId()
    await database.pool.query(
      `insert into import_batch (id, system, exported_on, judge_from, recorded_by, finished_at) values ($1, 'old', '2027-01-01', '2027-01-01', 'x', now())`,
      [batch],
    )
    await database.pool.query(
      `insert into merge_proposal (id, batch, keep, merge, agreeing) values ($1, $2, $3, $4, '{phone,day of birth}')`,
      [newId(), batch, rows[0]?.id, rows[1]?.id],
    )
    await page.goto(`${address}/console/work/merge-proposals`)
    await page.getByRole('button', { name: /^Settle: / }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Settle' }).click()
    await dialog.getByText('2 things are not right yet.').waitFor()
    await expectGood(page)
    await dialog.getByLabel('Reason').fill('The same passport')
    await dialog.getByLabel('Decided by').fill('The registrar')
    await dialog.getByRole('button', { name: 'Settle' }).click()
    await page.getByText(/: one person, recorded\.$/).waitFor()
    await page.getByText('No two records look like one human.').waitFor()
    await expectGood(page)
    await page.getByRole('link', { name: 'Settled' }).click()
    await page.getByText('The same passport').waitFor()
    await expectGood(page)
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByText('Open again, as it was.').waitFor()
    await page.getByRole('link', { name: 'Waiting' }).click()
    await page.getByRole('button', { name: /^Settle: / }).waitFor()
    expect(complaints).toEqual([])
    await page.context().close()
  }, 240_000)

  test('is not offered to whoever may not', async () => {
    const { page } = await findMaria('read_only')
    await page.getByRole('heading', { name: 'Decided by' }).waitFor()
    expect(await page.getByText('Decide something').count()).toBe(0)
    await page.context().close()
  }, 60_000)
})
