import { expect, test } from 'vitest'
import { parseModule } from './modules.ts'
import { clockBreaches, purityBreaches } from './purity-rules.ts'

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

test.each([
  'const day = new Date()',
  'const millis = Date.now()',
  'const day = Temporal.Now.plainDateISO(zone)',
  'const due = sql`select 1 where due_on < current_date`',
  `pool.query('update x set at = now()')`,
])('the day is handed in, and not asked for: %s', text => {
  const module = (path: string) => [parseModule({ path, text })]
  expect(clockBreaches(module('src/ce/ce.store.ts'))).toEqual([expect.stringContaining('asks the clock')])
  expect(clockBreaches(module('src/platform/clock.ts'))).toEqual([])
})

test.each(['const day = new Date(instant)', 'const write = sql`update contact set updated_at = now()`'])(
  'a moment that was handed in may be read, and that of writing noted: %s',
  text => {
    expect(clockBreaches([parseModule({ path: 'src/ce/ce.store.ts', text })])).toEqual([])
  },
)
