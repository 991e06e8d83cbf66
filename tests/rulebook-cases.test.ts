import { existsSync, readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { asset } from '../src/platform/root.ts'
import { problemText } from '../src/rulebook/problem.ts'
import { readCases } from '../src/rulebook/cases/case-file.ts'
import { failingCaseText, runCase } from '../src/rulebook/cases/cases.ts'

const bodies = readdirSync(asset('rulebook')).filter(name => existsSync(asset('rulebook', name, 'cases')))

test('there is a body with worked cases', () => {
  expect(bodies).toContain('amt')
})

// Read before the tests are made, so that every case is a test of its own, called by its sentence.
for (const body of bodies) {
  const read = await readCases(asset('rulebook', body))
  describe(`rulebook/${body}/cases`, () => {
    if ('problems' in read) {
      test('are sound', () => expect.fail(read.problems.map(problemText).join('\n')))
      return
    }
    for (const each of read.value.cases)
      test(each.name, () => {
        const result = runCase(each)
        if (!result.passed) expect.fail(failingCaseText(result))
      })
  })
}
