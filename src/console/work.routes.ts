import { z } from 'zod'
import type { Http } from '../platform/http.ts'
import { staff } from '../platform/http-access.ts'
import { type Cell, sendCsv } from '../platform/http-csv.ts'
import { problemResponses } from '../platform/http-problem.ts'
import { isDay } from '../values/day.ts'
import { isId } from '../values/id.ts'
import { columnTitle } from '../words/console-lists.en.ts'
import { consoleExpectations as expected } from '../words/console-reads.en.ts'
import type { ConsoleDeps } from './console.ts'
import { refusalOf } from './console.refusals.ts'
import { readCursor } from './cursor.ts'
import { formatField, limitField } from './fields.ts'
import { makeReport, REPORTS, type ReportName } from './reports.ts'
import { countWork, showWork, type Worklist, WORKLISTS, type WorkRow } from './worklists.ts'

const cell = z.union([z.string(), z.number(), z.null(), z.array(z.string())])

const workRow = z
  .object({ certificant: z.string().nullable(), name: z.string() })
  .catchall(cell)
  .meta({ id: 'WorkRow', description: 'Whom it concerns, then the list’s own columns in order.' })

const DAYS = { '30': 30, '60': 60, '90': 90 } as const

const isWorklist = (text: string): text is Worklist => (WORKLISTS as readonly string[]).includes(text)
const isReport = (text: string): text is ReportName => (REPORTS as readonly string[]).includes(text)

/** Lists sorted by id have a key of one part, the one of those lapsing begins with a day. */
const isPlace = (key: readonly string[], list: Worklist): boolean =>
  list === 'lapsing' ? key.length === 2 && isDay(key[0] ?? '') && isId(key[1] ?? '') : key.length === 1 && isId(key[0] ?? '')

/** What waits for a person. */
export function worklistRoutes(http: Http, deps: ConsoleDeps): void {
  const config = { access: staff('people.read') }

  http.get(
    '/api/v1/worklists',
    {
      config,
      schema: {
        operationId: 'countWork',
        summary: 'How much waits on each worklist',
        response: { 200: z.object(Object.fromEntries(WORKLISTS.map(list => [list, z.number().int()]))), ...problemResponses },
      },
    },
    () => countWork(deps),
  )

  http.get(
    '/api/v1/worklists/:list',
    {
      config,
      schema: {
        operationId: 'showWork',
        summary: 'One worklist',
        description: `One of ${WORKLISTS.join(', ')}. Whoever looks is written down in the trail.`,
        params: z.object({ list: z.string() }),
        querystring: z.strictObject({
          days: z.enum(['30', '60', '90'], { error: expected.days }).default('30').meta({ description: 'Of those lapsing.' }),
          settled: z
            .enum(['yes', 'no'], { error: expected.settled })
            .default('no')
            .meta({ description: 'Of what imports left open: what was settled instead of what waits.' }),
          after: z.string().max(2000, { error: expected.after }).optional(),
          limit: limitField,
          format: formatField,
        }),
        response: { 200: z.object({ items: z.array(workRow), next: z.string().nullable() }), ...problemResponses },
      },
    },
    async ({ actor, params: { list }, query }, reply) => {
      if (!isWorklist(list)) throw refusalOf('console.worklist_unknown')
      const after = placeIn(list, query.after)
      const page = await showWork(deps, actor, list, {
        days: DAYS[query.days],
        after,
        limit: query.limit,
        settled: query.settled === 'yes',
      })
      if (query.format === 'csv') return sendCsv(reply, { name: list, ...tableOf(page.items) })
      return { ...page, items: page.items.map(plain) }
    },
  )
}

function placeIn(list: Worklist, after: string | undefined): readonly string[] | undefined {
  if (after === undefined) return undefined
  const key = readCursor(after)
  if (key && isPlace(key, list)) return key
  throw refusalOf('console.place_unknown', { pointer: '/query/after' })
}

type Plain = { certificant: string | null; name: string } & Record<string, string | number | null | string[]>

const plain = (row: WorkRow): Plain =>
  Object.fromEntries(Object.entries(row).map(([key, value]) => [key, Array.isArray(value) ? [...value] : value])) as Plain

/** Ids lead to pages and are nothing to read. */
const UNSHOWN: ReadonlySet<string> = new Set(['id', 'certificant', 'otherCertificant'])

function tableOf(items: readonly WorkRow[]): { titles: string[]; rows: Cell[][] } {
  const keys = Object.keys(items[0] ?? { name: '' }).filter(key => !UNSHOWN.has(key))
  return { titles: keys.map(columnTitle), rows: items.map(item => keys.map(key => cellOf(item[key]))) }
}

const cellOf = (value: WorkRow[string] | undefined): Cell =>
  typeof value === 'object' && value !== null ? value.join('; ') : (value ?? null)

/** Counts that people look at. */
export function reportRoutes(http: Http, deps: ConsoleDeps): void {
  http.get(
    '/api/v1/reports/:report',
    {
      config: { access: staff('reports.read') },
      schema: {
        operationId: 'showReport',
        summary: 'A report',
        description: `One of ${REPORTS.join(', ')}: counts of everybody, by what was last derived.`,
        params: z.object({ report: z.string() }),
        querystring: z.strictObject({ format: formatField }),
        response: {
          200: z.object({ columns: z.array(z.string()), rows: z.array(z.array(z.union([z.string(), z.number()]))) }),
          ...problemResponses,
        },
      },
    },
    async ({ params: { report }, query: { format } }, reply) => {
      if (!isReport(report)) throw refusalOf('console.report_unknown')
      const made = await makeReport(deps, report)
      return format === 'csv' ? sendCsv(reply, { name: report, titles: made.columns, rows: made.rows }) : made
    },
  )
}
