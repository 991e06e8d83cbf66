import { createReadStream, createWriteStream, mkdirSync } from 'node:fs'
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { from as copyFrom } from 'pg-copy-streams'
import { takeIn } from '../src/import/import.ts'
import { makeClock } from '../src/platform/clock.ts'
import { type Database, openPool } from '../src/platform/db.ts'
import { migrate } from '../src/platform/migrate.ts'
import { openEmbedded } from '../src/platform/postgres/postgres.ts'
import { asset } from '../src/platform/root.ts'
import { keepRowsYoung } from '../src/platform/young-objects.ts'
import { loadRulebook } from '../src/rulebook/load.ts'
import { addDays, day } from '../src/values/day.ts'
import { alternate, note, report } from './measure.ts'

// An export's activities, read, checked, merged and kept as facts with their keys, references and indexes, against COPY of the
// same file into a table of texts without any. The database is the product's own, as durable as it ships; this process is the
// client of both.

const PEOPLE = 100_000
const ROWS = 2_000_000
const ROUNDS = 5
const FLOOR = 0.25

const HEADER = 'activity_no,member_no,category,title,provider,completed_on,from,to,hours,points,source,evidence_file'

async function main(): Promise<void> {
  // As the command line does.
  keepRowsYoung()
  const dataDir = await mkdtemp(join(tmpdir(), 'gs-bench-'))
  const embedded = await openEmbedded({ dataDir, role: 'command' })
  try {
    await migrate(embedded.connection)
    const database = openPool(embedded.connection)
    await compare(database, dataDir)
    await database.close()
  } finally {
    await embedded.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}

async function compare(database: Database, dataDir: string): Promise<void> {
  const folder = join(dataDir, 'export')
  mkdirSync(folder)
  const deps = { database, rulebook: await loadRulebook(asset('rulebook', 'amt')), clock: makeClock(day('2026-11-23')) }
  const bring = () =>
    takeIn(deps, {
      folder,
      recordedBy: 'bench',
      rejectedPath: join(dataDir, 'lists', 'rejected.csv'),
      exportedOn: day('2026-11-20'),
    })
  await writeFile(join(folder, 'mapping.yaml'), only('people'))
  await pipeline(people(), createWriteStream(join(folder, 'people.csv')))
  await bring()
  await writeFile(join(folder, 'mapping.yaml'), only('activities'))
  const file = join(folder, 'activities.csv')
  await pipeline(activities(), createWriteStream(file))
  note(
    `${ROWS.toLocaleString('en-US')} activities of ${PEOPLE.toLocaleString('en-US')} people, ${((await stat(file)).size / 2 ** 20).toFixed(0)} MB`,
  )
  await database.pool.query(
    `create table unchecked (${HEADER.split(',')
      .map(name => `"${name}" text`)
      .join(', ')})`,
  )
  const seconds = await alternate(ROUNDS, {
    copy: () => copied(database, file),
    import: () => imported(database, bring),
  })
  report({
    claim: 'importing 2,000,000 activities',
    unit: '× COPY of the same file into an unchecked table',
    rounds: seconds.copy.map((copy, round) => copy / (seconds.import[round] as number)),
    bound: { least: FLOOR },
  })
  note(
    `COPY ${seconds.copy.map(each => each.toFixed(1)).join(' ')} s; import ${seconds.import.map(each => each.toFixed(1)).join(' ')} s`,
  )
  note(`resident memory ${(process.memoryUsage().rss / 2 ** 20).toFixed(0)} MB at the end`)
}

async function copied({ pool }: Database, file: string): Promise<number> {
  await pool.query('truncate unchecked')
  const client = await pool.connect()
  const start = performance.now()
  await pipeline(
    createReadStream(file, { highWaterMark: 262_144 }),
    client.query(copyFrom('copy unchecked from stdin (format csv, header true)')),
  )
  const seconds = (performance.now() - start) / 1000
  client.release()
  return seconds
}

async function imported({ pool }: Database, bring: () => Promise<{ files: { imported: number }[] }>): Promise<number> {
  await pool.query('truncate ce_activity')
  const start = performance.now()
  const { files } = await bring()
  const seconds = (performance.now() - start) / 1000
  if (files[0]?.imported !== ROWS) throw new Error(`${files[0]?.imported} of ${ROWS} activities were imported`)
  return seconds
}

const KINDS = ['people', 'certifications', 'fees', 'attestations', 'audits', 'events', 'activities']
const only = (kind: string): string =>
  `files:\n${KINDS.filter(each => each !== kind)
    .map(each => `  ${each}: none\n`)
    .join('')}`

const memberNumber = (person: number): number => 100_000 + person * 7

function* people(): Generator<string> {
  yield 'member_no,first_name,middle,last_name,suffix,former_name,email,phone,street1,street2,city,state,zip,country,birth_date,deceased_on,preferred_contact,notes\r\n'
  for (let person = 0; person < PEOPLE; person++)
    yield `${memberNumber(person)},Ana,,Kim,,,ana.kim${person}@example.org,(555) 010-${person},${person} Oak St,,Akron,OH,44301,US,1980-01-01,,email,\r\n`
}

const CATEGORIES = [
  'Professional Education',
  'Professional Education',
  'Formal Education',
  'Employment Verification',
  'Authorship of Written Work',
]
const TITLES = [
  'Infection control',
  'HIPAA refresher',
  'Point-of-care testing',
  'Speaker: pre-analytical errors',
  'Article in the member magazine',
  'Phlebotomy safety update',
  'Hemostasis webinar',
  'Molecular methods',
  'State society annual meeting',
  'Anatomy II (3 semester credits)',
  'Leading a medical office',
  '"Staff medical assistant, full time"',
]
const PROVIDERS = ['AMT', 'State society', 'Community college', 'Hospital in-service']
const SOURCES = ['portal', 'course', 'staff']
const POINTS = ['1', '2', '3', '4', '6', '7.5', '0.5']

/** Activities as the demo register has them: by person, one in twelve with quotes, one day in twenty-five with slashes. */
function* activities(): Generator<string> {
  let seed = 42
  const next = (below: number): number => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((seed / 2 ** 32) * below)
  }
  const pick = (from: readonly string[]): string => from[next(from.length)] as string
  const first = day('2012-01-01')
  let lines = `${HEADER}\r\n`
  for (let row = 0; row < ROWS; row++) {
    const person = Math.floor((row * PEOPLE) / ROWS)
    // Days ascend within a person, so that no two rows are the same activity.
    const on = addDays(first, (row % (ROWS / PEOPLE)) * 270 + next(200))
    const written = next(25) === 0 ? `${on.slice(5, 7)}/${on.slice(8)}/${on.slice(0, 4)}` : on
    const points = pick(POINTS)
    const category = pick(CATEGORIES)
    const span = category.startsWith('Employment') ? `${addDays(on, -360)},${on}` : ','
    lines += `${row + 1},${memberNumber(person)},${category},${pick(TITLES)},${pick(PROVIDERS)},${written},${span},${points},${points},${pick(SOURCES)},\r\n`
    if (lines.length < 65_536) continue
    yield lines
    lines = ''
  }
  yield lines
}

await main()
