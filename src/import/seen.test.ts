import fc from 'fast-check'
import { expect, test } from 'vitest'
import { makeSeen } from './seen.ts'

test('a key is new once, and then known by the number it came with, as in a map', () => {
  const text = fc.string({ maxLength: 3 })
  fc.assert(
    fc.property(fc.array(fc.array(text, { minLength: 1, maxLength: 3 }), { maxLength: 3000, size: 'max' }), keys => {
      const [seen, map] = [makeSeen(), new Map<string, number>()]
      for (const [number, key] of keys.entries()) {
        const known = map.get(JSON.stringify(key))
        if (known === undefined) map.set(JSON.stringify(key), number)
        expect(seen.first(key, number)).toBe(known)
      }
    }),
    { numRuns: 50 },
  )
})

test('where one text ends and the next begins matters', () => {
  const seen = makeSeen()
  expect(seen.first(['ab', 'c'], 1)).toBeUndefined()
  expect(seen.first(['a', 'bc'], 2)).toBeUndefined()
  expect(seen.first(['abc'], 3)).toBeUndefined()
  expect(seen.first(['ab', 'c'], 4)).toBe(1)
})

test('two hundred thousand keys that begin alike are told apart, and quickly', () => {
  const seen = makeSeen()
  const started = performance.now()
  let isNew = 0
  for (let at = 0; at < 200_000; at++) if (seen.first(['one', String(at)], at) === undefined) isNew++
  expect(isNew).toBe(200_000)
  expect(seen.first(['one', '77777'], 0)).toBe(77_777)
  // Trying one place after another would take minutes.
  expect(performance.now() - started).toBeLessThan(15_000)
})
