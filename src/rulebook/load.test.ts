import fc from 'fast-check'
import { readFile } from 'node:fs/promises'
import { beforeAll, describe, expect, test } from 'vitest'
import { withRulebookCopy } from '../../tests/rulebook-copy.ts'
import { asset } from '../platform/root.ts'
import { Refusal } from '../platform/refusal.ts'
import { refusalSentence } from '../words/refusals.en.ts'
import { loadRulebook, readRulebook, type Rulebook, rulebookFolders } from './load.ts'

const amt = asset('rulebook', 'amt')
let rulebook: Rulebook
beforeAll(async () => {
  rulebook = await loadRulebook(amt)
})

describe('what is written becomes what the engine judges by', () => {
  test('points are hundredths, money is cents, unset stays unset', () => {
    const { requirement, annualFee } = rulebook.rules
    expect(requirement.versions[0]?.total).toMatchObject({ RMA: 3000, RPT: 2400, PCT: 'unset' })
    expect(annualFee.versions.at(-1)?.amount).toMatchObject({ RMA: 6000, MDT: 'unset' })
  })

  test('the beginning is null, days stay text', () => {
    expect(rulebook.rules.annualFee.versions.map(({ from }) => from)).toEqual([null, '2010-01-01', '2020-03-01'])
  })

  test('one figure stands for every scheme', () => {
    const fee = rulebook.rules.waysBack.versions[0]?.routes[0]?.fee ?? {}
    expect(Object.keys(fee)).toEqual(Object.keys(rulebook.rules.schemes))
    expect(new Set(Object.values(fee))).toEqual(new Set(['unset']))
  })

  test('yes and no are booleans', () => {
    expect(rulebook.rules.statuses.map(({ mayUse }) => mayUse)).toContain(true)
    expect(rulebook.rules.feeDue.versions[0]?.refundable).toBe(false)
  })

  test('what may be left out is null', () => {
    const [, exam] = rulebook.rules.waysBack.versions[0]?.routes ?? []
    expect(exam).toMatchObject({ closesAfterYears: null, evidenceYears: null, attempts: 4 })
  })

  test('a code that YAML elsewhere reads as no or as a number stays a code', async () => {
    const edits = {
      'schemes.yaml': { replace: 'PCT: {', by: 'NO: {' },
      'sources.yaml': { replace: 'WIKI: { title: American', by: 'Y: { title: z, url: null }\nWIKI: { title: American' },
      'requirement.yaml': { replace: 'PCT: unset', by: 'NO: unset' },
      'fees.yaml': { text: (await readFile(`${amt}/fees.yaml`, 'utf8')).replaceAll('PCT: unset', 'NO: 1e2') },
    }
    const read = await withRulebookCopy(edits, ({ folder }) => readRulebook(folder))
    expect('problems' in read && read.problems.map(({ message }) => message)).toEqual([
      '"NO" should be an amount of money such as 60.00, or unset, but it is "1e2".',
      '"NO" should be an amount of money such as 60.00, or unset, but it is "1e2".',
      '"NO" should be an amount of money such as 60.00, or unset, but it is "1e2".',
    ])
    const sound = { ...edits, 'fees.yaml': { text: edits['fees.yaml'].text.replaceAll('1e2', '0.07') } }
    const { rules } = await withRulebookCopy(sound, ({ folder }) => loadRulebook(folder))
    expect(Object.keys(rules.schemes)).toContain('NO')
    expect(rules.annualFee.versions[0]?.amount['NO']).toBe(7)
  })
})

describe('the hash', () => {
  const hashWith = async (name: string, replace: string, by: string) =>
    (await withRulebookCopy({ [name]: { replace, by } }, ({ folder }) => loadRulebook(folder))).hash

  test('is the content’s: comments, order and layout do not change it', async () => {
    expect(rulebook.hash).toMatch(/^[0-9a-f]{64}$/)
    expect(await hashWith('cycle.yaml', 'years: 3', 'years:   3 # three')).toBe(rulebook.hash)
    expect(await hashWith('requirement.yaml', '{ RMA: 30, CMAS: 30,', '{ CMAS: 30.0, RMA: 30.00,')).toBe(rulebook.hash)
  })

  test('changes with one number, one word, one day', async () => {
    const others = await Promise.all([
      hashWith('requirement.yaml', 'RMA: 30', 'RMA: 30.01'),
      hashWith('statuses.yaml', 'label: Lapsed', 'label: lapsed'),
      hashWith('fees.yaml', 'from: 2020-03-01', 'from: 2020-03-02'),
    ])
    expect(new Set([rulebook.hash, ...others]).size).toBe(4)
  })
})

test('a rulebook with a mistake is refused whole, with the mistakes in words', async () => {
  await withRulebookCopy({ 'cycle.yaml': { replace: 'years: 3', by: 'years: x' } }, async ({ folder }) => {
    const refusal = await loadRulebook(folder).catch((error: unknown) => error)
    if (!(refusal instanceof Refusal)) throw new Error('the rulebook was not refused')
    expect(refusal.code).toBe('rulebook.has_mistakes')
    const sentence = refusalSentence(refusal.code, refusal.params) ?? ''
    expect(sentence).toContain('has a mistake and judges nobody until it is mended.')
    expect(sentence).toContain('"years" should be a whole number from 1 to 20, but it is "x".')
  })
})

test('rulebook/* names the schemas’ folder too, which is passed over unless it is all there is', async () => {
  const schema = asset('rulebook', 'schema')
  expect(await rulebookFolders([amt, schema, 'nowhere'])).toEqual([amt, 'nowhere'])
  expect(await rulebookFolders([schema])).toEqual([schema])
})

describe('whatever is written, the loader answers', () => {
  const names = ['fees.yaml', 'schemes.yaml', 'activities.yaml', 'cohorts.yaml', 'statuses.yaml'] as const
  const scrap = fc.constantFrom(
    '',
    ':',
    '- ',
    '[',
    '}',
    '"',
    '&a ',
    '*a',
    '!!x',
    '\t',
    'no',
    '~',
    '__proto__: 1',
    '\n',
    '? ',
    '|',
    '1e9',
    '<<: ',
  )

  test('with problems at places that exist, or a rulebook, never an exception', async () => {
    const texts = new Map(await Promise.all(names.map(async name => [name, await readFile(`${amt}/${name}`, 'utf8')] as const)))
    const damaged = fc
      .record({ name: fc.constantFrom(...names), at: fc.nat(), cut: fc.nat(30), scrap })
      .map(({ name, at, cut, scrap }) => {
        const text = texts.get(name) ?? ''
        const start = at % text.length
        return { name, text: `${text.slice(0, start)}${scrap}${text.slice(start + cut)}` }
      })
    await fc.assert(
      fc.asyncProperty(damaged, async ({ name, text }) => {
        const read = await withRulebookCopy({ [name]: { text } }, ({ folder }) => readRulebook(folder))
        if ('value' in read) return
        expect(read.problems.length).toBeGreaterThan(0)
        const lines = text.split('\n').length
        for (const { file, line, column } of read.problems.filter(each => each.file.endsWith(name))) {
          expect(line, file).toBeLessThanOrEqual(lines)
          expect(column).toBeGreaterThan(0)
        }
      }),
      { numRuns: 40 },
    )
  })
})
