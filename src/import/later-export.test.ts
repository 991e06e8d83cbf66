import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { testDatabase } from '../../tests/database.ts'
import { type ExportRows, writeExport } from '../../tests/export.ts'
import { makeClock } from '../platform/clock.ts'
import { asset } from '../platform/root.ts'
import { loadRulebook } from '../rulebook/load.ts'
import { standingOf } from '../standing/standing.ts'
import { day } from '../values/day.ts'
import { importRegister, type ImportOptions } from './import.ts'

// One export after another of the same small register, in the order of the tests.

const database = await testDatabase()
const { pool } = database
const deps = { database, rulebook: await loadRulebook(asset('rulebook', 'amt')), clock: makeClock(day('2026-11-23')) }
const folder = mkdtempSync(join(tmpdir(), 'gs-later-'))
const rejectedPath = join(folder, 'lists', 'rejected.csv')

const bring = (rows: ExportRows, exportedOn: string, options: Partial<ImportOptions> = {}) =>
  importRegister(deps, {
    folder: writeExport(rows, folder),
    recordedBy: 'a test',
    rejectedPath,
    exportedOn: day(exportedOn),
    ...options,
  })

const ana = {}
const bo = { member_no: '100002', first_name: 'Bo', phone: '(555) 010-0002' }

const first: ExportRows & Record<'fees' | 'activities', Record<string, string>[]> = {
  people: [ana, bo],
  certifications: [{}, { certificate_no: '1200002', member_no: '100002' }],
  fees: [{}, { due_year: '2017', reference: 'R2', paid_on: '2017-03-01' }],
  activities: [{}, { activity_no: '2', title: 'HIPAA refresher' }],
}

const facts = async (table: string, columns: string): Promise<unknown[]> =>
  (await pool.query(`select ${columns} from ${table} order by id`)).rows

test('the first export is all new', async () => {
  const { files } = await bring(first, '2020-01-10')
  expect(files.map(({ imported, read }) => [read, imported])).toEqual([
    [2, 2],
    [2, 2],
    [2, 2],
    [0, 0],
    [0, 0],
    [0, 0],
    [2, 2],
  ])
})

test('a changed row supersedes, an unchanged one stays, a new one is added, a missing one is listed and kept', async () => {
  const next = {
    ...first,
    people: [{ last_name: 'Kim-Lee', notes: 'married' }, bo],
    activities: [{ points: '3' }, { activity_no: '3', title: 'Molecular methods' }],
  }
  const { files, findings } = await bring(next, '2020-02-10')
  expect(files[0]).toMatchObject({ superseding: 1, unchanged: 1, imported: 0 })
  expect(files[6]).toMatchObject({ superseding: 1, unchanged: 0, imported: 1, missing: 1 })
  expect(findings).toEqual({ 'row.missing': 1 })
  expect(await facts('ce_activity', 'origin_key, points, supersedes is not null as supersedes, withdrawn')).toEqual([
    { origin_key: 'former-register:1', points: 200, supersedes: false, withdrawn: false },
    { origin_key: 'former-register:2', points: 200, supersedes: false, withdrawn: false },
    { origin_key: 'former-register:1', points: 300, supersedes: true, withdrawn: false },
    { origin_key: 'former-register:3', points: 200, supersedes: false, withdrawn: false },
  ])
  expect(await bring(next, '2020-02-10')).toMatchObject({ kept: false })
})

test('a fact that was corrected here is not corrected back, and the change is listed', async () => {
  await pool.query(`insert into ce_activity
      (id, certificant, category, title, completed_on, hours, points, awarded, source, recorded_by, supersedes)
    select gen_random_uuid(), certificant, category, title, completed_on, hours, 500, true, source, 'registrar', id
    from ce_activity where points = 300`)
  const changed = { ...first, activities: [{ points: '4' }, { activity_no: '3', title: 'Molecular methods' }] }
  const { files, findings } = await bring(changed, '2020-03-10')
  expect(files[6]).toMatchObject({ superseding: 0, unchanged: 2, missing: 1 })
  expect(findings).toMatchObject({ 'row.corrected_here': 1 })
})

test('a contact that its owner changed here is not changed back by the same export', async () => {
  await pool.query(`update contact set email = 'new@example.org' where email = 'ana@example.org'`)
  const { files } = await bring(first, '2020-03-11')
  expect(files[0]).toMatchObject({ superseding: 0, unchanged: 2 })
  await bring({ ...first, fees: [...first.fees, { due_year: '2018', reference: 'R3', paid_on: '2018-03-01' }] }, '2020-03-12')
  expect(await facts('contact join certificant on certificant.id = contact.certificant', 'email')).toEqual([
    { email: 'new@example.org' },
    { email: 'new@example.org' },
  ])
})

test('a death told by mistake is withdrawn when the export no longer tells it', async () => {
  const status = async () => (await standingOf(deps, '1200002', { asOf: day('2020-04-20') }))?.standing.status
  const died = await bring({ ...first, people: [ana, { ...bo, deceased_on: '2020-04-01' }] }, '2020-04-10')
  expect(died.files[0]).toMatchObject({ superseding: 1, unchanged: 1 })
  expect(await status()).toBe('deceased')
  const { files } = await bring(first, '2020-04-11')
  expect(files[0]).toMatchObject({ superseding: 1, unchanged: 1 })
  expect(await status()).not.toBe('deceased')
})

test('a charge-back finds its payment and nothing else', async () => {
  const back = { amount: '-50.00', due_year: '2017', reference: 'R2', paid_on: '2017-04-01' }
  const { files, findings } = await bring({ ...first, fees: [...first.fees, back] }, '2020-05-10')
  expect(files[2]).toMatchObject({ read: 3, unchanged: 1, superseding: 1, merged: 1, rejected: 0 })
  expect(findings).toMatchObject({ 'fee.charged_back': 1 })
  expect((await pool.query('select fee_year, charged_back_on from fee_payment where charged_back_on is not null')).rows).toEqual([
    { fee_year: 2017, charged_back_on: '2017-04-01' },
  ])
})

test('of two records of one activity the automatic one survives, wherever it stands', async () => {
  const typed = { activity_no: '8', title: 'Webinar', completed_on: '2018-01-01', category: 'Formal Education' }
  const automatic = { ...typed, activity_no: '9', source: 'course', provider: 'AMT', category: 'Professional Education' }
  const { files } = await bring({ ...first, activities: [...first.activities, typed, automatic] }, '2020-06-10')
  expect(files[6]).toMatchObject({ read: 4, imported: 1, merged: 1 })
  expect((await pool.query(`select origin_key, source, category from ce_activity where title = 'Webinar'`)).rows).toEqual([
    { origin_key: 'former-register:9', source: 'body', category: 'professional-education' },
  ])
})

test('judging goes on from where it began, unless it is said otherwise', async () => {
  const from = async () =>
    (
      await pool.query(
        'select distinct on (certification) on_day::text, withdrawn from opening_standing order by certification, id desc',
      )
    ).rows
  expect(await from()).toEqual([0, 1].map(() => ({ on_day: '2020-01-10', withdrawn: false })))
  expect(await bring(first, '2020-07-10', { judgeFrom: day('2019-01-01') })).toMatchObject({
    takeOver: { openings: { superseding: 2 } },
  })
  expect(await from()).toEqual([0, 1].map(() => ({ on_day: '2019-01-01', withdrawn: false })))
  expect(await bring(first, '2020-07-11')).toMatchObject({ takeOver: { judgeFrom: '2019-01-01', openings: { unchanged: 2 } } })
})
