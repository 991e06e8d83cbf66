import { Ajv, type ValidateFunction } from 'ajv'
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { asset } from '../platform/root.ts'
import { jsonSchemas } from './json-schema.ts'

const folder = asset('rulebook', 'schema')
const read = (...path: string[]): string => readFileSync(asset('rulebook', ...path), 'utf8')
const ajv = new Ajv({ strict: false, allErrors: true })

/** Checks as an editor does: by the committed schema, over what a common YAML reader makes of the text. */
const validators = new Map<string, ValidateFunction>()
function isAccepted(kind: string, text: string): boolean {
  const validate = validators.get(kind) ?? ajv.compile(JSON.parse(read('schema', `${kind}.schema.json`)) as object)
  validators.set(kind, validate)
  return validate(parse(text))
}

test('rulebook/schema/ is what `npm run rulebook-schema` writes', () => {
  const committed = Object.fromEntries(readdirSync(folder).map(name => [name, read('schema', name)]))
  expect(committed).toEqual(jsonSchemas())
})

const amt = readdirSync(asset('rulebook', 'amt')).filter(name => name.endsWith('.yaml'))
const cases = readdirSync(asset('rulebook', 'amt', 'cases')).filter(name => name.endsWith('.yaml'))

describe('editors accept what the loader accepts', () => {
  test.each(amt)('amt/%s', name => {
    const text = read('amt', name)
    const kind = name.replace('.yaml', '')
    expect(isAccepted(kind, text)).toBe(true)
    expect(text.split('\n')[0]).toBe(`# yaml-language-server: $schema=../schema/${kind}.schema.json`)
  })

  test.each(cases)('amt/cases/%s', name => {
    const text = read('amt', 'cases', name)
    expect(isAccepted('cases', text)).toBe(true)
    expect(text.split('\n')[0]).toBe('# yaml-language-server: $schema=../../schema/cases.schema.json')
  })
})

describe('editors refuse what the loader refuses', () => {
  const refused: [kind: string, replace: string, by: string][] = [
    ['cycle', 'years: 3', 'yeers: 3'],
    ['cycle', 'years: 3', 'years: three'],
    ['cycle', 'years: 3', 'years: 0'],
    ['cycle', 'end: day_before_anniversary', 'end: day_before'],
    ['cycle', 'from: beginning', 'from: 1 January 2006'],
    ['requirement', 'RMA: 30', 'RMA: many'],
    ['requirement', 'RMA: 30', 'rma: 30'],
    ['statuses', 'may_use: yes', 'may_use: maybe'],
    ['activities', 'cap: { points: 18,', 'cap: { points: 18, percent_of_requirement: 5,'],
    ['fees', 'ce: { years: 3 }', 'ce: cycle_start'],
    ['sources', 'url: null', 'url: nowhere'],
  ]
  test.each(refused)('%s: %s → %s', (kind, replace, by) => {
    const text = read('amt', `${kind}.yaml`)
    expect(text).toContain(replace)
    expect(isAccepted(kind, text.replace(replace, by))).toBe(false)
  })

  test.each([
    '- { name: x, certified: { RMA: 2021-05-01 }, expect: { 2022-01-01: { stauts: active } } }',
    '- { name: x, certified: { RMA: 2021-05-01 }, expect: { soon: { status: active } } }',
    '- { name: x, certified: { RMA: 2021-05-01 } }',
    '- { name: x, certified: { RMA: 2021-05-01 }, fee_paid: [2022], expect: { 2022-01-01: { status: active } } }',
  ])('%s', text => {
    expect(isAccepted('cases', text)).toBe(false)
  })
})

/** Every key an author may write, with the path to it. */
function keysOf(schema: unknown, path = ''): [path: string, schema: object][] {
  if (typeof schema !== 'object' || schema === null) return []
  return Object.entries(schema).flatMap(([word, each]) => {
    if (word !== 'properties') return keysOf(each, path)
    return Object.entries(each as object).flatMap(([key, value]) => [
      [`${path}.${key}`, value as object] as [string, object],
      ...keysOf(value, `${path}.${key}`),
    ])
  })
}

test.each(Object.entries(jsonSchemas()))('every key of %s has a meaning to show and a value to check', (_, text) => {
  const shared = (schema: object): boolean => '$ref' in schema || 'allOf' in schema
  const bare = keysOf(JSON.parse(text)).filter(([, schema]) => !('description' in schema) && !shared(schema))
  expect(bare.map(([path]) => path)).toEqual([])
})
