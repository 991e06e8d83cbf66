import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { asset } from '../../src/platform/root.ts'

type Package = { optionalDependencies?: Record<string, string>; peerDependenciesMeta?: unknown; resolved?: string }
type Lock = { packages: Record<string, Package> }

const { packages } = JSON.parse(readFileSync(asset('package-lock.json'), 'utf8')) as Lock

// `npm install` drops an optional package it cannot fetch from the lock file without a word, and `npm ci` then refuses the file.
test('the lock file has an entry for every optional package, also those of other platforms', () => {
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter(
      name => !packages[`node_modules/${name}`] && !packages[`${path}/node_modules/${name}`],
    ),
  )
  expect(missing).toEqual([])
})

test('the lock file names no place to fetch from, so that a mirror can be used', () => {
  expect(Object.values(packages).filter(({ resolved }) => resolved?.startsWith('http'))).toEqual([])
})
