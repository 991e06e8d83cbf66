import { readFileSync } from 'node:fs'
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

type Block = { name: string; variant: string | null; body: string }

let parent: string
let folder: string
let text: string
beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'gs-docs-'))
  text = await readFile(asset('docs', 'rulebook.md'), 'utf8')
  folder = await written(
    'guild',
    blocksOf(text).filter(({ variant }) => variant === null),
  )
})
afterAll(() => rm(parent, { recursive: true, force: true }))

/** The YAML examples of the page, each with the file it says it is; `moon/cycle.yaml` is that file of the guild's variant called moon. */
const blocksOf = (page: string): Block[] =>
  [...page.matchAll(/^```yaml(?: (?:([\w-]+)\/)?(\S+))?\n(.*?)^```$/gms)].map(([, variant = null, name = '', body = '']) => ({
    name,
    variant,
    body,
  }))

/** Writes a rulebook folder of blocks; later ones stand in the place of earlier ones. */
async function written(name: string, blocks: readonly Block[]): Promise<string> {
  const at = join(parent, name)
  await mkdir(join(at, 'cases'), { recursive: true })
  let cases = 0
  for (const { name: file, body } of blocks)
    await writeFile(file === 'cases' ? join(at, 'cases', `${++cases}.yaml`) : join(at, file), body)
  return at
}

describe('docs/rulebook.md', () => {
  test('shows every file once, and no example that no test runs', () => {
    const names = blocksOf(text)
      .filter(({ variant }) => variant === null)
      .map(({ name }) => name)
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

  const page = readFileSync(asset('docs', 'rulebook.md'), 'utf8')
  const variants = [...new Set(blocksOf(page).flatMap(({ variant }) => variant ?? []))]
  test.each(variants)('its variant %s is a rulebook whose cases hold', async variant => {
    const all = blocksOf(text)
    const base = all.filter(each => each.variant === null && each.name !== 'cases')
    const run = await runCases(await written(variant, [...base, ...all.filter(each => each.variant === variant)]))
    if ('problems' in run) throw new Error(run.problems.map(problemText).join('\n'))
    expect(run.value.filter(({ passed }) => !passed).map(failingCaseText)).toEqual([])
    expect(run.value.length).toBeGreaterThan(0)
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
