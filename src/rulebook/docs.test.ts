import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asset } from '../platform/root.ts'
import { failingCaseText, runCases } from './cases/cases.ts'
import { jsonSchemas } from './json-schema.ts'
import { loadRulebook, readRulebook } from './load.ts'
import { problemText } from './problem.ts'
import { rulebookFiles } from './schema.ts'

let folder: string
let text: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gs-docs-'))
  text = await readFile(asset('docs', 'rulebook.md'), 'utf8')
  await mkdir(join(folder, 'cases'))
  let cases = 0
  for (const { name, body } of blocksOf(text))
    await writeFile(name === 'cases' ? join(folder, 'cases', `${++cases}.yaml`) : join(folder, name), body)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** The YAML examples of the page, each with the file it says it is. */
const blocksOf = (page: string): { name: string; body: string }[] =>
  [...page.matchAll(/^```yaml(?: (\S+))?\n(.*?)^```$/gms)].map(([, name = '', body = '']) => ({ name, body }))

describe('docs/rulebook.md', () => {
  test('shows every file once, and no example that no test runs', () => {
    const names = blocksOf(text).map(({ name }) => name)
    expect(names.filter(name => name !== 'cases').toSorted()).toEqual(Object.keys(rulebookFiles).toSorted())
    expect(names).toContain('cases')
  })

  test('its files are a rulebook', async () => {
    const read = await readRulebook(folder)
    expect('problems' in read ? read.problems.map(problemText).join('\n') : '').toBe('')
    expect((await loadRulebook(folder)).rules.body.code).toBe('guild')
  })

  test('its cases hold', async () => {
    const run = await runCases(folder)
    if ('problems' in run) throw new Error(run.problems.map(problemText).join('\n'))
    expect(run.value.filter(({ passed }) => !passed).map(failingCaseText)).toEqual([])
    expect(run.value.length).toBeGreaterThan(5)
  })

  test('names every key and every word an author may write', () => {
    const words = Object.values(jsonSchemas()).flatMap(schema => [...wordsOf(JSON.parse(schema))])
    const reasons = /^[a-z_]+\.[a-z_]+$/
    const unexplained = [...new Set(words)].filter(word => !reasons.test(word) && !text.includes(word))
    expect(unexplained).toEqual([])
  })
})

/** Keys and fixed words of a schema. */
function* wordsOf(schema: unknown): Generator<string> {
  if (typeof schema !== 'object' || schema === null) return
  for (const [key, value] of Object.entries(schema)) {
    if (key === 'properties') yield* Object.keys(value as object)
    if (key === 'enum') yield* (value as unknown[]).filter(word => typeof word === 'string')
    yield* wordsOf(value)
  }
}
