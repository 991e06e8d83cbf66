import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { recordDemo } from '../src/demo/demo.ts'
import { deriveStandings } from '../src/engine/derive.ts'
import type { Dossier } from '../src/engine/dossier.ts'
import { makeClock } from '../src/platform/clock.ts'
import { asset } from '../src/platform/root.ts'
import { loadRulebook } from '../src/rulebook/load.ts'
import { runNight } from '../src/night/night.ts'
import { type Said, walkDossiers } from '../src/standing/standing.ts'
import { dayAfter, type Day, day } from '../src/values/day.ts'
import { isSameValue } from '../src/values/same.ts'
import { testDatabase } from './database.ts'

// Ten years of the demonstration's people, day by day. What must be said on each day is worked out by judging everybody anew on
// every single day, without the night, the cache or `nextChange`; what the nights said must be that and nothing else.
// GOODSTANDING_CLOCK_PEOPLE sets how many people, GOODSTANDING_FILM=write writes the film into docs/film.md.

const PEOPLE = Number(process.env['GOODSTANDING_CLOCK_PEOPLE'] ?? 40)
const FILM = process.env['GOODSTANDING_FILM'] === 'write'
const FIRST = day('2016-12-01')
const LAST = day('2026-11-30')
/** Of the days on which nobody is due, every so manieth gets a night all the same: it must say nothing. */
const SAMPLED = 25

const database = await testDatabase()
const { db, pool } = database
const rulebook = await loadRulebook(asset('rulebook', 'amt'))
const on = (today: Day) => ({ database, rulebook, clock: makeClock(today) })

type Change = { asOf: Day; certification: string } & Said
type Film = Map<string, Map<string, number>>

function saidOn(dossier: Dossier, asOf: Day): ReadonlyMap<string, Said> {
  const standings = deriveStandings(dossier, rulebook.rules, { asOf })
  return new Map(
    standings.map(({ certification, status, substate, since, through, reasons }) => [
      certification,
      { status, substate, since, through, reasons },
    ]),
  )
}

/** The first day of every month, a frame of the film. */
function addToFilm(film: Film, asOf: Day, said: Iterable<Said>): void {
  const frame = film.get(asOf) ?? new Map<string, number>()
  film.set(asOf, frame)
  for (const { status, substate } of said) {
    const shown = substate ?? status
    frame.set(shown, (frame.get(shown) ?? 0) + 1)
  }
}

/** Everything that must be said of a person over the ten years, every day judged anew. */
function expectedOf(dossier: Dossier, film: Film): Change[] {
  const changes: Change[] = []
  let last: ReadonlyMap<string, Said> = new Map()
  for (let asOf = FIRST; asOf <= LAST; asOf = dayAfter(asOf)) {
    const now = saidOn(dossier, asOf)
    if (asOf.endsWith('-01')) addToFilm(film, asOf, now.values())
    for (const [certification, said] of now)
      if (!isSameValue(said, last.get(certification))) changes.push({ asOf, certification, ...said })
    last = now
  }
  return changes
}

const inOrder = (changes: readonly Change[]): Change[] =>
  [...changes].sort((a, b) => (a.asOf + a.certification < b.asOf + b.certification ? -1 : 1))

const nextDue = async (): Promise<Day | null> =>
  (await pool.query<{ on: Day | null }>('select min(next_change) as on from standing')).rows[0]?.on ?? null

async function walk(): Promise<{ nights: number; idle: number }> {
  let [nights, idle] = [0, 0]
  let due = await nextDue()
  for (let asOf = FIRST, nth = 0; asOf <= LAST; asOf = dayAfter(asOf), nth++) {
    const hasWork = asOf === FIRST || (due !== null && due <= asOf)
    if (!hasWork && nth % SAMPLED !== 0) continue
    const { changes, parked } = await runNight(on(asOf))
    expect(parked).toBe(0)
    nights++
    if (!hasWork) {
      idle++
      expect(changes).toBe(0)
    }
    due = await nextDue()
  }
  return { nights, idle }
}

const told = async (): Promise<Change[]> =>
  (
    await pool.query<Change>(
      'select as_of as "asOf", certification, status, substate, since, through, reason as reasons from standing_change',
    )
  ).rows

const SHOWN = [
  'not_yet_certified',
  'active',
  'roll_pending',
  'fee_past_due',
  'suspended',
  'lapsed',
  'decertified',
  'retired',
  'revoked',
  'deceased',
]

function filmText(film: Film): string {
  const frames = [...film].filter(([, frame]) => frame.size > 0).sort(([a], [b]) => (a < b ? -1 : 1))
  const others = [...new Set(frames.flatMap(([, frame]) => [...frame.keys()]))].filter(each => !SHOWN.includes(each))
  const columns = [...SHOWN, ...others.sort()]
  const row = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`
  return [
    row(['on', ...columns]),
    row(['---', ...columns.map(() => '--:')]),
    ...frames.map(([asOf, frame]) => row([asOf, ...columns.map(each => frame.get(each) ?? '')])),
  ].join('\n')
}

/** What the nights left stored is what judging everybody anew gives, reasons and all. */
async function expectSameAsFull(dossiers: readonly Dossier[], asOf: Day): Promise<void> {
  const { rows } = await pool.query<{ certification: string; verdict: Said & { nextChange: Day | null } }>(
    'select certification, verdict from standing',
  )
  const stored = new Map(rows.map(row => [row.certification, row.verdict]))
  const standings = dossiers.flatMap(dossier => deriveStandings(dossier, rulebook.rules, { asOf }))
  expect(stored.size).toBe(standings.length)
  for (const { certification, status, substate, since, through, reasons, also, obligations, nextChange } of standings)
    expect(stored.get(certification)).toMatchObject({ status, substate, since, through, reasons, also, obligations, nextChange })
}

test('ten years, day by day: every change that must be said is said on its day, and no other', {
  timeout: 1_800_000,
}, async () => {
  await recordDemo(on(LAST), { certificants: PEOPLE, seed: 7 })
  await pool.query('truncate standing, standing_change, night, event cascade')
  const dossiers: Dossier[] = []
  for await (const set of walkDossiers(db)) dossiers.push(...set)

  const { nights, idle } = await walk()
  const film: Film = new Map()
  const expected = dossiers.flatMap(dossier => expectedOf(dossier, film))
  const said = await told()
  expect(inOrder(said)).toEqual(inOrder(expected))
  await expectSameAsFull(dossiers, LAST)
  expect(idle).toBeGreaterThan(0)

  const text = filmText(film)
  console.log(`${dossiers.length} people, ${nights} nights (${idle} of them with nobody due), ${said.length} changes\n${text}`)
  if (FILM) writeFilm(text, { people: dossiers.length, changes: said.length })
})

/** The document keeps its introduction; the table is below the line. */
function writeFilm(text: string, { people, changes }: { people: number; changes: number }): void {
  const path = asset('docs', 'film.md')
  const [head] = readFileSync(path, 'utf8').split('\n---\n')
  const caption = `${people} people, ${changes} changes said, from ${FIRST} to ${LAST}; the first of each month.`
  writeFileSync(path, `${head}\n---\n\n${caption}\n\n${text}\n`)
}
