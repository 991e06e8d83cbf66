import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Edit, type Edits, withRulebookCopy } from '../../tests/rulebook-copy.ts'
import { readRulebook } from './load.ts'
import type { Problem } from './problem.ts'

/** What was done, in which file, how (`§` marks where it should be found), what is said, and the nearest word if one is named. */
type Mistake = [what: string, file: string, edit: Edit, message: string, suggestion?: string]

const change = (replace: string, by: string): Edit => ({ replace, by })
const whole = (text: string): Edit => ({ text })

const problemsOf = (edits: Edits) =>
  withRulebookCopy(edits, async copy => {
    const read = await readRulebook(copy.folder)
    return { ...copy, isLoaded: 'value' in read, problems: 'problems' in read ? read.problems : [] }
  })

const placeOf = ({ file, line, column }: { file: string; line: number; column: number }) => ({ file, line, column })
const toldIn = ({ message, suggestion }: Problem) => ({ message, suggestion })

const NOT_YAML: Mistake[] = [
  ['a key twice', 'cycle.yaml', change('years: 3', 'years: 3\n      §years: 4'), '"years" stands twice; only one could hold.'],
  [
    'a tab',
    'cycle.yaml',
    change('      years: 3', '      §\tyears: 3'),
    'This is not YAML: a tab indents this line, and YAML indents by spaces.',
  ],
  [
    'a second colon',
    'cycle.yaml',
    change('title: Three-year cycle', 'title: §Cycle: three years'),
    'This is not YAML: a second ": " stands on this line; put the text in quotation marks.',
  ],
  [
    'a second document',
    'cycle.yaml',
    whole('a: 1\n§---\nb: 2\n'),
    'This is not YAML: a second document begins here, and a file holds one.',
  ],
  ['an open quotation', 'body.yaml', whole('name: "AMT\n§'), 'This is not YAML: a quotation begun before this is never closed.'],
  ['no text', 'cycle.yaml', whole('§'), 'The file says nothing.'],
  ['comments only', 'cycle.yaml', whole('§# nothing yet\n'), 'The file says nothing.'],
  [
    'an anchor',
    'cycle.yaml',
    change('years: 3', 'years: &three §3'),
    'This file has no place for an anchor: write the value out, so that every line can be read by itself.',
  ],
  [
    'a tag',
    'cycle.yaml',
    change('years: 3', 'years: !!int §3'),
    'This file has no place for a tag: write the value out, so that every line can be read by itself.',
  ],
  ['a list for a map', 'cycle.yaml', whole('§- a\n'), 'The file should be a map of keys and values, but it is a list.'],
  [
    'words for a map',
    'cycle.yaml',
    whole('§just words\n'),
    'The file should be a map of keys and values, but it is "just words".',
  ],
]

const FILES: Mistake[] = [
  [
    'a file is gone',
    'cycle.yaml',
    { remove: true },
    'The file cycle.yaml is missing. A rulebook is complete or it judges nobody.',
  ],
  [
    'a file too many',
    'extra.yaml',
    whole('§a: 1\n'),
    'extra.yaml is not a file of a rulebook, so what it says would be passed over.',
  ],
  [
    'another ending',
    'fees.yml',
    whole('§a: 1\n'),
    'fees.yml is not a file of a rulebook, so what it says would be passed over.',
    'fees.yaml',
  ],
]

const KEYS: Mistake[] = [
  ['a misspelt key is told once', 'cycle.yaml', change('years: 3', '§yeers: 3'), '"yeers" is no key here.', 'years'],
  ['letters swapped', 'cycle.yaml', change('cycle:\n', '§cylce:\n'), '"cylce" is no key here.', 'cycle'],
  ['a key invented', 'cycle.yaml', change('years: 3', 'years: 3\n      §moon_phase: 3'), '"moon_phase" is no key here.'],
  [
    'a key missing',
    'cycle.yaml',
    change('- id: three-years\n      title: Three-year cycle', '- §id: three-years'),
    '"title" is missing. It should be a text.',
  ],
  [
    'a comma in a text',
    'sources.yaml',
    change('title: Stay Certified,', 'title: Stay Certified, §for life,'),
    'The comma before "for life" begins a new key, because this is between { and }. Put the whole text in quotation marks.',
  ],
  [
    'a scheme in small letters',
    'schemes.yaml',
    change('PCT: {', '§pct: {'),
    '"pct" should be letters such as RMA, the first a capital.',
  ],
]

const VALUES: Mistake[] = [
  [
    'a number in words',
    'cycle.yaml',
    change('years: 3', 'years: §three'),
    '"years" should be a whole number from 1 to 20, but it is "three".',
  ],
  [
    'a number too small',
    'cycle.yaml',
    change('years: 3', 'years: §0'),
    '"years" should be a whole number from 1 to 20, but it is "0".',
  ],
  ['no value', 'cycle.yaml', change('years: 3', 'years:§'), '"years" should be a whole number from 1 to 20, but it is empty.'],
  [
    'a list for a number',
    'cycle.yaml',
    change('years: 3', 'years: §[3]'),
    '"years" should be a whole number from 1 to 20, but it is a list.',
  ],
  [
    'a word near another',
    'cycle.yaml',
    change('[points, fees]', '[points, §fee]'),
    '"roll_needs[1]" should be one of a few words, but it is "fee".',
    'fees',
  ],
  [
    'another key date',
    'cycle.yaml',
    change('keyed_on: anchor', 'keyed_on: §cycle_start'),
    '"keyed_on" should be "anchor", but it is "cycle_start".',
  ],
  [
    'a day that does not exist',
    'cycle.yaml',
    change('from: beginning', 'from: §2021-02-29'),
    '"from" should be a day of the calendar, such as 2021-05-01, or beginning, but it is "2021-02-29".',
  ],
  [
    'a day written otherwise',
    'schemes.yaml',
    change('through: 2022-12-31', 'through: §12/31/2022'),
    '"through" should be a day of the calendar, such as 2021-05-01, but it is "12/31/2022".',
  ],
  [
    'true for yes',
    'statuses.yaml',
    change('may_use: yes', 'may_use: §true'),
    '"may_use" should be yes or no, but it is "true".',
    'yes',
  ],
  ['No for no', 'statuses.yaml', change('may_use: no', 'may_use: §No'), '"may_use" should be yes or no, but it is "No".', 'no'],
  [
    'thirds of a hundredth',
    'requirement.yaml',
    change('RMA: 30', 'RMA: §29.555'),
    '"RMA" should be a number of points such as 29.5, with at most two decimals, or unset, but it is "29.555".',
  ],
  [
    'negative points',
    'requirement.yaml',
    change('RMA: 30', 'RMA: §-5'),
    '"RMA" should be a number of points such as 29.5, with at most two decimals, or unset, but it is "-5".',
  ],
  [
    'a currency sign',
    'fees.yaml',
    change('RMA: 48.00', 'RMA: §$48'),
    '"RMA" should be an amount of money such as 60.00, or unset, but it is "$48".',
  ],
  [
    'silence about a late fee',
    'fees.yaml',
    change('late_fee: 0.00', 'late_fee: §none'),
    '"late_fee" should be an amount of money such as 60.00, but it is "none".',
  ],
  [
    'one of two kinds of value',
    'fees.yaml',
    change('ce: { years: 3 }', 'ce: §cycle_ends'),
    '"ce" should be a map of keys and values, or "cycle_end", but it is "cycle_ends".',
    'cycle_end',
  ],
  [
    'inside one of two kinds',
    'fees.yaml',
    change('ce: { years: 3 }', 'ce: { years: §three }'),
    '"years" should be a whole number from 0 to 100, but it is "three".',
  ],
  [
    'neither kind',
    'ways-back.yaml',
    change('fee: unset', 'fee: §[unset]'),
    '"fee" should be an amount of money such as 60.00, or unset, or "table", or a map of keys and values, but it is a list.',
  ],
  [
    'a date some years lack',
    'audit.yaml',
    change('notice_on: 01-15', 'notice_on: §02-29'),
    '"notice_on" should be a month and a date that every year has, such as 01-15, but it is "02-29".',
  ],
  [
    'a web address that is none',
    'sources.yaml',
    change('url: null', 'url: §nowhere'),
    '"url" should be a web address such as https://example.org/rules, or null, but it is "nowhere".',
  ],
  [
    'a cap over the whole',
    'activities.yaml',
    change('requirement: 50', 'requirement: §101'),
    '"percent_of_requirement" should be a whole number from 0 to 100, but it is "101".',
  ],
  [
    'a cap below nothing',
    'activities.yaml',
    change('requirement: 50', 'requirement: §-1'),
    '"percent_of_requirement" should be a whole number from 0 to 100, but it is "-1".',
  ],
  [
    'no source',
    'cycle.yaml',
    change('source: [SEED, FAQ08]', 'source: §[]'),
    '"source" should hold at least one item, but it holds fewer.',
  ],
  ['a source and no list', 'cycle.yaml', change('[SEED, FAQ08]', '§SEED'), '"source" should be a list, but it is "SEED".'],
]

const BETWEEN: Mistake[] = [
  [
    'an unknown source',
    'cycle.yaml',
    change('[SEED, FAQ08]', '[SEED, §FAQ80]'),
    'There is no source "FAQ80" in sources.yaml.',
    'FAQ08',
  ],
  [
    'an unknown source of a scheme',
    'schemes.yaml',
    change('[BYL09]', '[§BYL90]'),
    'There is no source "BYL90" in sources.yaml.',
    'BYL09',
  ],
  ['a source twice', 'cycle.yaml', change('[SEED, FAQ08]', '[SEED, §SEED]'), '"source" names "SEED" twice.'],
  [
    'silence about a scheme',
    'requirement.yaml',
    change('total: { RMA: 30, ', '§total: { '),
    '"total" says nothing of RMA. Write its figure, or unset where the body has not said.',
  ],
  [
    'a misspelt scheme is told once',
    'requirement.yaml',
    change('{ RMA: 30', '{ §RAM: 30'),
    'There is no scheme "RAM" in schemes.yaml.',
    'RMA',
  ],
  [
    'an invented scheme',
    'fees.yaml',
    change('{ RMA: 48.00,', '{ RMA: 48.00, §XYZ: 1.00,'),
    'There is no scheme "XYZ" in schemes.yaml.',
  ],
  [
    'silence of a later version',
    'fees.yaml',
    change('amount: { RMA: 60.00, ', '§amount: { '),
    '"amount" says nothing of RMA. Write its figure, or unset where the body has not said.',
  ],
  [
    'silence about the fee of a route',
    'ways-back.yaml',
    change(
      'fee: unset',
      '§fee: { RMA: 100.00, RPT: 1, CMAS: 1, RDA: 1, CMLA: 1, MLS: 1, MLT: 1, MDT: 1, CLC: 1, AHI: 1, PCT: 1 }',
    ),
    '"fee" says nothing of COLT. Write its figure, or unset where the body has not said.',
  ],
  [
    'a first version that begins',
    'cycle.yaml',
    change('from: beginning', 'from: §2006-01-01'),
    'The first version holds from 2006-01-01, and nothing would hold before. It should hold from the beginning.',
  ],
  [
    'versions from one day',
    'fees.yaml',
    change('from: 2020-03-01', 'from: §2010-01-01'),
    'This version holds from 2010-01-01, not later than the one before it, from 2010-01-01. Versions stand oldest first.',
  ],
  [
    'a second beginning',
    'fees.yaml',
    change('from: 2010-01-01', 'from: §beginning'),
    'This version holds from the beginning, not later than the one before it, from the beginning. Versions stand oldest first.',
  ],
  [
    'an id twice',
    'fees.yaml',
    change('id: from-2010', 'id: §to-2009'),
    'The id "to-2009" is already that of another version of annual_fee.',
  ],
  [
    'an alternative called like another',
    'fees.yaml',
    change('id: first-of-january', 'id: §before-anniversary'),
    'The id "before-anniversary" is already that of another version of fee_due.',
  ],
  [
    'an alternative called like a version',
    'fees.yaml',
    change('id: good-standing-at-cycle-end', 'id: §three-years'),
    'The id "three-years" is already that of another version of fee_gap.',
  ],
  [
    'a last cohort with a condition',
    'cohorts.yaml',
    change(
      '{ id: since-2006, title: Certified in 2006 or later,',
      '§{ id: since-2006, title: Later, certified_before: 2100-01-01,',
    ),
    'The last cohort, "since-2006", has a condition, so somebody could be in none. It should have no condition.',
  ],
  [
    'a cohort nobody reaches',
    'cohorts.yaml',
    change('certified_before: 2006-01-01, duty: none }\n        - { id: since-2006', 'duty: none }\n        - §{ id: since-2006'),
    'Nobody reaches the cohort "since-2006", because "before-2006" before it takes everybody it could.',
  ],
  [
    'a cohort inside an earlier one',
    'cohorts.yaml',
    change(
      '- { id: since-2006, title: Certified in 2006 or later,',
      '- §{ id: early, title: Certified before 2000, certified_before: 2000-01-01, duty: none }\n        - { id: since-2006, title: Certified in 2006 or later,',
    ),
    'Nobody reaches the cohort "early", because "before-2006" before it takes everybody it could.',
  ],
  [
    'a cap that lets nothing count',
    'activities.yaml',
    change('requirement: 50', 'requirement: §0'),
    '"authorship" is accepted, and this cap lets nothing of it count. Write "accepted: no", or a cap above 0.',
  ],
  [
    'a cohort twice',
    'cohorts.yaml',
    change('id: since-2006', 'id: §before-2006'),
    'The id "before-2006" is already that of another cohort.',
  ],
  [
    'a cause left out',
    'losses.yaml',
    change('same_day_order: [points, audit, fees]', '§same_day_order: [points, audit]'),
    '"same_day_order" should name "fees" too.',
  ],
  [
    'a roll without points',
    'cycle.yaml',
    change('roll_needs: [points, fees]', '§roll_needs: [fees]'),
    '"roll_needs" should name "points" too.',
  ],
  [
    'duplicates of different days',
    'activities.yaml',
    change('duplicates: [title, completed_on, hours, interval]', '§duplicates: [title]'),
    '"duplicates" should name "completed_on" too.',
  ],
  ['a route twice', 'ways-back.yaml', change('route: exam', 'route: §ce'), '"routes" names "ce" twice.'],
  [
    'a cap of both kinds',
    'activities.yaml',
    change('cap: { points: 18,', '§cap: { points: 18, percent_of_requirement: 10,'),
    'A cap names either "points" or "percent_of_requirement", not both and not neither.',
  ],
  [
    'a cap of no kind',
    'activities.yaml',
    change('cap: { points: 18,', '§cap: {'),
    'A cap names either "points" or "percent_of_requirement", not both and not neither.',
  ],
  ['a former code in use', 'schemes.yaml', change('code: MT,', 'code: §MLT,'), 'The former code "MLT" is also that of MLT.'],
  [
    'an unknown zone',
    'body.yaml',
    change('America/Chicago', '§America/Chigaco'),
    '"zone" should be an IANA time zone such as America/Chicago, but it is "America/Chigaco".',
    'America/Chicago',
  ],
  [
    'an offset for a zone',
    'body.yaml',
    change('America/Chicago', '§-06:00'),
    '"zone" should be an IANA time zone such as America/Chicago, but it is "-06:00".',
  ],
  [
    'an unknown currency',
    'body.yaml',
    change('currency: USD', 'currency: §US$'),
    '"currency" should be a currency of ISO 4217 such as USD, but it is "US$".',
    'USD',
  ],
]

describe.each([
  ['not YAML', NOT_YAML],
  ['files', FILES],
  ['keys', KEYS],
  ['values', VALUES],
  ['between files and versions', BETWEEN],
])('%s', (_, mistakes) => {
  test.each(mistakes)('%s', async (_what, file, edit, message, suggestion) => {
    const { folder, isLoaded, problems, marks } = await problemsOf({ [file]: edit })
    expect(isLoaded).toBe(false)
    expect(problems.map(toldIn)).toEqual([{ message, suggestion }])
    const places = marks.length > 0 ? marks : [{ file: join(folder, file), line: 1, column: 1 }]
    expect(problems.map(placeOf)).toEqual(places)
  })
})

test('a status left out is missed, and the one in its place stands twice', async () => {
  const { problems, marks } = await problemsOf({ 'statuses.yaml': change('status: lapsed', 'status: §active') })
  expect(problems.map(toldIn)).toEqual([
    { message: 'The status "lapsed" is missing.', suggestion: undefined },
    { message: 'The status "active" stands twice.', suggestion: undefined },
  ])
  expect(problems.slice(1).map(placeOf)).toEqual(marks)
})

test('what is wrong in several files is told at once, in reading order', async () => {
  const edits = { 'losses.yaml': change('points: decertified', 'points: §gone'), 'cycle.yaml': change('years: 3', 'years: §x') }
  const { problems, marks } = await problemsOf(edits)
  expect(problems.map(placeOf)).toEqual([marks[1], marks[0]])
})

test('endless nesting is told, not suffered', async () => {
  const { problems } = await problemsOf({ 'cycle.yaml': whole('['.repeat(50_000)) })
  expect(problems.map(({ message }) => message)).toEqual(['This is not YAML: it is nested too deeply.'])
})

test('a file that is not UTF-8 and a file too large are told', async () => {
  const large = await problemsOf({ 'cycle.yaml': whole('#'.repeat(2_000_001)) })
  expect(large.problems.map(({ message }) => message)).toEqual(['The file cannot be read: it is larger than 2 MB.'])
  const latin = await problemsOf({ 'body.yaml': { bytes: Buffer.from('name: Soci\xe9t\xe9\n', 'latin1') } })
  expect(latin.problems.map(({ message }) => message)).toEqual(['The file cannot be read: it is not UTF-8 text.'])
})

test('a misspelt cases folder is told, because its cases would never run', async () => {
  const { problems, folder } = await problemsOf({ 'case/a.yaml': whole('- x\n') })
  expect(problems.map(({ file, suggestion }) => ({ file, suggestion }))).toEqual([
    { file: join(folder, 'case'), suggestion: 'cases' },
  ])
})

test('a folder that is not there is told', async () => {
  const read = await readRulebook('no/such/folder')
  expect('problems' in read && read.problems.map(({ message }) => message)).toEqual(['There is no folder no/such/folder.'])
})
