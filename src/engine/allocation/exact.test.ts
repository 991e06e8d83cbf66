import fc from 'fast-check'
import { expect, it } from 'vitest'
import { crossed, isLess } from './exact.ts'

const large = fc.integer({ min: -(2 ** 40), max: 2 ** 40 })
const positive = fc.integer({ min: 1, max: 2 ** 40 })

it('divides what is beyond a double without losing a digit', () => {
  fc.assert(
    fc.property(large, fc.integer({ min: -(2 ** 52), max: 2 ** 52 }), positive, (a, answer, by) => {
      // (a + answer) · by − a · by leaves answer · by, though each product may be far larger.
      expect(crossed(a + answer, by, a, by, by)).toBe(answer)
    }),
  )
})

it('says so where the answer itself is beyond a double', () => {
  expect(() => crossed(2 ** 40, 2 ** 40, 0, 0, 1)).toThrow(RangeError)
})

it('compares fractions whose cross products are beyond a double', () => {
  fc.assert(
    fc.property(positive, positive, positive, positive, (a, b, c, d) => {
      expect(isLess(a, b, c, d)).toBe(BigInt(a) * BigInt(d) < BigInt(c) * BigInt(b))
    }),
  )
  expect([isLess(1, 1, Infinity, 1), isLess(Infinity, 1, 1, 1), isLess(Infinity, 1, Infinity, 1)]).toEqual([true, false, false])
})
