import { describe, expect, test } from 'vitest'
import { withRulebookCopy } from '../../../tests/rulebook-copy.ts'
import { readCases } from './case-file.ts'

/** What was done, the case file (`§` marks where it should be found), what is said, and the nearest word if one is named. */
type Mistake = [what: string, text: string, message: string, suggestion?: string]

const problemsOf = (text: string) =>
  withRulebookCopy({ 'cases/one.yaml': { text } }, async ({ folder, marks }) => {
    const read = await readCases(folder)
    return { marks, problems: 'problems' in read ? read.problems : [] }
  })

/** A sound case with a line of facts, or more, added. */
const facts = (lines: string): string =>
  `- name: x\n  certified: { RMA: 2021-05-01 }\n  ${lines}\n  expect: { 2022-01-01: { status: active } }\n`
/** A case with two certifications. */
const two = (lines: string): string =>
  `- name: x\n  certified: { RMA: 2021-05-01, RPT: 2020-05-01 }\n  ${lines}\n  expect: { 2022-01-01: { RMA: { status: active } } }\n`
/** A case with two activities that expects this of one day. */
const expects = (expectation: string): string =>
  `- name: x\n  certified: { RMA: 2021-05-01 }\n  activities: [{ id: first, on: 2021-06-01, points: 5 }]\n  expect:\n    2022-01-01: ${expectation}\n`

const SHAPE: Mistake[] = [
  ['no list', '§name: x\n', 'The file should be a list, but it is a map of keys and values.'],
  ['an empty list', '§[]\n', 'The file should hold at least one item, but it holds fewer.'],
  ['an unknown key', facts('§fee_paid: [2022]'), '"fee_paid" is no key here.', 'fees_paid'],
  [
    'no name',
    '- §certified: { RMA: 2021-05-01 }\n  expect: { 2022-01-01: { status: active } }\n',
    '"name" is missing. It should be a text.',
  ],
  [
    'no expectation',
    '- §name: x\n  certified: { RMA: 2021-05-01 }\n',
    '"expect" is missing. It should be a map of days, or a list.',
  ],
  [
    'nothing expected',
    '- name: x\n  certified: { RMA: 2021-05-01 }\n  §expect: {}\n',
    'This case expects nothing, so it could not fail.',
  ],
  [
    'nothing expected on a day',
    expects('{}').replace('2022-01-01', '§2022-01-01'),
    'This case expects nothing, so it could not fail.',
  ],
  [
    'one name for two',
    `${facts('ref: [S1]')}${facts('ref: [S2]').replace('name', '§name')}`,
    'A case named "x" already stands at HERE:1.',
  ],
]

const FACTS: Mistake[] = [
  [
    'no certification',
    '- name: x\n  §certified: {}\n  expect: { 2022-01-01: { status: active } }\n',
    '"certified" should hold at least one item, but it holds fewer.',
  ],
  ['an unknown scheme', facts('').replace('RMA', '§RMMA'), 'There is no scheme "RMMA" in schemes.yaml.', 'RMA'],
  [
    'one scheme by two names',
    facts('').replace('{ RMA: 2021-05-01 }', '{ MLS: 2021-05-01, §MT: 2020-05-01 }'),
    'The id "MLS" is already that of another certification of this case.',
  ],
  [
    'a certification called like a key',
    facts('').replace('{ RMA: 2021-05-01 }', '[{ id: §status, scheme: RMA, on: 2021-05-01 }]'),
    'A certification cannot be called "status", because that is a key of an expectation.',
  ],
  ['an unknown source', facts('source: [§SEEDS]'), 'There is no source "SEEDS" in sources.yaml.', 'SEED'],
  [
    'an unknown alternative',
    facts('adopt: [§fee_gap/good-standing]'),
    'The rulebook has no alternative "fee_gap/good-standing".',
    'fee_gap/good-standing-at-cycle-end',
  ],
  [
    'an alternative nearly named',
    facts('adopt: [§fee_due/befor-anniversary]'),
    'The rulebook has no alternative "fee_due/befor-anniversary".',
    'fee_due/before-anniversary',
  ],
  [
    'two alternatives from one day',
    facts('§adopt: [fee_due/before-anniversary, fee_due/first-of-january]'),
    '"fee_due/first-of-january" and "fee_due/before-anniversary" would hold from the same day; only one could.',
  ],
  ['a range backwards', facts('fees_paid: [§2024..2022]'), 'The range 2024..2022 ends before it begins.'],
  [
    'no year',
    facts('fees_paid: [§22]'),
    '"fees_paid[0]" should be a year such as 2024, or a range such as 2022..2026, but it is "22".',
  ],
  ['a fee before the first', facts('fees_paid: [§2021]'), 'No annual fee of RMA falls due in 2021.'],
  [
    'whose fees',
    two('§fees_paid: [2022]'),
    '"fees_paid" concerns one certification, and this case has several: say which with "certification".',
  ],
  ['fees of another', two('fees_paid: { §RDA: [2022] }'), 'This case has no certification "RDA".', 'RMA'],
  [
    'whose payment',
    two('payments: [§{ on: 2022-05-01, amount: 60.00 }]'),
    'A payment concerns one certification, and this case has several: say which with "certification".',
  ],
  [
    'a payment of another',
    facts('payments: [{ on: 2022-05-01, amount: 60.00, §certification: MLT }]'),
    'This case has no certification "MLT".',
  ],
  [
    'a payment in words',
    facts('payments: [{ on: 2022-05-01, amount: §sixty }]'),
    '"amount" should be an amount of money such as 60.00, but it is "sixty".',
  ],
  [
    'charged back before it came',
    facts('payments: [{ on: 2022-05-01, amount: 60.00, charged_back_on: §2022-04-01 }]'),
    '"charged_back_on" (2022-04-01) is before "on" (2022-05-01).',
  ],
  ['no points', facts('activities: [§{ on: 2021-06-01 }]'), 'An activity needs "points".'],
  [
    'a category nearly known',
    facts('activities: [{ on: 2021-06-01, points: 1, category: §employement }]'),
    'No version of the activities has a category "employement".',
    'employment',
  ],
  [
    'a first day and no last',
    facts('activities: [{ on: 2021-06-01, points: 1, from: §2021-05-01 }]'),
    '"from" says nothing without "to".',
  ],
  [
    'an interval backwards',
    facts('activities: [{ on: 2021-06-01, points: 1, from: 2021-05-02, to: §2021-05-01 }]'),
    '"to" (2021-05-01) is before "from" (2021-05-02).',
  ],
  [
    'one id for two activities',
    facts('activities: [{ id: a, on: 2021-06-01, points: 1 }, { id: §a, on: 2021-06-02, points: 1 }]'),
    'The id "a" is already that of another activity of this case.',
  ],
  [
    'an audit that proved what',
    facts('audits: [§{ year: 2025, cycle_end: 2024-04-30, decided_on: 2025-03-01, outcome: failed }]'),
    'An audit that was failed needs "proved".',
  ],
  [
    'an outcome unheard of',
    facts('audits: [{ year: 2025, cycle_end: 2024-04-30, decided_on: 2025-03-01, outcome: §pass, proved: 1 }]'),
    '"outcome" should be one of a few words, but it is "pass".',
    'passed',
  ],
  [
    'a decision unheard of',
    facts('decisions: [{ kind: §suspend, on: 2022-01-01 }]'),
    '"kind" should be one of a few words, but it is "suspend".',
    'suspended',
  ],
  [
    'a death of one certification',
    facts('decisions: [{ kind: deceased, on: 2022-01-01, §certification: RMA }]'),
    'A decision "deceased" concerns the person, so it names no certification.',
  ],
  [
    'which cycle was accepted',
    facts('decisions: [§{ kind: cycle_accepted, on: 2022-01-01 }]'),
    'A decision "cycle_accepted" needs "cycle_end".',
  ],
  [
    'a waiver with a last day',
    facts('decisions: [{ kind: fee_waived, on: 2022-01-01, fee_year: 2022, §until: 2022-02-01 }]'),
    'A decision "fee_waived" has no "until".',
  ],
  [
    'a suspension that ends first',
    facts('decisions: [{ kind: suspended, on: 2022-01-10, until: §2022-01-09 }]'),
    '"until" (2022-01-09) is before "on" (2022-01-10).',
  ],
  [
    'an opening and a take-over',
    facts('opening: { on: 2022-01-01, status: in_force, since: 2021-05-01 }\n  §take_over: 2022-01-01'),
    'A case has an "opening" or a "take_over", not both.',
  ],
  [
    'an examination of no scheme',
    facts('exam_attempts: [{ scheme: §RM, on: 2022-01-01, passed: no }]'),
    'There is no scheme "RM" in schemes.yaml.',
    'RMA',
  ],
]

const EXPECTATIONS: Mistake[] = [
  [
    'no day',
    expects('{ status: active }').replace('2022-01-01', '§2022-13-01'),
    '"2022-13-01" should be a day of the calendar, such as 2021-05-01.',
  ],
  ['an unknown key', expects('{ §stauts: active }'), '"stauts" is no key here.', 'status'],
  ['an unknown status', expects('{ status: §expired }'), '"status" should be one of a few words, but it is "expired".'],
  [
    'an unknown reason',
    expects('{ cause: §loss.point }'),
    '"cause" should be one of a few words, but it is "loss.point".',
    'loss.points',
  ],
  [
    'points in words',
    expects('{ credited: §many }'),
    '"credited" should be a number of points such as 29.5, with at most two decimals, but it is "many".',
  ],
  [
    'an activity that is none of its facts',
    expects('{ activities: { §frist: { credited: 5 } } }'),
    'This case has no activity "frist".',
    'first',
  ],
  [
    'an application that is none',
    expects('{ applications: { §again: { valid_through: 2022-07-01 } } }'),
    'This case has no application "again".',
  ],
  [
    'a cycle that is no number',
    expects('{ cycles: { §first: { credited: 5 } } }'),
    '"first" should be the number of a cycle, from 1.',
  ],
  ['a way back unheard of', expects('{ ways_back: { §board: { open: yes } } }'), '"board" is no key here.'],
  [
    'ways back in words',
    expects('{ ways_back: §closed }'),
    '"ways_back" should be "none", or a map of keys and values, but it is "closed".',
  ],
  [
    'of which certification',
    two('').replace('{ RMA: { status: active } }', '{ §status: active }'),
    '"status" concerns one certification, and this case has several: say which with "certification".',
  ],
  [
    'of a certification it has not',
    two('').replace('{ RMA: { status', '{ §RMMA: { status'),
    'This case has no certification "RMMA".',
    'RMA',
  ],
  [
    'a list without its day',
    facts('').replace('{ 2022-01-01: { status: active } }', '[§{ status: active }]'),
    '"as_of" is missing. It should be a day of the calendar, such as 2021-05-01.',
  ],
  [
    'a day by certification that holds words',
    two('').replace('{ RMA: { status: active } }', '§active'),
    '"2022-01-01" should be a map of keys and values, but it is "active".',
  ],
]

describe.each([
  ['the shape of a case', SHAPE],
  ['facts', FACTS],
  ['expectations', EXPECTATIONS],
])('%s', (_, mistakes) => {
  test.each(mistakes)('%s', async (_what, text, message, suggestion) => {
    const { problems, marks } = await problemsOf(text)
    const file = marks[0]?.file ?? ''
    expect(problems.map(each => ({ message: each.message.replace(file, 'HERE'), suggestion: each.suggestion }))).toEqual([
      { message, suggestion },
    ])
    expect(problems.map(({ file, line, column }) => ({ file, line, column }))).toEqual(marks)
  })
})

test('a folder without cases says so', async () => {
  const read = await withRulebookCopy({}, ({ folder }) => readCases(folder))
  expect('problems' in read && read.problems.map(({ code }) => code)).toEqual(['case.none'])
})

test('a case file with another ending is not passed over', async () => {
  const edits = { 'cases/one.yaml': { text: facts('ref: [S1]') }, 'cases/two.yml': { text: facts('ref: [S2]') } }
  const read = await withRulebookCopy(edits, ({ folder }) => readCases(folder))
  expect('problems' in read && read.problems.map(({ message, suggestion }) => ({ message, suggestion }))).toEqual([
    { message: 'two.yml would be passed over: case files end in .yaml.', suggestion: 'two.yaml' },
  ])
})
