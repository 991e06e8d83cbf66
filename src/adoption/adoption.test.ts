import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { testDatabase } from '../../tests/database.ts'
import { type Holder, makeActivity, makeHolder, makePayment } from '../../tests/make.ts'
import { goodstanding } from '../../tests/program.ts'
import { type Edits, withRulebookCopy } from '../../tests/rulebook-copy.ts'
import { deriveStandings, ENGINE_VERSION } from '../engine/derive.ts'
import { runNight } from '../night/night.ts'
import { makeClock } from '../platform/clock.ts'
import { asset } from '../platform/root.ts'
import { loadRulebook } from '../rulebook/load.ts'
import { setUpDemo } from '../setup/setup.ts'
import { deriveAll, listAdoptions, loadDossier, rulebookInForce, standingOf, storyOf } from '../standing/standing.ts'
import { day } from '../values/day.ts'
import type { Instant } from '../values/instant.ts'
import { adoptRules } from './adoption.ts'
import { readCandidate } from './candidate.ts'

const database = await testDatabase()
const { db, connection } = database
const amt = await loadRulebook(asset('rulebook', 'amt'))
const clock = makeClock(day('2026-11-23'))
const deps = { database, clock }
const BOARD = { by: 'the Board', reason: 'minutes of 20 November, item 4' }

const address = `postgres://${connection.user}@localhost:${connection.port}/${connection.database}?host=${encodeURIComponent(connection.host ?? '')}`

async function run(...args: string[]) {
  const program = goodstanding(args, { DATABASE_URL: address, GOODSTANDING_TODAY: '2026-11-23' })
  const code = await program.ended
  return { code, out: program.stdout().replaceAll('\u00a0', ' '), err: program.stderr().replaceAll('\u00a0', ' ') }
}

const CASE = `- name: A new certificant is active
  certified: { RMA: 2021-05-01 }
  expect: { 2021-05-01: { status: active } }
`
/** 36 points where there were 30. */
const RAISED: Edits = {
  'requirement.yaml': { replace: 'RMA: 30', by: 'RMA: 36' },
  'cases/one.yaml': { text: CASE },
}

const raised = (edits: Edits = RAISED) => withRulebookCopy(edits, ({ folder }) => readCandidate(folder, []))

/** Met the first cycle with 31 points and paid every year. */
let maria: Holder

beforeAll(async () => {
  maria = await makeHolder(db, { number: '1234567' })
  for (const year of [2022, 2023, 2024, 2025, 2026]) await makePayment(db, maria, year, `${year}-05-10`)
  await makeActivity(db, maria, '2023-03-01', 31)
})

beforeEach(async () => {
  await sql`truncate standing, standing_change, dirty_certificant, rulebook_adoption, rulebook_version, setting, account, night cascade`.execute(
    db,
  )
  await setUpDemo({ ...deps, rulebook: amt })
})

const inForce = async () => ({ ...deps, rulebook: await rulebookInForce(db, clock) })
const now = async (): Promise<Instant> => {
  const { rows } = await sql<{ at: Instant }>`select clock_timestamp() as at`.execute(db)
  return rows[0]?.at as Instant
}
/** A moment is settled a second after it. */
const settle = () => sleep(1100)

describe('adopting', () => {
  test('keeps the content by its hash with the decision, marks everybody and writes it in the trail', async () => {
    const candidate = await raised()
    expect(await adoptRules(deps, 'a test', candidate, BOARD)).toEqual({
      hash: candidate.hash,
      fromDay: null,
      already: undefined,
    })
    expect(await listAdoptions(db)).toMatchObject([{ rulebook: candidate.hash, fromDay: null, ...BOARD }])
    expect((await rulebookInForce(db, clock)).hash).toBe(candidate.hash)
    expect(await db.selectFrom('dirtyCertificant').select('certificant').execute()).toEqual([{ certificant: maria.certificant }])
    const trail = await db.selectFrom('trailEntry').selectAll().where('action', '=', 'rulebook.adopted').execute()
    expect(trail).toMatchObject([{ actor: 'a test', subject: `rulebook:${candidate.hash}`, details: { ...BOARD, before: null } }])
  })

  test('the same again changes nothing and says who adopted it', async () => {
    const candidate = await raised()
    await adoptRules(deps, 'a test', candidate, BOARD)
    const again = await adoptRules(deps, 'a test', candidate, { by: 'somebody', reason: 'again' })
    expect(again.already).toMatchObject({ rulebook: candidate.hash, ...BOARD })
    expect(await listAdoptions(db)).toHaveLength(1)
  })

  test('two at once adopt it once', async () => {
    const candidate = await raised()
    await Promise.all([1, 2].map(() => adoptRules(deps, 'a test', candidate, BOARD)))
    expect(await listAdoptions(db)).toHaveLength(1)
  })

  test('one may go back to an earlier one', async () => {
    const candidate = await raised()
    await adoptRules(deps, 'a test', amt, BOARD)
    await adoptRules(deps, 'a test', candidate, BOARD)
    await adoptRules(deps, 'a test', amt, { by: 'the Board', reason: 'it was a mistake' })
    expect((await rulebookInForce(db, clock)).hash).toBe(amt.hash)
    expect(await listAdoptions(db)).toHaveLength(3)
  })

  test('for a later day it takes over on that day', async () => {
    const candidate = await raised()
    await adoptRules(deps, 'a test', candidate, { ...BOARD, fromDay: day('2027-01-01') })
    expect(await db.selectFrom('dirtyCertificant').selectAll().execute()).toEqual([])
    const on = async (today: string) => (await rulebookInForce(db, makeClock(day(today)))).hash
    expect([await on('2026-11-23'), await on('2026-12-31'), await on('2027-01-01')]).toEqual([amt.hash, amt.hash, candidate.hash])
  })

  test.each([
    ['an empty name', { ...BOARD, by: ' ' }, 'adoption.words_missing'],
    ['an empty reason', { ...BOARD, reason: '' }, 'adoption.words_missing'],
    ['a day that has passed', { ...BOARD, fromDay: day('2026-11-22') }, 'adoption.day_gone_by'],
  ])('refuses %s and writes nothing', async (_, decision, code) => {
    await expect(async () => adoptRules(deps, 'a test', await raised(), decision)).rejects.toMatchObject({ code })
    expect(await listAdoptions(db)).toEqual([])
  })

  test('refuses a rulebook in another currency, and one that does not know what somebody holds', async () => {
    const euros = raised({ 'body.yaml': { replace: 'currency: USD', by: 'currency: EUR' } })
    await expect(euros.then(each => adoptRules(deps, 'a test', each, BOARD))).rejects.toMatchObject({
      code: 'adoption.currency_differs',
    })
    const { RMA: _RMA, ...schemes } = amt.rules.schemes
    const without = { rules: { ...amt.rules, schemes }, hash: 'f'.repeat(64) }
    await expect(adoptRules(deps, 'a test', without, BOARD)).rejects.toMatchObject({
      code: 'adoption.schemes_missing',
      params: { schemes: ['RMA'] },
    })
  })
})

describe('what was known', () => {
  test('is judged by the rulebook that was in force then', async () => {
    await adoptRules(deps, 'a test', amt, BOARD)
    await deriveAll(await inForce())
    const before = await now()
    await settle()
    await adoptRules(deps, 'a test', await raised(), BOARD)
    const after = await now()
    await settle()
    const present = await inForce()
    const asked = async (knownOn?: Instant) => (await standingOf(present, maria.number, { knownOn }))?.standing.status
    expect([await asked(before), await asked(after), await asked()]).toEqual(['active', 'decertified', 'decertified'])
    const then = await storyOf(present, maria.certificant, { knownOn: before })
    expect(then).toMatchObject({ rulebook: amt.hash, standings: [{ status: 'active' }] })
    const early = await standingOf(present, maria.number, { knownOn: before, asOf: day('2022-01-01') })
    expect(early?.rulebook).toBe(amt.hash)
  })

  test('before anybody adopted anything, it is judged by what the program kept', async () => {
    await runNight(await inForce())
    const before = await now()
    await settle()
    await adoptRules(deps, 'a test', await raised(), BOARD)
    expect((await standingOf(await inForce(), maria.number, { knownOn: before }))?.rulebook).toBe(amt.hash)
  })
})

describe('every judgement', () => {
  test('is pinned to rulebook and engine, and can be made again from them', async () => {
    await adoptRules(deps, 'a test', amt, BOARD)
    await runNight(await inForce())
    await settle()
    const candidate = await raised()
    await adoptRules(deps, 'a test', candidate, { by: 'the Council', reason: 'more points' })
    await runNight(await inForce())
    await settle()
    const said = await db.selectFrom('standingChange').selectAll().orderBy('id').execute()
    expect(
      said.map(({ status, rulebook, engineVersion, authority }) => ({ status, rulebook, engineVersion, authority })),
    ).toEqual([
      { status: 'active', rulebook: amt.hash, engineVersion: ENGINE_VERSION, authority: 'the Board' },
      { status: 'decertified', rulebook: candidate.hash, engineVersion: ENGINE_VERSION, authority: 'the Council' },
    ])
    for (const { certificant, asOf, recordedAt, rulebook, since, through, reason } of said) {
      const { content } = await db
        .selectFrom('rulebookVersion')
        .select('content')
        .where('hash', '=', rulebook)
        .executeTakeFirstOrThrow()
      const dossier = await loadDossier(db, certificant, recordedAt)
      const [again] = deriveStandings(dossier, content as typeof amt.rules, { asOf })
      expect(again).toMatchObject({ since, through, reasons: reason })
    }
    await expect(sql`update standing_change set rulebook = null`.execute(db)).rejects.toThrow('not-null')
    await expect(sql`update standing set rulebook = ${'0'.repeat(64)}`.execute(db)).rejects.toThrow('foreign key')
  })
})

describe('the verb', () => {
  const adopt = (edits: Edits, ...more: string[]) =>
    withRulebookCopy(edits, ({ folder }) => run('rulebook', 'adopt', folder, '--by', BOARD.by, '--reason', BOARD.reason, ...more))

  test('adopts, says how many stand otherwise, and lists what was adopted', async () => {
    const { code, out, err } = await adopt(RAISED)
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toContain('1 certification of 1 will stand otherwise.')
    expect((await adopt(RAISED)).out).toContain('in force already: adopted by the Board')
    expect((await run('rulebook', 'adopted')).out).toMatch(
      /^[0-9a-f]{64} {2}adopted by the Board on .*: minutes of 20 November, item 4\n$/,
    )
  })

  test('refuses mistakes, failing cases and a folder without cases, each with its place', async () => {
    const mistake = await adopt({ ...RAISED, 'cycle.yaml': { replace: 'years: 3', by: 'yeers: 3' } })
    expect(mistake).toMatchObject({ code: 2, out: '' })
    expect(mistake.err).toContain('Did you mean "years"?')
    const failing = await adopt({ ...RAISED, 'cases/one.yaml': { text: CASE.replace('status: active', 'status: lapsed') } })
    expect(failing.code).toBe(5)
    expect(failing.err).toContain('status should be lapsed, but it is active.')
    expect((await adopt({ 'requirement.yaml': { replace: 'RMA: 30', by: 'RMA: 36' } })).err).toContain('There is no case in')
    expect(await listAdoptions(db)).toEqual([])
  })

  test('puts an alternative in force by name, and refuses one that is none', async () => {
    expect((await adopt(RAISED, '--with', 'fee_due/first-of-january')).code).toBe(0)
    expect((await rulebookInForce(db, clock)).rules.feeDue.versions.map(({ id }) => id)).toEqual(['first-of-january'])
    expect((await adopt(RAISED, '--with', 'fee_due/never')).err).toContain('no alternative called "fee_due/never"')
  })

  test('refuses a register that nobody has set up', async () => {
    await sql`truncate setting`.execute(db)
    expect(await adopt(RAISED)).toMatchObject({ code: 3, out: '' })
  })

  test('without who and why is a mistake of the command', async () => {
    expect((await run('rulebook', 'adopt', asset('rulebook', 'amt'))).code).toBe(2)
  })
})
