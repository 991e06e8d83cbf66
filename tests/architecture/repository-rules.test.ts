import { describe, expect, test } from 'vitest'
import { accepts } from './node-range.ts'
import {
  deadLinks,
  hostedPackages,
  looseVersions,
  machinePaths,
  migrationBreaches,
  packagesRefusing,
} from './repository-rules.ts'

describe('dependencies', () => {
  test('not pinned are reported', () => {
    const file = { dependencies: { a: '^1.2.3', b: '1.2.3' }, devDependencies: { c: 'latest' }, overrides: { d: '~1.0.0' } }
    expect(looseVersions(file)).toHaveLength(3)
    expect(looseVersions({ optionalDependencies: { a: '18.4.0-beta.17' } })).toEqual([])
    expect(looseVersions({ devDependencies: { 'a-5': 'npm:@x/a@5.9.3' } })).toEqual([])
    expect(looseVersions({ devDependencies: { 'a-5': 'npm:a@5' } })).toHaveLength(1)
    expect(looseVersions({ overrides: { a: { b: '>=1', c: '$c' } } })).toEqual(['b is ">=1", not one exact version'])
  })

  test('tied to a host are reported', () => {
    const packages = {
      'node_modules/a': { resolved: 'https://packages.example.org/a.tgz' },
      'node_modules/b': { version: '1.0.0' },
    }
    expect(hostedPackages({ packages })).toEqual(['node_modules/a names the host it came from'])
  })

  test('that refuse the oldest Node are reported', () => {
    const packages = { 'node_modules/a': { version: '1.0.0', engines: { node: '>=22' } }, 'node_modules/b': {} }
    expect(packagesRefusing('20.19.0', { packages })).toEqual(['node_modules/a 1.0.0 wants Node >=22'])
  })
})

describe('a range of versions', () => {
  test.each([
    '>=20',
    '>= 10.x',
    '^20.19.0 || >=22.12.0',
    '18 || 20 || >=22',
    '*',
    '6.* || 8.* || >= 10.*',
    '>=18.0.0 <21',
    '~20.19.0',
    '20',
    '<=20',
    '>20.18',
  ])('accepts 20.19.0: %s', range => expect(accepts(range, '20.19.0')).toBe(true))
  test.each([
    '>=22',
    '^20.19.1 || >=22.12.0',
    '^22.13.0',
    '18 || >=22',
    '>=18 <20',
    '~20.18.0',
    '>20',
    '<20.19',
    '<=20.18',
    '22.x',
  ])('refuses 20.19.0: %s', range => expect(accepts(range, '20.19.0')).toBe(false))
  test('that cannot be read is a mistake', () => {
    expect(() => accepts('lts', '20.19.0')).toThrow('not a range of versions: lts')
  })
})

describe('migrations', () => {
  test.each([
    [['0001-facts.sql', '0001-standing.sql'], '0001-standing.sql has the number of 0001-facts.sql'],
    [['0001-facts.sql', '0002-facts-down.sql'], '0002-facts-down.sql goes back: migrations only go forward'],
    [['1-facts.sql'], '1-facts.sql is not named like 0001-room-what.sql'],
  ])('%j', (names, says) => {
    expect(migrationBreaches(names)).toEqual([says])
  })
  test('with a number each are fine, gaps included', () => {
    expect(migrationBreaches(['0004-accounts.sql', '0002-standing.sql', '0001-facts.sql'])).toEqual([])
  })
})

describe('places of one machine', () => {
  const home = ['', 'home', 'ada', 'certified'].join('/')
  const above = '../'.repeat(3)

  test.each([
    [`cd ${home}`, `names ${['', 'home'].join('/')}`],
    [`read('${['', 'tmp', 'x'].join('/')}')`, 'a place of one machine'],
    [`see ${above}elsewhere/notes.md`, 'leads out of the repository'],
  ])('%s', (text, says) => {
    expect(machinePaths([{ path: 'src/ce/ce.ts', text: `\n${text}` }])).toEqual([expect.stringContaining(says)])
  })

  test.each([
    `import { a } from '${'../'.repeat(2)}values/day.ts'`,
    'https://example.org/home/ada',
    'DATA_DIR=/var/lib/goodstanding',
    './tmp/x',
  ])('%s is none', text => {
    expect(machinePaths([{ path: 'src/ce/ce.ts', text }])).toEqual([])
  })
})

describe('links', () => {
  const exists = (path: string) => ['docs/cli.md', 'docs/README.md', 'README.md'].includes(path)
  const linksOf = (text: string) => deadLinks([{ path: 'docs/README.md', text }], exists)

  test.each(['[a](gone.md)', '![a](images/gone.png)', '[a](#no-such-heading)', '[a](../docs/gone.md)'])('%s is dead', text => {
    expect(linksOf(`# Index\n\n${text}`)).toEqual([expect.stringMatching(/^docs\/README\.md:3 links to/)])
  })
  test.each(['[a](cli.md)', '[a](cli.md#verbs)', '[a](../README.md)', '[a](https://example.org)', '[a](#index)'])(
    '%s lives',
    text => {
      expect(linksOf(`# Index\n\n${text}`)).toEqual([])
    },
  )
})
