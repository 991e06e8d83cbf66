import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { testDatabase } from '../../tests/database.ts'
import { makeClock } from '../platform/clock.ts'
import { Refusal } from '../platform/refusal.ts'
import { asset } from '../platform/root.ts'
import { loadRulebook } from '../rulebook/load.ts'
import { day } from '../values/day.ts'
import { importRegister } from './import.ts'
import type { ImportReport } from './report.ts'

// The beginning of the register with damage at random: it is refused by file and line, or every row of it is accounted for.

const database = await testDatabase()
const deps = { database, rulebook: await loadRulebook(asset('rulebook', 'amt')), clock: makeClock(day('2026-11-23')) }
const FILES = ['people', 'certifications', 'fees', 'attestations', 'audits', 'events', 'activities'].map(kind => `${kind}.csv`)
const LINES = 60

const beginning = new Map(
  FILES.map(file => [
    file,
    readFileSync(asset('demo', 'register', file), 'utf8')
      .split('\r\n')
      .slice(0, LINES)
      .join('\r\n'),
  ]),
)

type Damage = { file: string; at: number; cut: number; put: string }

const damage: fc.Arbitrary<Damage> = fc.record({
  file: fc.constantFrom(...FILES),
  at: fc.nat({ max: 6000 }),
  cut: fc.nat({ max: 30 }),
  put: fc.oneof(
    fc.constantFrom(
      '',
      '"',
      ',',
      '\r\n',
      '\0',
      '-',
      '1.20E+06',
      '02/30/2019',
      '\uFEFF',
      '99999999999999999999',
      'é',
      '\\.',
      '\\N',
      '\t',
    ),
    fc.string({ maxLength: 12, unit: 'binary' }),
  ),
})

function damaged(damages: readonly Damage[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'gs-damage-'))
  mkdirSync(folder, { recursive: true })
  const texts = new Map(beginning)
  for (const { file, at, cut, put } of damages) {
    const text = texts.get(file) ?? ''
    texts.set(file, text.slice(0, at) + put + text.slice(at + cut))
  }
  for (const [file, text] of texts) writeFileSync(join(folder, file), text)
  return folder
}

async function brought(folder: string): Promise<ImportReport | Refusal> {
  const options = { folder, recordedBy: 'a test', rejectedPath: join(folder, 'lists', 'rejected.csv'), dryRun: true }
  return importRegister(deps, options).catch((error: unknown) => {
    if (error instanceof Refusal) return error
    throw error
  })
}

test('no damage crashes the import, and no row is lost by it', async () => {
  const ends = { refused: 0, taken: 0 }
  await fc.assert(
    fc.asyncProperty(fc.array(damage, { minLength: 1, maxLength: 6 }), async damages => {
      const end = await brought(damaged(damages))
      if (end instanceof Refusal) {
        ends.refused++
        expect(end.code).toMatch(/^import\./)
        expect(FILES).toContain(end.params.file)
        return
      }
      ends.taken++
      for (const { read, imported, merged, unchanged, superseding, rejected } of end.files)
        expect(read).toBe(imported + merged + unchanged + superseding + rejected)
      for (const { file, rejected } of end.files)
        expect(Object.values(end.rejections[file] ?? {}).reduce((sum, count) => sum + count, 0)).toBe(rejected)
    }),
    { numRuns: 60 },
  )
  // Damage that always ended one way would show only half of this.
  expect(Math.min(ends.refused, ends.taken)).toBeGreaterThan(0)
}, 180_000)
