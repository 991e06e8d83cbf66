import { existsSync, readdirSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { axe, fitsWidth, journey, useBrowser } from '../../../tests/browser.ts'
import { goodstanding } from '../../../tests/program.ts'
import { type Edits, withRulebookCopy } from '../../../tests/rulebook-copy.ts'
import { asset } from '../../platform/root.ts'
import { day } from '../../values/day.ts'
import { loadRulebook } from '../load.ts'
import { drawRulebook } from './page.ts'

const ON = day('2026-11-23')
const bodies = readdirSync(asset('rulebook')).filter(name => existsSync(asset('rulebook', name, 'body.yaml')))

const drawn = async (folder: string, on = ON) => drawRulebook(folder, await loadRulebook(folder), on)
const drawnWith = (edits: Edits, on = ON) => withRulebookCopy(edits, ({ folder }) => drawn(folder, on))

/** What a reader sees: no tags, no style, single spaces. */
const textOf = (page: string): string =>
  page
    .replace(/<style>.*?<\/style>/s, '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('\u00a0', ' ')
    .replaceAll(/\s+/g, ' ')

describe.each(bodies)('rulebook/%s', body => {
  test('is drawn whole: every scheme, rule, version and source, and nothing that is no word', async () => {
    const folder = asset('rulebook', body)
    const { rules } = await loadRulebook(folder)
    const page = await drawn(folder)
    const text = textOf(page)
    for (const scheme of Object.values(rules.schemes)) expect(page).toContain(escaped(scheme.title))
    for (const source of Object.keys(rules.sources)) expect(page).toContain(`id="source-${source}"`)
    const titles = Object.values<unknown>(rules)
      .filter(isVersioned)
      .flatMap(({ versions }) => versions.map(({ title }) => title))
    for (const title of titles) expect(page).toContain(escaped(title))
    expect(text).not.toMatch(/undefined|\[object|NaN|null/)
    expect(page).not.toMatch(/<(script|link|img)\b/)
  })
})

const isVersioned = (rule: unknown): rule is { versions: readonly { title: string }[] } =>
  typeof rule === 'object' && rule !== null && 'keyedOn' in rule

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;')

describe('the page', () => {
  test('tells the days of a cycle as the engine does', async () => {
    const text = textOf(await drawn(asset('rulebook', 'amt')))
    expect(text).toContain('30 April 2030 Last day to earn what is required')
    expect(text).toContain('31 May 2028 Last day to pay the 2028 fee')
    expect(text).toContain('From 1 May 2030: Decertified. Cycle 1 ended on 30 April 2030 with 0 of 30 points.')
    expect(text).toContain('From 1 June 2031: Lapsed.')
    const later = textOf(await drawnWith({ 'cycle.yaml': { replace: 'years: 3', by: 'years: 2' } }))
    expect(later).toContain('30 April 2029 Last day to earn what is required')
  })

  test('tells how a certification passes on, and the ways back with their years', async () => {
    const text = textOf(await drawn(asset('rulebook', 'amt')))
    expect(text).toContain('Fee past due to Lapsed fees unpaid for too long')
    expect(text).toContain('Recertify by CCP closed after 10 years')
    const ways = await readFile(asset('rulebook', 'amt', 'ways-back.yaml'), 'utf8')
    const none = ways.replace(/routes:\n.*?\n {2}alternatives/s, 'routes: []\n  alternatives')
    expect(textOf(await drawnWith({ 'ways-back.yaml': { text: none } }))).toContain('There is no way back.')
  })

  test('marks samples and what is not set, where they stand', async () => {
    const page = await drawn(asset('rulebook', 'amt'))
    expect(page).toMatch(/10 for each item\s*<span class="mark sample">sample<\/span>/)
    expect(page).toMatch(/PCT<br \/>.*?not set/s)
  })

  test('draws the versions of the day asked about', async () => {
    const folder = asset('rulebook', 'amt')
    expect(textOf(await drawn(folder, day('2015-01-01')))).toMatch(/RMA Registered Medical Assistant (30 )?50\.00/)
    expect(textOf(await drawn(folder))).toMatch(/RMA Registered Medical Assistant (30 )?60\.00/)
  })

  test('takes nothing an author wrote for HTML', async () => {
    const page = await drawnWith({ 'cycle.yaml': { replace: 'title: Three-year cycle', by: 'title: "<script>x</script>"' } })
    expect(page).not.toContain('<script>')
  })
})

describe('the verb', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gs-draw-'))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  const run = async (...args: string[]) => {
    const program = goodstanding(['rulebook', 'draw', ...args], { DATABASE_URL: 'postgres://nowhere.invalid/none' })
    const code = await program.ended
    return { code, out: program.stdout(), err: program.stderr() }
  }

  test('writes the page, without a database', async () => {
    const file = join(folder, 'amt.html')
    expect(await run(asset('rulebook', 'amt'), '--out', file)).toMatchObject({ code: 0, err: '' })
    expect(await readFile(file, 'utf8')).toMatch(/^<!doctype html>/)
    expect((await run(asset('rulebook', 'amt'), '--as-of', '2020-01-01')).out).toContain('As they stand on 1')
  })

  test('refuses a folder with a mistake, a day that is none, and a place it cannot write to', async () => {
    expect(await withRulebookCopy({ 'cycle.yaml': { remove: true } }, copy => run(copy.folder))).toMatchObject({
      code: 2,
      out: '',
    })
    expect((await run(asset('rulebook', 'amt'), '--as-of', '2027-02-30')).err).toContain('--as-of should be a day')
    expect((await run(asset('rulebook', 'amt'), '--out', join(folder, 'none', 'x.html'))).err).toContain('cannot be written to')
  })
})

journey('the drawn page in a browser', () => {
  const browser = useBrowser()
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gs-draw-'))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  test.each(bodies)(
    'rulebook/%s fits a phone and a desk, and axe has nothing against it',
    async body => {
      const file = join(folder, `${body}.html`)
      await writeFile(file, await drawn(asset('rulebook', body)))
      for (const size of ['phone', 'desk'] as const) {
        const page = await browser.open(size)
        await page.goto(pathToFileURL(file).href)
        expect(await fitsWidth(page)).toBe(true)
        expect(await axe(page)).toEqual([])
      }
    },
    240_000,
  )
})
