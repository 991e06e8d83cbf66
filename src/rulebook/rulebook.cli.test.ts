import { describe, expect, test } from 'vitest'
import { goodstanding } from '../../tests/program.ts'
import { type Edits, withRulebookCopy } from '../../tests/rulebook-copy.ts'
import { asset } from '../platform/root.ts'

const CASES = `- name: A new certificant is active
  certified: { RMA: 2021-05-01 }
  expect: { 2021-05-01: { status: active } }
- name: A certificant without fees is active for ever
  certified: { RMA: 2021-05-01 }
  expect: { 2023-05-01: { status: active } }
`
const PASSING = CASES.slice(0, CASES.indexOf('- name: A certificant'))

async function run(...args: string[]) {
  // No database could be opened here: the data directory is a file.
  const program = goodstanding(['rulebook', ...args], {
    DATA_DIR: asset('package.json'),
    DATABASE_URL: 'postgres://nowhere.invalid/none',
  })
  const code = await program.ended
  return { code, stdout: program.stdout(), stderr: program.stderr() }
}

const runOn = (edits: Edits, verb: string, ...options: string[]) =>
  withRulebookCopy(edits, async ({ folder, marks }) => ({ folder, marks, ...(await run(verb, folder, ...options)) }))

const MISTAKE: Edits = { 'cycle.yaml': { replace: 'years: 3', by: '§yeers: 3' } }

describe('rulebook check', () => {
  test('says what a folder holds: versions, samples, unset figures', async () => {
    const { code, stdout, stderr, folder } = await runOn({}, 'check')
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toContain(`${folder}: American Medical Technologists, sound (`)
    expect(stdout).toContain('to-2009 from the beginning; from-2010 from 2010-01-01; from-2020-03 from 2020-03-01')
    expect(stdout).toMatch(/alternatives, not in force\n(.*\n)*? {4}fee_gap\/good-standing-at-cycle-end/)
    expect(stdout).toMatch(/sample figures.*\n(.*\n)*? {4}annual_fee\/to-2009/)
    expect(stdout).toMatch(/unset figures\n(.*\n)*? {4}requirement\/totals total.PCT/)
  })

  test('tells a mistake by file and line, and ends with 2', async () => {
    const { code, stdout, marks, folder } = await runOn(MISTAKE, 'check')
    expect(code).toBe(2)
    const [mark] = marks
    expect(stdout.split('\n').slice(0, 3)).toEqual([
      `${mark?.file}:${mark?.line}:${mark?.column}`,
      '  "yeers" is no key here.  (at cycle.versions[0].yeers)',
      '  Did you mean "years"?',
    ])
    expect(stdout.trimEnd().split('\n').at(-1)).toBe(`${folder}: 1 mistake. It judges nobody until mended.`)
  })

  test('answers in JSON', async () => {
    const { code, stdout, folder } = await runOn(MISTAKE, 'check', '--json')
    expect(code).toBe(2)
    expect(JSON.parse(stdout)).toMatchObject([
      {
        folder,
        contents: null,
        problems: [{ code: 'rulebook.key_unknown', suggestion: 'years', path: 'cycle.versions[0].yeers' }],
      },
    ])
  })

  test('without a folder is a mistake of the command', async () => {
    expect(await run('check')).toMatchObject({ code: 2, stdout: '' })
  })
})

describe('rulebook cases', () => {
  test('ends with what passed and 0 where all did', async () => {
    const { code, stdout } = await runOn({ 'cases/one.yaml': { text: PASSING } }, 'cases')
    expect({ code, stdout }).toEqual({ code: 0, stdout: '1 passed, 0 failed\n' })
  })

  test('explains what failed and ends with 5', async () => {
    const { code, stdout, folder } = await runOn({ 'cases/one.yaml': { text: CASES } }, 'cases')
    expect(code).toBe(5)
    expect(stdout).toContain(`FAILED  A certificant without fees is active for ever\n  ${folder}/cases/one.yaml:4\n`)
    expect(stdout).toContain('On 2023-05-01, RMA: status should be active, but it is fee_past_due.')
    expect(stdout.trimEnd().split('\n').at(-1)).toBe('1 passed, 1 failed')
  })

  test('runs no case of a folder with a mistake, and ends with 2', async () => {
    const { code, stdout } = await runOn({ ...MISTAKE, 'cases/one.yaml': { text: PASSING } }, 'cases')
    expect(code).toBe(2)
    expect(stdout.trimEnd().split('\n').slice(-2)).toEqual([
      '1 mistake. A folder with a mistake runs none of its cases.',
      '0 passed, 0 failed',
    ])
  })

  test('answers in JSON', async () => {
    const { code, stdout } = await runOn({ 'cases/one.yaml': { text: CASES } }, 'cases', '--json')
    expect(code).toBe(5)
    expect(JSON.parse(stdout)).toMatchObject({
      passed: 1,
      failed: 1,
      problems: [],
      cases: [
        { passed: true },
        { passed: false, failures: [{ line: 6, key: 'status', expected: 'active', got: 'fee_past_due' }] },
      ],
    })
  })
})
