import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { testDatabase } from '../../tests/database.ts'
import { type ExportRows, ONE, writeExport } from '../../tests/export.ts'
import { makeClock } from '../platform/clock.ts'
import { asset } from '../platform/root.ts'
import { loadRulebook } from '../rulebook/load.ts'
import { day } from '../values/day.ts'
import { importSentences, rejectionSentences } from '../words/import.en.ts'
import { importRegister, type ImportOptions } from './import.ts'

// Small exports, each with one mess: its code, its line, its sentence; and what makes a whole export impossible.

const database = await testDatabase()
const deps = { database, rulebook: await loadRulebook(asset('rulebook', 'amt')), clock: makeClock(day('2026-11-23')) }
const lists = mkdtempSync(join(tmpdir(), 'gs-lists-'))
const rejectedPath = join(lists, 'rejected.csv')

/** Goes through an export without keeping it. */
const rehearse = (folder: string, options: Partial<ImportOptions> = { exportedOn: TAKEN }) =>
  importRegister(deps, {
    folder,
    recordedBy: 'a test',
    rejectedPath,
    dryRun: true,
    ...options,
  })

const TAKEN = day('2026-11-20')
const fee = (row: Record<string, string>): ExportRows => ({ ...ONE, fees: [row] })
const activity = (...rows: Record<string, string>[]): ExportRows => ({ ...ONE, activities: rows })
const certification = (row: Record<string, string>): ExportRows => ({ ...ONE, certifications: [row] })

const rejections: [code: string, rows: ExportRows, file: string, line: number, reason: string][] = [
  ['value.missing', activity({ title: ' ' }), 'activities.csv', 2, 'title is empty.'],
  [
    'value.unknown_word',
    { ...ONE, events: [{ event: 'promoted' }] },
    'events.csv',
    2,
    'event says "promoted"; known are suspended',
  ],
  [
    'day.unreadable',
    activity({ completed_on: 'May 2017' }),
    'activities.csv',
    2,
    'completed_on should be a day, but it is "May 2017".',
  ],
  [
    'day.not_in_calendar',
    certification({ certified_on: '02/30/2019' }),
    'certifications.csv',
    2,
    'certified_on says 02/30/2019, and',
  ],
  [
    'day.in_future',
    activity({ completed_on: '2099-01-01' }),
    'activities.csv',
    2,
    'completed_on says 2099-01-01, which comes after',
  ],
  ['number.unreadable', activity({ points: 'two' }), 'activities.csv', 2, 'points should be a number, but it is "two".'],
  ['number.negative', activity({ points: '-3' }), 'activities.csv', 2, 'points is -3; it may not be negative.'],
  [
    'number.from_spreadsheet',
    certification({ certificate_no: '1.20E+06' }),
    'certifications.csv',
    2,
    'certificate_no says 1.20E+06',
  ],
  ['interval.reversed', activity({ from: '2017-06-02', to: '2017-06-01' }), 'activities.csv', 2, 'It begins on 2017-06-02'],
  ['interval.half', activity({ from: '2017-06-01' }), 'activities.csv', 2, 'It has only one end: to is empty.'],
  [
    'designation.unknown',
    certification({ designation: 'XYZ' }),
    'certifications.csv',
    2,
    'There is no certification "XYZ"; the rulebook knows RMA',
  ],
  ['category.unknown', activity({ category: 'Misc' }), 'activities.csv', 2, 'There is no category "Misc"; the rulebook knows'],
  [
    'person.unknown',
    certification({ member_no: '999999999' }),
    'certifications.csv',
    2,
    'There is no person with the number 999999999.',
  ],
  [
    'person.rejected',
    { people: [{ birth_date: '1980-02-30' }], certifications: [{}] },
    'certifications.csv',
    2,
    'The row of the person 100001 was rejected.',
  ],
  [
    'certification.unknown',
    fee({ certificate_no: '9999999' }),
    'fees.csv',
    2,
    'There is no certification with the number 9999999.',
  ],
  [
    'certification.rejected',
    { ...certification({ designation: 'XYZ' }), fees: [{}] },
    'fees.csv',
    2,
    'The row of the certification 1200001 was rejected.',
  ],
  ['fee.day_missing', fee({ paid_on: '' }), 'fees.csv', 2, 'paid_on is empty. When the money came is not guessed'],
  ['fee.charge_back_alone', fee({ amount: '-50.00' }), 'fees.csv', 2, '-50.00 for 2016 takes a payment back, but no payment'],
  ['fee.nothing_paid', fee({ amount: '0.00' }), 'fees.csv', 2, 'amount is zero: nothing was paid.'],
  ['row.control_character', activity({ title: 'a\0b' }), 'activities.csv', 2, 'title holds a character with the code 0'],
  [
    'row.key_taken',
    activity({}, { title: 'Another' }),
    'activities.csv',
    3,
    'Line 2 already has former-register:1, and tells something else.',
  ],
]

describe('a row that is no fact', () => {
  test.each(rejections)('%s', async (code, rows, file, line, reason) => {
    const report = await rehearse(writeExport(rows))
    expect(report.rejections[file]).toEqual({ [code]: 1 })
    const listed = readFileSync(rejectedPath, 'utf8')
      .split('\r\n')
      .filter(each => each.startsWith(file))
    expect(listed).toHaveLength(1)
    expect(listed[0]?.replaceAll('""', '"')).toContain(`${file},${line},${code},`)
    expect(listed[0]?.replaceAll('""', '"')).toContain(reason)
  })

  test('row.column_count', async () => {
    const folder = writeExport(ONE)
    writeFileSync(join(folder, 'fees.csv'), `${readFileSync(join(folder, 'fees.csv'), 'utf8')}1200001,2016,50.00\r\n`)
    expect((await rehearse(folder)).rejections).toEqual({ 'fees.csv': { 'row.column_count': 1 } })
    expect(readFileSync(rejectedPath, 'utf8')).toContain('The row has 3 values where the header names 6 columns.')
  })

  test('certification.of_another', async () => {
    const exportedOn = TAKEN
    await importRegister(deps, { folder: writeExport(ONE), recordedBy: 'a test', rejectedPath, exportedOn })
    const later = writeExport({ people: [{}, { member_no: '100002' }], certifications: [{ member_no: '100002' }] })
    const report = await rehearse(later, { exportedOn })
    expect(report.rejections).toEqual({ 'certifications.csv': { 'certification.of_another': 1 } })
  })

  test('every reason is shown here', () => {
    const shown = [...rejections.map(([code]) => code), 'row.column_count', 'certification.of_another']
    expect(Object.keys(rejectionSentences).filter(code => !shown.includes(code))).toEqual([])
  })
})

describe('what the messy values mean', () => {
  test('padded and lower-cased words, slash dates and half points are read', async () => {
    const messy = { category: ' professional  education ', completed_on: '6/01/2017', points: '7.5', hours: '7.50' }
    expect((await rehearse(writeExport(activity(messy)))).files.at(-1)).toMatchObject({ imported: 1, rejected: 0 })
  })

  test('a mapping renames files and columns, gives words a meaning and turns the dates round', async () => {
    const folder = writeExport(activity({ category: 'Fortbildung', completed_on: '31/12/2017' }))
    const [file, renamed] = [join(folder, 'activities.csv'), join(folder, 'ce.csv')]
    writeFileSync(renamed, readFileSync(file, 'utf8').replace('completed_on', 'done').replaceAll(',', ';'))
    rmSync(file)
    for (const kind of ['people', 'certifications', 'fees', 'attestations', 'audits', 'events'])
      writeFileSync(join(folder, `${kind}.csv`), readFileSync(join(folder, `${kind}.csv`), 'utf8').replaceAll(',', ';'))
    writeFileSync(
      join(folder, 'mapping.yaml'),
      `delimiter: ';'\ndates: [iso, day_first]\nfiles: { activities: { file: ce.csv, columns: { completed_on: done } } }
words: { category: { Fortbildung: professional-education } }`,
    )
    expect((await rehearse(folder)).files.at(-1)).toMatchObject({ file: 'ce.csv', imported: 1, rejected: 0 })
  })

  test('a column that is not read is named', async () => {
    const folder = writeExport(ONE)
    const file = join(folder, 'certifications.csv')
    writeFileSync(
      file,
      readFileSync(file, 'utf8')
        .replace('class_note', 'class_note,shelf')
        .replace(/(exam,)/, '$1,B4'),
    )
    expect((await rehearse(folder)).files[1]).toMatchObject({ ignoredColumns: ['shelf'], rejected: 0 })
  })
})

describe('an export that cannot come in', () => {
  const refused = async (code: string, params: object, act: () => Promise<unknown>) => {
    await expect(act()).rejects.toMatchObject({ code, params })
    shownRefusals.add(code)
  }
  const shownRefusals = new Set<string>()
  const spoiled = (file: string, spoil: (text: string) => string | Buffer) => {
    const folder = writeExport({ ...ONE, fees: [{}] })
    writeFileSync(join(folder, file), spoil(readFileSync(join(folder, file), 'utf8')))
    return folder
  }
  const mapped = (text: string) => {
    const folder = writeExport(ONE)
    writeFileSync(join(folder, 'mapping.yaml'), text)
    return folder
  }

  test('no folder, a file in its place, no mapping', async () => {
    await refused('import.folder_missing', { path: '/nowhere' }, () => rehearse('/nowhere'))
    const folder = writeExport(ONE)
    await refused('import.folder_missing', {}, () => rehearse(join(folder, 'fees.csv')))
    await refused('import.mapping_missing', {}, () => rehearse(folder, { mapping: join(folder, 'no.yaml') }))
  })

  test('a missing, unreadable, empty or headless file', async () => {
    const folder = writeExport(ONE)
    rmSync(join(folder, 'audits.csv'))
    await refused('import.file_missing', { file: 'audits.csv', path: folder }, () => rehearse(folder))
    await refused('import.file_unreadable', { file: 'fees.csv' }, () => rehearse(withFolderInstead('fees.csv')))
    await refused('import.file_empty', { file: 'fees.csv' }, () => rehearse(spoiled('fees.csv', () => '')))
    await refused('import.header_wrong', { file: 'fees.csv', missing: ['amount'] }, () =>
      rehearse(spoiled('fees.csv', text => text.replace('amount', 'amnt'))),
    )
    await refused('import.header_twice', { file: 'fees.csv', column: 'method' }, () =>
      rehearse(spoiled('fees.csv', text => text.replace('reference', 'reference,method'))),
    )
  })

  function withFolderInstead(file: string): string {
    const folder = writeExport(ONE)
    rmSync(join(folder, file))
    mkdirSync(join(folder, file))
    return folder
  }

  test('bytes and quotes that are no CSV, by file and line', async () => {
    const at = { file: 'fees.csv', line: 2 }
    await refused('import.not_utf8', at, () =>
      rehearse(spoiled('fees.csv', text => Buffer.from(text.replace('card', 'c\xe9rd'), 'latin1'))),
    )
    await refused('import.quote_unclosed', at, () => rehearse(spoiled('fees.csv', text => text.replace('card', '"card'))))
    await refused('import.quote_stray', at, () => rehearse(spoiled('fees.csv', text => text.replace('card', 'c"ar"d'))))
    await refused('import.line_too_long', { ...at, limit: 1_000_000 }, () =>
      rehearse(spoiled('fees.csv', text => text.replace('card', 'x'.repeat(3_000_000)))),
    )
  })

  test('days that cannot be', async () => {
    const folder = writeExport(ONE)
    await refused('import.exported_in_future', { exportedOn: '2026-11-24' }, () =>
      rehearse(folder, { exportedOn: day('2026-11-24') }),
    )
    await refused('import.older_export', { exportedOn: '2015-03-10', newest: '2026-11-20' }, () => rehearse(folder, {}))
    await refused('import.judge_from_late', { judgeFrom: '2026-11-22', exportedOn: '2026-11-20' }, () =>
      rehearse(folder, { exportedOn: TAKEN, judgeFrom: day('2026-11-22') }),
    )
  })

  test('a mapping with a mistake, by key and what is allowed', async () => {
    await refused('import.mapping_malformed', { line: 2 }, () => rehearse(mapped('system: x\nfiles: [')))
    await refused('import.mapping_key', { key: 'file', allowed: expect.arrayContaining(['files']) }, () =>
      rehearse(mapped('file: {}')),
    )
    await refused('import.mapping_key', { key: 'files.fees.columns.paid' }, () =>
      rehearse(mapped('files: { fees: { columns: { paid: x } } }')),
    )
    const wrong: [text: string, key: string][] = [
      ['- a', 'the mapping'],
      ['preset: other', 'preset'],
      ['system: Old Register', 'system'],
      ['name: 7', 'name'],
      ['exported_on: 2026-02-30', 'exported_on'],
      ['delimiter: x', 'delimiter'],
      ['dates: []', 'dates'],
      ['dates: [month_first, day_first]', 'dates'],
      ['files: { fees: { file: ../fees.csv } }', 'files.fees.file'],
      ['files: { fees: { columns: { amount: none } } }', 'files.fees.columns.amount'],
      ['words: { outcome: { ok: fine } }', 'words.outcome.ok'],
      ['own_courses: { source: course }', 'own_courses.provider'],
    ]
    for (const [text, key] of wrong) await refused('import.mapping_value', { key }, () => rehearse(mapped(text)))
  })

  test('a place for the lists that cannot be written', async () => {
    const file = join(writeExport(ONE), 'fees.csv')
    await refused('import.out_unwritable', {}, () => rehearse(writeExport(ONE), { rejectedPath: join(file, 'rejected.csv') }))
  })

  test('every refusal is shown here, but for the command line’s own', () => {
    const others = ['import.day_malformed']
    expect(Object.keys(importSentences).filter(code => !shownRefusals.has(code) && !others.includes(code))).toEqual([])
  })
})
