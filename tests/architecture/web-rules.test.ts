import { describe, expect, test } from 'vitest'
import { parseModule } from './modules.ts'
import { webBreaches } from './web-rules.ts'

const breachesOf = (path: string, text: string) => webBreaches([parseModule({ path, text })])

describe('what the rules of the web application refuse', () => {
  const refused: [path: string, text: string, says: string][] = [
    ['web/console/people-page.tsx', `import type { Db } from '../../src/platform/db.ts'`, 'the pages may not import platform'],
    [
      'web/console/people-page.tsx',
      `import { storyOf } from '../../src/standing/standing.ts'`,
      'the pages may not import standing',
    ],
    ['web/console/people-page.tsx', `import { load } from '../../src/rulebook/load.ts'`, 'the pages may not import rulebook'],
    ['web/console/people-page.tsx', `import { enter } from '../../src/ce/ce.ts'`, 'the pages may not import room'],
    ['web/routes.tsx', `import { serve } from '../src/server.ts'`, 'the pages may not import street'],
    ['web/console/people-page.tsx', `import { readFile } from 'node:fs'`, 'knows nothing of Node'],
    ['web/ui/ruler.tsx', `import type { Reason } from '../../src/engine/reasons.ts'`, 'ui knows nothing of certification'],
    ['web/ui/ruler.tsx', `import type { StatusCode } from '../../src/rulebook/rules.ts'`, 'ui knows nothing of certification'],
    [
      'web/ui/ruler.tsx',
      `import { personWords } from '../../src/words/console-person.en.ts'`,
      'ui knows nothing of certification',
    ],
    ['web/ui/ruler.tsx', `import type { Person } from '../api/register.ts'`, 'ui knows nothing of api'],
    ['web/ui/ruler.tsx', `import { cycleOf } from '../console/cycles.ts'`, 'ui knows nothing of pages'],
    ['web/api/register.ts', `import { Asked } from '../console/why-asked.ts'`, 'api knows nothing of pages'],
    ['web/api/field-errors.ts', `import { Field } from '../ui/field.tsx'`, 'api may import the types of ui only'],
    ['web/console/people-page.tsx', `import createClient from 'openapi-fetch'`, 'only api asks the server'],
    [
      'web/console/people-page.tsx',
      `const { x } = await import('../../src/platform/db.ts')`,
      'the pages may not import platform',
    ],
    ['web/console/people-page.tsx', `export * from './cycles.ts'`, 're-exports'],
    ['src/words/ui.en.ts', `import { paths } from '../../web/paths.ts'`, 'the server knows nothing of the pages'],
  ]
  test.each(refused)('%s: %s', (path, text, says) => {
    expect(breachesOf(path, `\n${text}`)).toEqual([expect.stringContaining(says)])
    expect(breachesOf(path, `\n${text}`)[0]).toContain(`${path}:2 `)
  })
})

describe('what they allow', () => {
  const allowed: [path: string, text: string][] = [
    ['web/console/cycles.ts', `import { deriveStandings } from '../../src/engine/derive.ts'`],
    ['web/console/cycles.ts', `import { inForce } from '../../src/rulebook/in-force.ts'`],
    ['web/console/cycles.ts', `import { personWords } from '../../src/words/console-person.en.ts'`],
    ['web/console/cycles.ts', `import { personQuery } from '../api/register.ts'\nimport { Ruler } from '../ui/ruler.tsx'`],
    ['web/ui/ruler.tsx', `import { day } from '../../src/values/day.ts'\nimport { ui } from '../../src/words/ui.en.ts'`],
    ['web/api/field-errors.ts', `import type { FieldError } from '../ui/field.tsx'`],
    ['web/api/client.ts', `import createClient from 'openapi-fetch'`],
    ['web/vite.config.ts', `import { join } from 'node:path'`],
    ['web/parts.test.ts', `import { testApp } from '../tests/app.ts'`],
  ]
  test.each(allowed)('%s: %s', (path, text) => {
    expect(breachesOf(path, text)).toEqual([])
  })
})
