import { beforeAll, describe, expect, test } from 'vitest'
import { withRulebookCopy } from '../../../tests/rulebook-copy.ts'
import { asset } from '../../platform/root.ts'
import { day } from '../../values/day.ts'
import { points } from '../../values/points.ts'
import { reasonSentence } from '../../words/en.ts'
import { loadRulebook, type Rulebook } from '../load.ts'
import { parseYaml } from '../yaml-file.ts'
import { casesIn } from './case-file.ts'
import { failingCaseText, runCases } from './cases.ts'
import { expectationKeys } from './expectation-schema.ts'
import { type Failure, judgeCase } from './judge.ts'

let rulebook: Rulebook
beforeAll(async () => {
  rulebook = await loadRulebook(asset('rulebook', 'amt'))
})

/** One certificant whose story touches everything that can be expected. */
const STORY = `- name: x
  certified: { MLS: 2018-03-15 }
  fees_paid: [2019..2022]
  payments: [{ year: 2023, on: 2023-04-20, amount: 100.00 }]
  activities:
    - { id: course, on: 2019-06-01, points: 45 }
    - { id: job, on: 2020-12-31, category: employment, points: 4, from: 2020-01-01, to: 2020-12-31 }
    - { id: early, on: 2017-01-01, points: 4 }
  applications: [{ id: again, kind: ce, received_on: 2024-03-20 }]
  exam_attempts: [{ scheme: MT, on: 2016-01-01, passed: no }]
  expect:
    - { as_of: DAY, EXPECTED }
`

const failuresOf = (day: string, expected: string): Failure[] =>
  failuresIn(STORY.replace('DAY', day).replace('EXPECTED', expected))

function failuresIn(text: string): Failure[] {
  const yaml = parseYaml('story.yaml', text)
  const read = 'value' in yaml ? casesIn(rulebook, yaml.value) : yaml
  if ('problems' in read) throw new Error(read.problems.map(({ message }) => message).join('\n'))
  return read.value.flatMap(judgeCase)
}

/** On which day, what holds, and what does not. */
const KEYS: [key: string, day: string, holds: string, not: string, got: string][] = [
  ['status', '2022-01-01', 'status: active', 'status: lapsed', 'active'],
  ['substate', '2022-01-01', 'substate: none', 'substate: roll_pending', 'none'],
  ['since', '2022-01-01', 'since: 2018-03-15', 'since: 2018-03-16', '2018-03-15'],
  ['through', '2024-03-15', 'through: none', 'through: 2024-03-14', 'none'],
  ['certified_since', '2022-01-01', 'certified_since: 2018-03-15', 'certified_since: none', '2018-03-15'],
  ['anchor', '2022-01-01', 'anchor: 2018-03-15', 'anchor: 2018-03-16', '2018-03-15'],
  ['cohort', '2022-01-01', 'cohort: since-2006', 'cohort: before-2006', 'since-2006'],
  ['duty', '2022-01-01', 'duty: ce', 'duty: none', 'ce'],
  ['may_use', '2022-01-01', 'may_use: yes', 'may_use: no', 'yes'],
  ['benefits', '2022-01-01', 'benefits: yes', 'benefits: no', 'yes'],
  ['label', '2022-01-01', 'label: Active', 'label: Aktiv', 'Active'],
  ['public_label', '2024-03-15', 'public_label: Not certified', 'public_label: Active', 'Not certified'],
  ['shown_as', '2022-12-31', 'shown_as: MT(AMT)', 'shown_as: MLS(AMT)', 'MT(AMT)'],
  ['shown_as', '2023-01-01', 'shown_as: MLS(AMT)', 'shown_as: MT(AMT)', 'MLS(AMT)'],
  ['cause', '2024-03-15', 'cause: loss.points', 'cause: loss.fees', 'loss.points'],
  ['reasons', '2024-03-15', 'reasons: [loss.points]', 'reasons: [loss.points, loss.audit]', 'loss.points'],
  ['also', '2024-03-15', 'also: []', 'also: [loss.fees]', 'none'],
  ['next_change', '2022-01-01', 'next_change: 2022-04-01', 'next_change: 2022-03-31', '2022-04-01'],
  ['owes', '2023-04-01', 'owes: 95.00', 'owes: 90', '95.00'],
  ['unpaid_years', '2023-04-01', 'unpaid_years: 1', 'unpaid_years: 0', '1'],
  ['state', '2024-03-15', 'state: decertified', 'state: lapsed', 'decertified'],
  ['stage', '2024-03-15', 'stage: none', 'stage: { state: suspended }', 'none'],
  ['required', '2019-01-01', 'required: 45', 'required: unset', '45'],
  ['credited', '2021-03-14', 'credited: 49', 'credited: 49.01', '49'],
  ['shortfall', '2022-01-01', 'shortfall: 45.00', 'shortfall: 0', '45'],
  ['surplus', '2021-03-14', 'surplus: 4', 'surplus: 0', '4'],
  ['cycle', '2021-03-14', 'cycle: { n: 1, start: 2018-03-15, end: 2021-03-14, extended: no }', 'cycle: { n: 2 }', '1'],
  ['cycles', '2022-01-01', 'cycles: { 1: { state: met, credited: 49 } }', 'cycles: { 3: { credited: 49 } }', 'not there'],
  [
    'fees',
    '2023-05-01',
    'fees: { 2023: { state: paid, due_on: 2023-03-31, amount: 95, credit: 5, refundable: no } }',
    'fees: { 2023: { paid_on: none } }',
    '2023-04-20',
  ],
  [
    'activities',
    '2021-03-14',
    'activities: { job: { treatment: counted, credited: 4 } }',
    'activities: { job: { credited: 3 } }',
    '4',
  ],
  [
    'activities',
    '2021-03-14',
    'activities: { early: { treatment: none, reasons: [ce.before_cycle] } }',
    'activities: { early: { treatment: counted } }',
    'none',
  ],
  ['compliant', '2022-01-01', 'compliant: no', 'compliant: yes', 'no'],
  ['path', '2022-01-01', 'path: none', 'path: points', 'none'],
  ['short', '2022-01-01', 'short: [{ need: total, amount: 45 }]', 'short: none', 'total: 45'],
  ['carried', '2022-01-01', 'carried: 0', 'carried: 1', '0'],
  ['carried_in', '2022-01-01', 'carried_in: 0', 'carried_in: 1', '0'],
  ['cure', '2022-01-01', 'cure: [{ needs: [], points: 45 }]', 'cure: [{ needs: [], points: 44 }]', 'total: 45'],
  ['ways_back', '2022-01-01', 'ways_back: none', 'ways_back: { ce: { open: yes } }', 'none'],
  [
    'ways_back',
    '2024-03-20',
    'ways_back: { exam: { open: yes, attempts_left: 3, fee: unset } }',
    'ways_back: { exam: { attempts_left: 4 } }',
    '3',
  ],
  [
    'ways_back',
    '2024-03-20',
    'ways_back: { ce: { evidence: { to: 2024-03-20 } } }',
    'ways_back: { ce: { evidence: { credited: 1 } } }',
    '0',
  ],
  ['ways_back', '2024-03-20', 'ways_back: { ce: { open: yes } }', 'ways_back: none', 'ce, exam'],
  ['quotes', '2024-03-20', 'quotes: {}', 'quotes: { renewal: { total: 1 } }', 'not there'],
  [
    'applications',
    '2024-03-20',
    'applications: { again: { valid_through: 2024-09-20 } }',
    'applications: { again: { valid_through: 2024-09-21 } }',
    '2024-09-20',
  ],
]

describe('each key of an expectation is compared', () => {
  test.each(KEYS)('%s on %s', (_key, day, holds, not, got) => {
    expect(failuresOf(day, holds)).toEqual([])
    expect(failuresOf(day, not).map(failure => failure.got)).toEqual([got])
  })

  test('and none is left out here', () => {
    expect(new Set(KEYS.map(([key]) => key))).toEqual(new Set(Object.keys(expectationKeys)))
  })
})

test('only what is written is compared', () => {
  expect(failuresOf('2022-01-01', 'status: active, cycle: { n: 2 }')).toEqual([])
})

test('`also` is compared whole, reasons only for what is named', () => {
  const unpaid = (expected: string) =>
    failuresIn(`- { name: x, certified: { RMA: 2018-01-31 }, expect: { 2023-01-01: { ${expected} } } }`)
  expect(unpaid('cause: loss.points, also: [loss.fees]')).toEqual([])
  expect(unpaid('also: []').map(({ got }) => got)).toEqual(['loss.fees'])
  expect(unpaid('reasons: []')).toEqual([])
})

test('the next change is the one that comes if nothing more happens, whatever the case tells later', () => {
  expect(failuresOf('2023-04-01', 'next_change: 2024-03-15')).toEqual([])
})

test('what was known earlier is asked by known_on', () => {
  expect(failuresOf('2023-05-01, known_on: 2023-04-19', 'status: fee_past_due')).toEqual([])
  expect(failuresOf('2023-05-01', 'status: active')).toEqual([])
})

const FAILING = `- name: Thirty-one points are asked
  ref: [S1]
  certified: { RMA: 2021-05-01 }
  fees_paid: [2022..2024]
  activities: [{ id: course, on: 2022-01-01, points: 30 }]
  expect:
    2024-04-30: { status: active, credited: 30 }
    2024-05-01:
      status: active
      cycles: { 1: { state: met, shortfall: 0 } }
- name: Nobody is certified before they are
  certified: { RMA: 2021-05-01 }
  expect: { 2021-04-30: { status: not_yet_certified } }
`

test('a failing case is explained: its sentence, the line, the day, what was expected and came, and why', async () => {
  const edits = {
    'requirement.yaml': { replace: 'RMA: 30', by: 'RMA: 31' },
    'cases/one.yaml': { text: FAILING },
  }
  const told = await withRulebookCopy(edits, async ({ folder }) => {
    const run = await runCases(folder)
    if ('problems' in run) throw new Error('the cases were refused')
    expect(run.value.map(({ passed }) => passed)).toEqual([false, true])
    return run.value.filter(({ passed }) => !passed).map(each => failingCaseText(each).replaceAll(`${folder}/`, ''))
  })
  const lost = {
    code: 'loss.points',
    cycle: 1,
    end: day('2024-04-30'),
    required: points(31),
    credited: points(30),
    shortfall: points(1),
  } as const
  const why = reasonSentence(lost, rulebook.rules)
  expect(told).toEqual([
    [
      'FAILED  Thirty-one points are asked [S1]',
      '  cases/one.yaml:1',
      '  cases/one.yaml:9',
      '    On 2024-05-01, RMA: status should be active, but it is decertified.',
      `      ${why} (loss.points)`,
      '  cases/one.yaml:10',
      '    On 2024-05-01, RMA: cycles.1.state should be met, but it is failed.',
      `      ${why} (loss.points)`,
      '  cases/one.yaml:10',
      '    On 2024-05-01, RMA: cycles.1.shortfall should be 0, but it is 1.',
      `      ${why} (loss.points)`,
    ].join('\n'),
  ])
})
