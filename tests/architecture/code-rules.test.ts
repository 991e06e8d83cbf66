import { expect, test } from 'vitest'
import { codesOfUnion, explainedIn, isCode, keysIn, missing, refusalCodes } from './code-rules.ts'
import { parseModule } from './modules.ts'

const parsed = (text: string, path = 'src/ce/ce.ts') => parseModule({ path, text })

test('codes are found where the sources refuse', () => {
  const text = `
    throw new Refusal('ce.not_yet_earned', { on })
    throw refusalOf('config.port_taken', {})
    throw new Error('ce.no_refusal')
    note('ce.no_refusal')`
  expect(refusalCodes([parsed(text)])).toEqual(['ce.not_yet_earned', 'config.port_taken'])
})

test('codes are found in a table of refusals', () => {
  const text = `export const ceRefusals = { 'ce.not_yet_earned': 422, other: 'ce.no_key' }`
  expect(refusalCodes([parsed(text, 'src/ce/ce.refusals.ts')])).toEqual(['ce.not_yet_earned'])
  expect(refusalCodes([parsed(text)])).toEqual([])
})

test('codes are found in a union of reasons', () => {
  const text = `export type Reason = { code: 'loss.points'; cycle: number } | { code: 'loss.audit' | 'loss.fees'; word: 'no.code' }`
  expect(codesOfUnion(parsed(text))).toEqual(['loss.points', 'loss.audit', 'loss.fees'])
})

test('codes are found in words and documents', () => {
  expect(keysIn(parsed(`export const words = { 'loss.points': () => 'x', en: 1 }`))).toEqual(['loss.points'])
  expect(explainedIn('| `loss.points` | in `docs/x.md`, `rules.ts files` or `loss` |')).toEqual(['loss.points'])
})

test('a code without words or explanation is reported once', () => {
  expect(missing(['ce.a', 'ce.b', 'ce.a'], ['ce.b'], 'docs/errors.md')).toEqual(['ce.a is missing in docs/errors.md'])
})

test('a code has one dot and small letters', () => {
  expect(['config.port_taken', 'ce.not_yet', 'way_back.needs_exam'].every(isCode)).toBe(true)
  expect(['config', 'node.ts files', 'Config.x', 'a.b.c', '1.2'].some(isCode)).toBe(false)
})
