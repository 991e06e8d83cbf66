import { describe, expect, test } from 'vitest'
import { cycleBreaches, importBreaches } from './import-rules.ts'
import { parseModule } from './modules.ts'

const breachesOf = (path: string, text: string) => importBreaches([parseModule({ path, text })])

describe('what the import rules refuse', () => {
  const refused: [path: string, text: string, says: string][] = [
    ['src/values/day.ts', `import { x } from '../engine/derive.ts'`, 'values may not import engine'],
    ['src/values/day.ts', `import { readFileSync } from 'node:fs'`, 'values runs in a browser'],
    ['src/rulebook/rules.ts', `import { load } from './load.ts'`, 'rules may not import rulebook'],
    ['src/rulebook/in-force.ts', `import { z } from 'zod'`, 'rules runs in a browser'],
    ['src/engine/derive.ts', `import { load } from '../rulebook/load.ts'`, 'engine may not import rulebook'],
    ['src/engine/derive.ts', `import type { Clock } from '../platform/clock.ts'`, 'engine may not import platform'],
    ['src/engine/derive.ts', `const clock = await import('node:timers')`, 'engine runs in a browser'],
    ['src/engine/derive.ts', `type Row = import('kysely').Selectable<{}>`, 'engine runs in a browser'],
    ['src/words/en.ts', `import { deriveStandings } from '../engine/derive.ts'`, 'words may import the types of engine only'],
    [
      'src/words/en.ts',
      `import { type Reason, reasons } from '../engine/reasons.ts'`,
      'words may import the types of engine only',
    ],
    ['src/platform/db.ts', `import { deriveAll } from '../standing/standing.ts'`, 'platform may not import standing'],
    ['src/standing/standing.ts', `import { recordActivity } from '../ce/ce.ts'`, 'standing may not import room'],
    ['src/ce/ce.ts', `import { serve } from '../server.ts'`, 'room may not import street'],
    ['src/ce/ce.ts', `import { insertFee } from '../billing/billing.store.ts'`, 'a store belongs to its own room'],
    ['src/ce/ce.ts', `import { readDossiers } from '../standing/standing.store.ts'`, 'a store belongs to its own room'],
    ['src/server.ts', `import { ceRoutes } from './ce/ce.routes.ts'`, 'only app.ts imports routes'],
    ['src/app.ts', `import { ceCommands } from './ce/ce.cli.ts'`, 'only cli.ts imports commands'],
    ['src/ce/ce.ts', `import { parse } from '../import/mapping.ts'`, 'entered by their front door'],
    ['src/app.ts', `import { feeYears } from './billing/fee-years.ts'`, 'entered by their front door'],
    ['src/ce/ce.ts', `import { exits } from '../billing/billing.refusals.ts'`, 'entered by their front door'],
    ['src/ce/ce.ts', `import { sql } from 'kysely'`, 'speak SQL'],
    ['src/ce/ce.routes.ts', `import type { Pool } from 'pg'`, 'speak SQL'],
    ['src/ce/ce.ts', `import type { FastifyRequest } from 'fastify'`, 'speak HTTP'],
    ['src/ce/ce.ts', `import helmet from '@fastify/helmet'`, 'speak HTTP'],
    ['src/ce/ce.ts', `export * from './activity.ts'`, 're-exports'],
    ['src/ce/ce.ts', `import { make } from './ce.test.ts'`, 'imports a test'],
  ]
  test.each(refused)('%s: %s', (path, text, says) => {
    expect(breachesOf(path, `\n${text}`)).toEqual([expect.stringContaining(says)])
    expect(breachesOf(path, `\n${text}`)[0]).toContain(`${path}:2 `)
  })
})

describe('what the import rules allow', () => {
  const allowed: [path: string, text: string][] = [
    ['src/values/interval.ts', `import { day } from './day.ts'`],
    ['src/engine/derive.ts', `import { inForce } from '../rulebook/in-force.ts'`],
    ['src/words/en.ts', `import type { Reason } from '../engine/reasons.ts'`],
    ['src/words/en.ts', `import { formatPoints } from '../values/points.ts'`],
    ['src/rulebook/load.ts', `import { parse } from 'yaml'`],
    ['src/standing/standing.store.ts', `import { sql } from 'kysely'`],
    ['src/import/people.store.ts', `import { from } from 'pg-copy-streams'`],
    ['src/import/import.ts', `import { rowsOf } from './people.store.ts'`],
    ['src/import/import.ts', `import { insertActivities } from '../ce/ce.ts'`],
    ['src/ce/ce.ts', `import { deriveStanding } from '../standing/standing.ts'`],
    ['src/ce/ce.ts', `export { credit } from './activity.ts'`],
    ['src/app.ts', `import { ceRoutes } from './ce/ce.routes.ts'`],
    ['src/cli.ts', `import { ceCommands } from './ce/ce.cli.ts'`],
    ['src/cli.ts', `import { ceExits } from './ce/ce.refusals.ts'`],
    ['src/ce/ce.test.ts', `import { feeYears } from '../billing/fee-years.ts'`],
  ]
  test.each(allowed)('%s: %s', (path, text) => {
    expect(breachesOf(path, text)).toEqual([])
  })
})

describe('circles', () => {
  const circles = (files: Record<string, string>) =>
    cycleBreaches(Object.entries(files).map(([path, text]) => parseModule({ path, text })))

  test('of files are found', () => {
    const files = {
      'src/engine/a.ts': `import { b } from './b.ts'`,
      'src/engine/b.ts': `import type { C } from './c.ts'`,
      'src/engine/c.ts': `import { a } from './a.ts'`,
    }
    expect(circles(files)).toEqual(['src/engine/a.ts → src/engine/b.ts → src/engine/c.ts → src/engine/a.ts is a circle'])
  })

  test('of rooms are found even where no file closes one', () => {
    const files = {
      'src/ce/ce.ts': `import { due } from '../billing/billing.ts'`,
      'src/ce/credit.ts': '',
      'src/billing/billing.ts': '',
      'src/billing/discount.ts': `import { course } from '../ce/ce.ts'`,
    }
    expect(circles(files)).toEqual(['ce → billing → ce is a circle'])
  })

  test('are not seen where a store takes the types of its own front door', () => {
    const files = (from: string) => ({
      'src/ce/ce.ts': `import { insert } from './ce.store.ts'`,
      'src/ce/ce.store.ts': from,
    })
    expect(circles(files(`import type { Activity } from './ce.ts'`))).toEqual([])
    expect(circles(files(`import { activity } from './ce.ts'`))).toHaveLength(1)
  })

  test('are not seen where two files share a third', () => {
    const files = {
      'src/ce/ce.ts': `import { a } from '../billing/billing.ts'\nimport { b } from '../standing/standing.ts'`,
      'src/billing/billing.ts': `import { b } from '../standing/standing.ts'`,
      'src/standing/standing.ts': '',
    }
    expect(circles(files)).toEqual([])
  })
})
