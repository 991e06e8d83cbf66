import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { testDatabase } from '../../tests/database.ts'
import { makeClock } from '../platform/clock.ts'
import { asset } from '../platform/root.ts'
import { loadRulebook } from '../rulebook/load.ts'
import { day } from '../values/day.ts'
import { importRegister } from './import.ts'

const database = await testDatabase()
const rulebook = await loadRulebook(asset('rulebook', 'amt'))
const scratch = mkdtempSync(join(tmpdir(), 'gs-import-'))
const deps = { database, rulebook, clock: makeClock(day('2026-11-23')) }

test('the register', async () => {
  const report = await importRegister(deps, {
    folder: asset('demo', 'register'),
    recordedBy: 'test',
    rejectedPath: join(scratch, 'rejected.csv'),
  })
  console.log(JSON.stringify(report, null, 1), scratch)
  const again = await importRegister(deps, {
    folder: asset('demo', 'register'),
    recordedBy: 'test',
    rejectedPath: join(scratch, 'rejected2.csv'),
  })
  console.log(JSON.stringify(again.files, null, 1), again.kept)
  for (const report of [again])
    for (const file of report.files)
      expect(file.read).toBe(file.imported + file.merged + file.unchanged + file.superseding + file.rejected)
}, 60000)
