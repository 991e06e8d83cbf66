import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { deriveStandings } from '../src/engine/derive.ts'
import type { Dossier } from '../src/engine/dossier.ts'
import { TABLE_ACCESS } from '../src/platform/tables.ts'
import { loadRulebook } from '../src/rulebook/load.ts'
import { day } from '../src/values/day.ts'
import { points } from '../src/values/points.ts'
import { areaOf, isTest, PURE } from './architecture/areas.ts'
import { bundleForBrowser, callInBrowser } from './architecture/bundle.ts'
import { codesOfUnion, explainedIn, keysIn, missing, refusalCodes } from './architecture/code-rules.ts'
import { pathsBelow, readText } from './architecture/files.ts'
import { cycleBreaches, importBreaches } from './architecture/import-rules.ts'
import { parseModule } from './architecture/modules.ts'
import { barrelBreaches, defaultExportBreaches, lengthBreaches, nameBreaches } from './architecture/name-rules.ts'
import { clockBreaches, purityBreaches } from './architecture/purity-rules.ts'
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
import { unsourcedVersions } from './architecture/source-rules.ts'
import { webBreaches } from './architecture/web-rules.ts'
import { incompleteFacts, sqlBreaches, tableBreaches, unlistedTables } from './architecture/table-rules.ts'

// The house rules, held to the whole repository. That each rule notices what it forbids is shown in architecture/*.test.ts.

const paths = pathsBelow()
const readAll = (which: RegExp) => paths.filter(path => which.test(path)).map(path => ({ path, text: readText(path) }))

const sources = readAll(/^src\/.*\.ts$/).map(parseModule)
const pages = readAll(/^web\/.*\.tsx?$/).map(parseModule)
const everything = [...sources, ...readAll(/^(tests|bench|migrations)\/.*\.ts$/).map(parseModule)]
const texts = readAll(/\.(ts|tsx|js|mjs|json|md|sql|yaml|yml|css|html|svg|txt)$|(^|\/)\.?[^./]+$/)
const migrations = readAll(/^migrations\/(?!schema).*\.sql$/)
const lock = JSON.parse(readText('package-lock.json')) as LockFile

const folderAt = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url))

const worded = sources.filter(({ path }) => path.startsWith('src/words/')).flatMap(keysIn)

/** One who was half a point short: 29.5 of 30 on the last day of the first cycle. */
const dossier: Dossier = {
  certificant: 'maria',
  certifications: [{ id: 'rma', number: '1200001', scheme: 'RMA', certifiedOn: day('2021-05-01') }],
  activities: [
    {
      id: 'course',
      category: 'professional-education',
      title: 'Phlebotomy, advanced',
      completedOn: day('2024-04-30'),
      interval: null,
      hours: null,
      points: points(29.5),
      awarded: false,
      source: 'certificant',
      reportedOn: day('2024-04-30'),
      forCycle: null,
      particulars: null,
    },
  ],
  attestations: [],
  audits: [],
  payments: [2022, 2023].map(year => ({
    id: `paid-${year}`,
    certification: 'rma',
    feeYear: year,
    cents: 6000,
    receivedOn: day(`${year}-05-10`),
    chargedBackOn: null,
  })),
  decisions: [],
  openings: [],
  examAttempts: [],
  applications: [],
  downtimes: [],
}

/** Tables that others may read are facts, but for the identities facts hang on. */
const IDENTITIES = ['certificant', 'certification', 'externalId']
const FACTS = Object.entries(TABLE_ACCESS)
  .filter(([table, { readers }]) => readers.length > 0 && !IDENTITIES.includes(table))
  .map(([table]) => table)

/** Facts that are everybody's. */
const OF_THE_BODY = ['downtime']

/** Source files longer than the rule allows, each with its reason. */
const LONG_FILES = [
  'src/platform/tables.ts', // one list of all tables, read by looking something up
]

describe('imports', () => {
  test('of the pages take what runs in a browser, and ui knows nothing of certification', () => {
    expect(webBreaches([...sources, ...pages])).toEqual([])
  })
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
  test('that hold facts know when and by whom each was recorded, and what it supersedes', () => {
    expect(incompleteFacts(readText('migrations/schema.sql'), FACTS, OF_THE_BODY)).toEqual([])
  })
  test('change by migrations with a number each, forward only', () => {
    expect(migrationBreaches(migrations.map(({ path }) => path.slice('migrations/'.length)))).toEqual([])
  })
})

describe('the engine', () => {
  test('asks nobody for the day, chance or a fraction', () => {
    expect(purityBreaches(sources)).toEqual([])
  })

  test('and every room are handed the day by one clock', () => {
    expect(clockBreaches(sources)).toEqual([])
  })

  const pure = sources.map(({ path }) => path).filter(path => PURE.has(areaOf(path)) && !isTest(path))

  test('runs in a browser with the rules, words and values, and brings nothing else along', async () => {
    const { inputs } = await bundleForBrowser(pure)
    expect(inputs.toSorted()).toEqual(pure.toSorted())
  })

  test('judges there as it does here', async () => {
    const { rules } = await loadRulebook(folderAt('rulebook/amt'))
    const asked = { asOf: day('2024-06-01'), detail: true }
    const there = callInBrowser(await bundleForBrowser(pure), 'src/engine/derive.ts', 'deriveStandings', [dossier, rules, asked])
    const here = deriveStandings(dossier, rules, asked)
    expect(there).toEqual(JSON.parse(JSON.stringify(here)))
    expect(here[0]).toMatchObject({
      status: 'decertified',
      since: '2024-05-01',
      reasons: [{ code: 'loss.points', shortfall: 50 }],
    })
  })
})

test('every version of every rule names sources that the rulebook lists', async () => {
  const bodies = paths.flatMap(path => /^rulebook\/([^/]+)\/body\.yaml$/.exec(path)?.[1] ?? [])
  const rulebooks = await Promise.all(bodies.map(body => loadRulebook(folderAt(`rulebook/${body}`))))
  expect(bodies).toContain('amt')
  expect(rulebooks.flatMap(({ rules }) => unsourcedVersions(rules))).toEqual([])
})

describe('codes', () => {
  test('of refusals have a sentence, and docs/errors.md says what they mean', () => {
    const codes = refusalCodes(sources)
    expect(missing(codes, worded, 'src/words')).toEqual([])
    expect(missing(codes, explainedIn(readText('docs/errors.md')), 'docs/errors.md')).toEqual([])
  })

  test('of reasons have a sentence', () => {
    const reasons = sources.filter(({ path }) => path === 'src/engine/reasons.ts').flatMap(codesOfUnion)
    expect(reasons.length).toBeGreaterThan(30)
    expect(missing(reasons, worded, 'src/words')).toEqual([])
  })
})

describe('names and files', () => {
  test('say something', () => {
    expect(nameBreaches(everything)).toEqual([])
  })
  test('can be read at one sitting', () => {
    const read = everything.filter(({ path }) => !isTest(path))
    expect(lengthBreaches(read, LONG_FILES)).toEqual([])
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
