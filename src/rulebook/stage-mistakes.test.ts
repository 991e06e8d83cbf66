import { describe, expect, test } from 'vitest'
import { type Edits, withRulebookCopy } from '../../tests/rulebook-copy.ts'
import { readRulebook } from './load.ts'

const messagesOf = (edits: Edits): Promise<string[]> =>
  withRulebookCopy(edits, async ({ folder }) => {
    const read = await readRulebook(folder)
    return 'problems' in read ? read.problems.map(({ message }) => message) : []
  })

const PROBATION =
  '- { status: suspended, state: probation, label: On probation, public_label: On probation, may_use: yes, benefits: yes }\n'
const withProbation = {
  replace: '- { status: lapsed,',
  by: `${PROBATION}- { status: lapsed,`,
}
const points = (stages: string) => ({ replace: 'points: decertified', by: `points: [${stages}]` })
const staged = (stages: string): Edits => ({ 'statuses.yaml': withProbation, 'losses.yaml': points(stages) })

describe('stages of a loss', () => {
  test('that can be gone through are a rulebook', async () => {
    expect(await messagesOf(staged('{ state: probation, lasts: { months: 6 }, cure: earned }, { state: decertified }'))).toEqual(
      [],
    )
  })

  test.each<[string, Edits, string]>([
    [
      'a state that no stage names',
      { 'statuses.yaml': withProbation },
      'Nobody reaches the state "probation": no loss has a stage that names it.',
    ],
    [
      'a state that is none',
      { 'losses.yaml': points('{ state: probation, lasts: { months: 6 } }, { state: decertified }') },
      'There is no state "probation" in statuses.yaml.',
    ],
    [
      'a stage without a length before others',
      staged('{ state: probation }, { state: decertified }'),
      '"probation" needs "lasts": without it the stages after it are never reached.',
    ],
    [
      'a last stage with a length',
      staged('{ state: probation, lasts: { months: 6 } }, { state: decertified, lasts: { years: 1 } }'),
      '"decertified" is the last stage, so nothing follows when it ends. It has no length.',
    ],
    [
      'a last stage that is no loss',
      staged('{ state: probation }'),
      '"probation" is the last stage, but a certification in it still runs. Stages end in a loss.',
    ],
    [
      'a stage that brings back what was lost',
      staged('{ state: decertified, lasts: { years: 1 } }, { state: probation, lasts: { months: 6 } }, { state: decertified }'),
      '"probation" would bring a lost certification back by itself. Only a way back does that.',
    ],
    [
      'a cure of what is lost',
      staged('{ state: probation, lasts: { months: 6 } }, { state: decertified, cure: earned }'),
      'In "decertified" the certification is lost, so nothing cures the cycle any more; there are ways back.',
    ],
    [
      'a start of stages where there are none',
      { 'losses.yaml': { replace: 'same_day_order:', by: 'stages_from: cycle_end\n      same_day_order:' } },
      '"stages_from" says nothing without stages.',
    ],
  ])('%s is told', async (_, edits, message) => {
    expect(await messagesOf(edits)).toEqual([message])
  })
})

describe('cycles and fees', () => {
  test.each<[string, Edits, string]>([
    [
      'a length in two units',
      { 'cycle.yaml': { replace: 'years: 3', by: 'years: 3\n      months: 36' } },
      'Of "years" and "months", exactly one should stand here.',
    ],
    [
      'a fixed date that is not said',
      { 'cycle.yaml': { replace: 'years: 3', by: 'years: 3\n      anchor: fixed_date' } },
      '"date" is missing. It should be a month and a date that every year has.',
    ],
    [
      'a date without its anchor',
      { 'cycle.yaml': { replace: 'years: 3', by: 'years: 3\n      date: 07-01' } },
      '"date" says nothing without anchor: fixed_date.',
    ],
    [
      'two units in one length of time',
      { 'fees.yaml': { replace: 'ce: { years: 3 }', by: 'ce: { years: 3, days: 1 }' } },
      '"years" is no key here.',
    ],
  ])('%s is told', async (_, edits, message) => {
    expect(await messagesOf(edits)).toEqual([message])
  })

  test('an annual fee says when it falls due and when it is lost; where there is none, neither says anything', async () => {
    expect(await messagesOf({ 'fees.yaml': { text: 'annual_fee: none\n' } })).toEqual([])
  })
})
