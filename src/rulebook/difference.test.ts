import { expect, test } from 'vitest'
import { withRulebookCopy } from '../../tests/rulebook-copy.ts'
import { asset } from '../platform/root.ts'
import { differencesBetween } from './difference.ts'
import { loadRulebook } from './load.ts'

const amt = await loadRulebook(asset('rulebook', 'amt'))

const differencesOf = (file: string, replace: string, by: string) =>
  withRulebookCopy({ [file]: { replace, by } }, async ({ folder }) =>
    differencesBetween(amt.rules, (await loadRulebook(folder)).rules),
  )

test('a rulebook and itself say the same', () => {
  expect(differencesBetween(amt.rules, structuredClone(amt.rules))).toEqual([])
})

test.each([
  ['a figure of a scheme', 'requirement.yaml', 'RMA: 30', 'RMA: 36', ['requirement/totals total.RMA']],
  ['a figure deep in a version', 'fees.yaml', 'ce: { years: 3 }', 'ce: { years: 2 }', ['fee_gap/three-years lostAfter.ce.years']],
  ['a route by its name', 'ways-back.yaml', 'attempts: 4', 'attempts: 3', ['ways_back/by-ce-or-exam routes.exam.attempts']],
  ['what is no rule', 'body.yaml', 'letters: AMT', 'letters: AMTX', ['body letters']],
  ['a version called otherwise', 'cycle.yaml', 'id: three-years', 'id: triennial', ['cycle/three-years', 'cycle/triennial']],
])('%s is named', async (_, file, replace, by, paths) => {
  expect(await differencesOf(file, replace, by)).toEqual(paths)
})
