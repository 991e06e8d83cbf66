import { expect, test } from 'vitest'
import { cellsOf } from './cells.ts'

const shown = (...asked: Parameters<typeof cellsOf>) => cellsOf(...asked).map(({ pattern, percent }) => [pattern, percent])

test('a cell a point, a part of a point a part of a cell', () => {
  expect(
    shown(
      [
        { pattern: 'solid', amount: 150 },
        { pattern: 'hatched', amount: 75 },
      ],
      400,
    ),
  ).toEqual([
    ['solid', 100],
    ['solid', 100],
    ['hatched', 25],
    [undefined, 0],
  ])
})

test('more than is required fills every cell and no more', () => {
  expect(shown([{ pattern: 'solid', amount: 1000 }], 200)).toEqual([
    ['solid', 100],
    ['solid', 100],
  ])
})

test('a requirement that is no whole number ends in a whole cell', () => {
  expect(shown([{ pattern: 'solid', amount: 125 }], 150)).toEqual([
    ['solid', 100],
    ['solid', 50],
  ])
})
