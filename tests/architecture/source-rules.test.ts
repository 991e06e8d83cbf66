import { expect, test } from 'vitest'
import type { Rules } from '../../src/rulebook/rules.ts'
import { unsourcedVersions } from './source-rules.ts'

test('a version without a source, or with one not listed, is reported', () => {
  const versions = [
    { id: 'a', source: [] },
    { id: 'b', source: ['SEED', 'GONE'] },
  ]
  const rules = { body: { code: 'x' }, sources: { SEED: {} }, cycle: { keyedOn: 'anchor', versions } } as unknown as Rules
  expect(unsourcedVersions(rules)).toEqual(['x cycle a names no source', 'x cycle b names the source GONE, which is not listed'])
})
