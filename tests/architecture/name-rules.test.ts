import { describe, expect, test } from 'vitest'
import { parseModule } from './modules.ts'
import { barrelBreaches, defaultExportBreaches, lengthBreaches, nameBreaches } from './name-rules.ts'

const parsed = (text: string, path = 'src/ce/ce.ts') => [parseModule({ path, text })]

describe('empty names', () => {
  test.each([
    'const data = 1',
    'const [first, userInfo] = list',
    'const { kind: info } = row',
    'function handleRow() {}',
    'const read = (row_data: string) => row_data',
    'const read = ({ a, ...data }: Row) => a',
    'const read = (data = 1) => data',
    'type DataManager = { a: 1 }',
    'type Row = { extraInfo: string }',
    'class Row { process() {} }',
    'const processRow = () => 1',
    'const personal = (data: Row) => data',
    'type Of<Data> = Data[]',
  ])('%s', text => {
    expect(nameBreaches(parsed(text))).toEqual([expect.stringContaining('which says nothing')])
  })

  test.each([
    'log.info({ a: 1 })',
    'const folder = process.cwd()',
    'const database = 1',
    'const { data } = answer',
    `stream.on('data', take)`,
    'type Config = { dataDir: string }',
    'const dataDirectory = 1',
    'const processed = 1',
    'type LockedProcess = { pid: number }',
    'const withoutPersonalData = 1',
  ])('%s is fine', text => {
    expect(nameBreaches(parsed(text))).toEqual([])
  })

  test('of files', () => {
    expect(nameBreaches(parsed('', 'src/ce/ce-utils.ts'))).toEqual([expect.stringContaining('"utils"')])
    expect(nameBreaches(parsed('', 'src/ce/creditCe.ts'))).toEqual([expect.stringContaining('kebab-case')])
    expect(nameBreaches(parsed('', 'src/words/platform.en.ts'))).toEqual([])
  })
})

test('long files are reported, and so is an exception that is none', () => {
  const files = [
    { path: 'src/long.ts', text: 'a\n'.repeat(251) },
    { path: 'src/fits.ts', text: 'a\n'.repeat(250) },
    { path: 'src/tables.ts', text: 'a\n'.repeat(300) },
    { path: 'src/short.ts', text: 'a\n' },
  ]
  expect(lengthBreaches(files, ['src/tables.ts', 'src/short.ts'])).toEqual([
    'src/long.ts has 251 lines, more than 250',
    'src/short.ts is no exception any more',
  ])
})

test.each(['export default 3', 'const a = 1\nexport { a as default }', 'export default function make() {}'])(
  'a default export is reported: %s',
  text => {
    expect(defaultExportBreaches(parsed(text))).toEqual([expect.stringContaining('exports a default')])
    expect(defaultExportBreaches(parsed(text, 'vitest.config.ts'))).toEqual([])
  },
)

test('a barrel is reported', () => {
  expect(barrelBreaches(parsed('', 'src/ce/index.ts'))).toEqual(['src/ce/index.ts is a barrel'])
  expect(barrelBreaches(parsed(`export { a } from './a.ts'`))).toEqual(['src/ce/ce.ts is a barrel'])
  expect(barrelBreaches(parsed(`export { a } from './a.ts'\nexport const b = 1`))).toEqual([])
  expect(barrelBreaches(parsed('', 'src/ce/card-index.ts'))).toEqual([])
})
