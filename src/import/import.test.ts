import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../tests/database.ts'
import { makeClock } from '../platform/clock.ts'
import { asset } from '../platform/root.ts'
import { loadRulebook } from '../rulebook/load.ts'
import { allStatuses, statusOf } from '../standing/standing.ts'
import { day } from '../values/day.ts'
import { importRegister } from './import.ts'
import type { ImportReport } from './report.ts'

// The register of demo/register: every mess of it counted, and its take-over.

const database = await testDatabase()
const lists = mkdtempSync(join(tmpdir(), 'gs-import-'))
const deps = { database, rulebook: await loadRulebook(asset('rulebook', 'amt')), clock: makeClock(day('2026-11-23')) }
const bring = (options: { dryRun?: boolean; judgeFrom?: 'certification' } = {}) =>
  importRegister(deps, {
    folder: asset('demo', 'register'),
    recordedBy: 'a test',
    rejectedPath: join(lists, 'rejected.csv'),
    ...options,
  })

async function rowCounts(): Promise<Record<string, number>> {
  const { rows } = await database.pool.query<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'public' order by 1`,
  )
  const counts = await Promise.all(
    rows.map(async ({ name }) => {
      const { rows } = await database.pool.query<{ count: number }>(`select count(*) as count from "${name}"`)
      return [name, rows[0]?.count ?? 0] as const
    }),
  )
  return Object.fromEntries(counts)
}

const csv = (name: string): Record<string, string>[] =>
  parse(readFileSync(join(lists, name)), { columns: true, record_delimiter: '\r\n' })

/** Every key, index and foreign key there is. */
const checks = async (): Promise<unknown[]> =>
  (
    await database.pool.query(`select conrelid::regclass::text as of, conname as name, pg_get_constraintdef(oid) as is, convalidated
      from pg_constraint where connamespace = 'public'::regnamespace
      union all select tablename, indexname, indexdef, true from pg_indexes where schemaname = 'public' order by 1, 2, 3`)
  ).rows

let before: Record<string, number>
let checksBefore: unknown[]
let rehearsed: ImportReport
let report: ImportReport

beforeAll(async () => {
  before = await rowCounts()
  checksBefore = await checks()
  rehearsed = await bring({ dryRun: true })
}, 120_000)

test('a dry run keeps nothing', async () => {
  expect(await rowCounts()).toEqual(before)
  expect(rehearsed).toMatchObject({ dryRun: true, kept: false })
})

describe('the register comes in', () => {
  beforeAll(async () => {
    report = await bring()
  }, 120_000)

  test('as the dry run said', () => expect({ ...rehearsed, dryRun: false, kept: true }).toEqual(report))

  test('and the tables have every key, index and reference they had', async () => expect(await checks()).toEqual(checksBefore))

  test('every row is accounted for', () => {
    const lines = report.files.map(({ file, read, imported, merged, rejected }) => [file, read, imported, merged, rejected])
    expect(lines).toEqual([
      ['people.csv', 809, 805, 4, 0],
      ['certifications.csv', 908, 903, 0, 5],
      ['fees.csv', 11_059, 10_910, 36, 113],
      ['attestations.csv', 271, 269, 0, 2],
      ['audits.csv', 95, 92, 0, 3],
      ['events.csv', 34, 34, 0, 0],
      ['activities.csv', 22_776, 22_553, 91, 132],
    ])
    for (const { read, imported, merged, unchanged, superseding, rejected } of report.files)
      expect(read).toBe(imported + merged + unchanged + superseding + rejected)
  })

  test('each mess has its reason', () =>
    expect(report.rejections).toEqual({
      'certifications.csv': {
        'number.from_spreadsheet': 2,
        'person.unknown': 1,
        'designation.unknown': 1,
        'day.not_in_calendar': 1,
      },
      'fees.csv': {
        'certification.rejected': 70,
        'certification.unknown': 22,
        'fee.day_missing': 10,
        'fee.charge_back_alone': 11,
      },
      'attestations.csv': { 'certification.rejected': 2 },
      'audits.csv': { 'certification.rejected': 3 },
      'activities.csv': { 'category.unknown': 45, 'day.in_future': 44, 'number.unreadable': 22, 'number.negative': 21 },
    }))

  test('rejected.csv and the database name file, line, reason and row alike', async () => {
    const listed = csv('rejected.csv')
    expect(listed).toHaveLength(255)
    expect(listed.find(({ line, file }) => file === 'certifications.csv' && line === '53')).toEqual({
      file: 'certifications.csv',
      line: '53',
      code: 'number.from_spreadsheet',
      reason: 'certificate_no says 1.20E+06: a spreadsheet has rounded it, and the digits are lost.',
      row: '1.20E+06,100192,RDA,2006-04-19,exam,',
    })
    const { rows } = await database.pool.query(
      'select file, line::text, code, row from import_rejection rejected order by file, rejected.line',
    )
    const inOrder = listed
      .map(({ file, line, code, row }) => ({ file, line, code, row }))
      .toSorted((a, b) => (a.file === b.file ? Number(a.line) - Number(b.line) : (a.file ?? '') < (b.file ?? '') ? -1 : 1))
    expect(rows).toEqual(inOrder)
  })

  test('a rejected row stands in its file at the line that is named', () => {
    for (const file of ['certifications.csv', 'fees.csv', 'activities.csv']) {
      const lines = readFileSync(asset('demo', 'register', file), 'utf8').split('\r\n')
      for (const { line, row } of csv('rejected.csv').filter(each => each.file === file))
        expect(lines[Number(line) - 1]).toBe(row)
    }
  })

  test('what a person should look at', async () => {
    expect(report.findings).toMatchObject({
      'certification.under_age': 138,
      'certification.closed_class_note': 95,
      'certification.same_scheme': 19,
      'certification.number_lost': 2,
      'attestation.received_before_signed': 84,
      'audit.contradicts_points': 11,
      'fee.after_loss': 400,
      'recertification.after_ten_years': 2,
      'row.merged': 131,
    })
    const { rows } = await database.pool.query<{ code: string; count: number }>(
      `select code, sum((params->>'count')::int)::int as count from import_finding
       where code like 'money.%' or code = 'fee.after_loss' group by code order by code`,
    )
    expect(rows).toEqual(MONEY)
    expect(csv('findings.csv').filter(({ code }) => code === 'certification.number_lost')).toMatchObject([
      { line: '53', finding: expect.stringContaining('fit 1200132;') },
      { line: '336', finding: expect.stringContaining('fit 1200829;') },
    ])
  })

  test('five pairs of numbers are proposed for merging, the older number to be kept, and none is merged', async () => {
    const { rows } = await database.pool.query(`select keep.value as keep, merge.value as merge from merge_proposal
      join external_id keep on keep.certificant = merge_proposal.keep and keep.kind = 'certificant'
      join external_id merge on merge.certificant = merge_proposal.merge and merge.kind = 'certificant' order by 1`)
    expect(rows).toEqual(
      ['100149', '101177', '101507', '101705', '102320'].map(keep => ({ keep, merge: keep.replace(/^1/, '6') })),
    )
  })

  test('judging begins on the day of the export, and the report says who would differ', () => {
    const { judgeFrom, openings, statuses, fullStatuses, differing } = report.takeOver
    expect({ judgeFrom, openings }).toEqual({
      judgeFrom: '2026-11-20',
      openings: { added: 903, superseding: 0, unchanged: 0, withdrawn: 0 },
    })
    expect(fullStatuses).toEqual({
      active: 332,
      fee_past_due: 69,
      lapsed: 87,
      decertified: 407,
      revoked: 3,
      retired: 1,
      deceased: 4,
    })
    expect(statuses).toEqual(TAKEN_OVER)
    expect(csv('differences.csv')).toHaveLength(differing)
    expect(csv('differences.csv')[0]).toEqual({
      certificate: '1200005',
      person: '100011',
      name: 'Lakshmi Kowalski',
      scheme: 'RMA',
      status: 'active',
      since: '2015-11-21',
      status_judged_in_full: 'decertified',
      since_judged_in_full: '2024-11-21',
      code: 'loss.points',
      // Days are written with spaces that do not break.
      why: 'Cycle 3 ended on 20\u00a0November\u00a02024 with 14 of 30 points. 16 points were missing.',
    })
  })

  test('everybody is judged, and stands as the report says', async () => {
    const said: Record<string, number> = {}
    for await (const page of allStatuses(deps, { asOf: day('2026-11-20') }))
      for (const { status } of page) said[status] = (said[status] ?? 0) + 1
    expect(said).toEqual(TAKEN_OVER)
    expect(await statusOf(deps, '1200005')).toMatchObject({ status: 'active' })
    const { rows } = await database.pool.query('select count(*) as dirty from dirty_certificant')
    expect(rows).toEqual([{ dirty: 0 }])
  })
})

describe('the same export again', () => {
  test('changes nothing, and adds no row anywhere', async () => {
    const counts = await rowCounts()
    const again = await bring()
    expect(again.kept).toBe(false)
    expect(again.files.map(({ imported, superseding, missing }) => [imported, superseding, missing])).toEqual(
      Array.from({ length: 7 }, () => [0, 0, 0]),
    )
    expect(again.takeOver).toEqual({ ...report.takeOver, openings: { added: 0, superseding: 0, unchanged: 903, withdrawn: 0 } })
    expect(await rowCounts()).toEqual(counts)
  }, 120_000)

  test('judged from each certification, it withdraws the openings, and everybody is judged in full', async () => {
    const again = await bring({ judgeFrom: 'certification' })
    expect(again.takeOver).toMatchObject({ judgeFrom: 'certification', openings: { withdrawn: 903 }, differing: 0 })
    expect(await statusOf(deps, '1200005')).toMatchObject({ status: 'decertified' })
    expect((await bring()).kept).toBe(false)
  }, 120_000)
})

const MONEY = [
  { code: 'fee.after_loss', count: 2687 },
  { code: 'money.after_death', count: 5 },
  { code: 'money.after_retirement', count: 41 },
  { code: 'money.after_revocation', count: 10 },
  { code: 'money.during_suspension', count: 22 },
]

const TAKEN_OVER = { active: 718, fee_past_due: 96, lapsed: 74, retired: 6, deceased: 4, revoked: 3, suspended: 2 }
