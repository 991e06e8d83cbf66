import { describe, expect, test } from 'vitest'
import { TABLE_ACCESS } from '../src/platform/tables.ts'
import { pathsBelow, readText } from './architecture/files.ts'
import { cycleBreaches, importBreaches } from './architecture/import-rules.ts'
import { parseModule } from './architecture/modules.ts'
import { barrelBreaches, defaultExportBreaches, lengthBreaches, nameBreaches } from './architecture/name-rules.ts'
import { purityBreaches } from './architecture/purity-rules.ts'
import {
  deadLinks,
  hostedPackages,
  looseVersions,
  machinePaths,
  migrationBreaches,
  packagesRefusing,
  type LockFile,
  type PackageFile,
} from './architecture/repository-rules.ts'
import { sqlBreaches, tableBreaches, unlistedTables } from './architecture/table-rules.ts'

// The house rules, held to the whole repository. That each rule notices what it forbids is shown in architecture/*.test.ts.

const paths = pathsBelow()
const readAll = (which: RegExp) => paths.filter(path => which.test(path)).map(path => ({ path, text: readText(path) }))

const sources = readAll(/^src\/.*\.ts$/).map(parseModule)
const everything = [...sources, ...readAll(/^(tests|bench|migrations)\/.*\.ts$/).map(parseModule)]
const texts = readAll(/\.(ts|tsx|js|mjs|json|md|sql|yaml|yml|css|html|svg|txt)$|(^|\/)\.?[^./]+$/)
const migrations = readAll(/^migrations\/(?!schema).*\.sql$/)
const lock = JSON.parse(readText('package-lock.json')) as LockFile

/** Source files longer than the rule allows, each with its reason. */
const LONG_FILES = [
  'src/platform/tables.ts', // one list of all tables, read by looking something up
]

describe('imports', () => {
  test('go in the direction of the house, and nowhere else', () => {
    expect(importBreaches(sources)).toEqual([])
  })
  test('form no circle, neither of files nor of rooms', () => {
    expect(cycleBreaches(sources)).toEqual([])
  })
  test('name what they take: no default exports, no barrels', () => {
    expect([...defaultExportBreaches(everything), ...barrelBreaches(everything)]).toEqual([])
  })
})

describe('tables', () => {
  test('are written by their owner and read by the readers listed', () => {
    expect(tableBreaches(sources, TABLE_ACCESS)).toEqual([])
  })
  test('are named by stores, standing/ and platform/ alone', () => {
    expect(sqlBreaches(sources)).toEqual([])
  })
  test('have an owner each', () => {
    expect(
      unlistedTables(
        migrations.map(({ text }) => text),
        TABLE_ACCESS,
      ),
    ).toEqual([])
  })
  test('change by migrations numbered without gaps, forward only', () => {
    expect(migrationBreaches(migrations.map(({ path }) => path.slice('migrations/'.length)))).toEqual([])
  })
})

test('the engine asks nobody for the day, chance or a fraction', () => {
  expect(purityBreaches(sources)).toEqual([])
})

describe('names and files', () => {
  test('say something', () => {
    expect(nameBreaches(everything)).toEqual([])
  })
  test('can be read at one sitting', () => {
    expect(lengthBreaches(everything, LONG_FILES)).toEqual([])
  })
  test('name no place of one machine', () => {
    expect(machinePaths(texts)).toEqual([])
  })
  test('link to what is there', () => {
    const documents = texts.filter(({ path }) => path.endsWith('.md'))
    const isThere = (path: string) => paths.some(each => each === path || each.startsWith(`${path.replace(/\/$/, '')}/`))
    expect(deadLinks(documents, isThere)).toEqual([])
  })
})

describe('dependencies', () => {
  test('are pinned to one version each', () => {
    expect(looseVersions(JSON.parse(readText('package.json')) as PackageFile)).toEqual([])
  })
  test('may come from any mirror', () => {
    expect(hostedPackages(lock)).toEqual([])
  })
  test('run on the oldest Node that the project promises', () => {
    expect(packagesRefusing('20.19.0', lock)).toEqual([])
  })
})
