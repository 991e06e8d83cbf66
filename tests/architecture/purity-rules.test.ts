import { expect, test } from 'vitest'
import { parseModule } from './modules.ts'
import { purityBreaches } from './purity-rules.ts'

const breachesOf = (text: string, path = 'src/engine/derive.ts') => purityBreaches([parseModule({ path, text })])

test.each([
  ['const today = new Date()', 'Date'],
  ['const now = Date.now()', 'Date'],
  ['const chance = Math.random()', 'random'],
  ['const zone = process.env.TZ', 'process'],
  ['const zone = globalThis.zone', 'globalThis'],
  ['const text = points.toFixed(2)', 'toFixed'],
  ['const order = a.localeCompare(b)', 'localeCompare'],
  ['const half = 0.5 * points', 'fraction'],
  ['const half = points / 2', 'divides'],
  ['const half = Math.max(points / 2, 1)', 'divides'],
  ['points /= 2', 'divides'],
])('the engine may not say %s', (text, says) => {
  expect(breachesOf(text)).toEqual([expect.stringContaining(says)])
  expect(breachesOf(text, 'src/platform/clock.ts')).toEqual([])
})

test.each([
  'const half = Math.floor(points / 2)',
  'const share = Math.floor((points * days) / ofDays)',
  'const ten = 10 * points',
])('the engine may say %s', text => {
  expect(breachesOf(text)).toEqual([])
})
