import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { testApp } from '../../tests/app.ts'
import { testDatabase } from '../../tests/database.ts'
import { type Holder, makeHolder } from '../../tests/make.ts'
import { signInAs } from '../../tests/staff.ts'
import { countLeftOpen } from '../import/import.ts'
import { newId } from '../values/id.ts'

const database = await testDatabase()
const { db, pool } = database
const { http } = await testApp(database)
const tokens: Record<string, string> = {}
let people: Holder[] = []

beforeAll(async () => {
  for (const role of ['registrar', 'read_only'] as const) tokens[role] = await signInAs(database, role)
})

/** An import that found one thing and proposes one merge. */
async function importOnce(): Promise<{ finding: string; proposal: string }> {
  const [batch, finding, proposal] = [newId(), newId(), newId()]
  await pool.query(
    `insert into import_batch (id, system, exported_on, judge_from, recorded_by, finished_at) values ($1, 'old', '2027-01-01', '2027-01-01', 'x', now())`,
    [batch],
  )
  const [keep, merge] = people
  await pool.query(
    `insert into import_finding (id, batch, code, certificant, file, line, params) values ($1, $2, 'money.after_death', $3, 'fees.csv', 7, '{"on": "2024-01-01", "count": 2}')`,
    [finding, batch, keep?.certificant],
  )
  await pool.query(
    `insert into merge_proposal (id, batch, keep, merge, agreeing) values ($1, $2, $3, $4, '{phone}') on conflict do nothing`,
    [proposal, batch, keep?.certificant, merge?.certificant],
  )
  return { finding, proposal }
}

beforeEach(async () => {
  await pool.query('delete from settlement; delete from import_finding; delete from merge_proposal')
  people = [await makeHolder(db, { name: 'Ana Lindqvist' }), await makeHolder(db, { name: 'Ana Lindquist' })]
})

async function ask(method: 'GET' | 'POST', path: string, { body, as = 'registrar' }: { body?: unknown; as?: string } = {}) {
  const headers = { cookie: `__Host-goodstanding=${tokens[as]}`, 'content-type': 'application/json' }
  const payload = body === undefined ? {} : { payload: JSON.stringify(body) }
  const sent = body === undefined ? { cookie: headers.cookie } : headers
  const answer = await http.inject({ method, url: `/api/v1/${path}`, headers: sent, ...payload })
  return { status: answer.statusCode, body: JSON.parse(answer.body) }
}

const because = { reason: 'Looked at the papers', authority: 'The registrar' }
const settle = (list: string, id: string, verdict: string, as?: string) =>
  ask('POST', `worklists/${list}/${id}/settle`, { body: { verdict, ...because }, ...(as === undefined ? {} : { as }) })
const reopen = (list: string, id: string) => ask('POST', `worklists/${list}/${id}/reopen`, { body: because })
const idsOn = async (list: string, query = '') =>
  (await ask('GET', `worklists/${list}${query}`)).body.items.map(({ id }: { id: string }) => id)

describe('a finding that is dealt with', () => {
  test('leaves the list and its count, with who decided and why', async () => {
    const { finding } = await importOnce()
    expect(await idsOn('findings')).toEqual([finding])
    expect((await settle('findings', finding, 'dealt_with')).status).toBe(201)
    expect(await idsOn('findings')).toEqual([])
    expect((await countLeftOpen(db)).findings).toBe(0)
    const { body } = await ask('GET', 'worklists/findings?settled=yes')
    expect(body.items).toMatchObject([
      { id: finding, verdict: 'Dealt with', reason: because.reason, decidedBy: because.authority },
    ])
    const last = await db
      .selectFrom('trailEntry')
      .select(['action', 'subject', 'certificant'])
      .orderBy('id', 'desc')
      .where('action', 'like', 'decisions.%')
      .executeTakeFirstOrThrow()
    expect(last).toEqual({ action: 'decisions.settled', subject: `findings:${finding}`, certificant: people[0]?.certificant })
  })

  test('stays off it when a later import finds the same again', async () => {
    const { finding } = await importOnce()
    await settle('findings', finding, 'dealt_with')
    const later = await importOnce()
    expect(await idsOn('findings')).toEqual([])
    expect(await idsOn('findings', '?settled=yes')).toEqual([later.finding])
    await reopen('findings', later.finding)
    expect(await idsOn('findings')).toEqual([later.finding])
  })

  test('is settled once, opened again once, and may then be settled again', async () => {
    const { finding } = await importOnce()
    expect((await reopen('findings', finding)).body.code).toBe('decisions.not_settled')
    const both = await Promise.all([1, 2].map(() => settle('findings', finding, 'dealt_with')))
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409])
    expect((await reopen('findings', finding)).status).toBe(201)
    expect((await reopen('findings', finding)).status).toBe(409)
    expect((await settle('findings', finding, 'dealt_with')).status).toBe(201)
    expect(await db.selectFrom('settlement').select('id').execute()).toHaveLength(3)
  })
})

describe('two numbers', () => {
  const sameAs = async (of: Holder | undefined) => (await ask('GET', `people/${of?.certificant}`)).body.sameAs

  test('that are one human are shown as such, in the search and on both pages, until that is undone', async () => {
    const { proposal } = await importOnce()
    const [keep, merge] = people
    expect((await settle('merge-proposals', proposal, 'same_person')).status).toBe(201)
    expect(await idsOn('merge-proposals')).toEqual([])
    expect(await sameAs(keep)).toEqual([{ certificant: merge?.certificant, name: 'Ana Lindquist' }])
    expect(await sameAs(merge)).toEqual([{ certificant: keep?.certificant, name: 'Ana Lindqvist' }])
    const { body } = await ask('GET', `people?q=${merge?.number}`)
    expect(body.items[0].sameAs).toEqual([{ certificant: keep?.certificant, name: 'Ana Lindqvist' }])
    expect((await reopen('merge-proposals', proposal)).status).toBe(201)
    expect(await sameAs(keep)).toEqual([])
    expect(await idsOn('merge-proposals')).toEqual([proposal])
  })

  test('that are two people stay two, and are not proposed again', async () => {
    const { proposal } = await importOnce()
    await settle('merge-proposals', proposal, 'different_people')
    expect(await sameAs(people[0])).toEqual([])
    await importOnce()
    expect(await idsOn('merge-proposals')).toEqual([])
  })
})

describe('settling refuses', () => {
  test('whoever may not, and what is not there', async () => {
    const { finding } = await importOnce()
    expect((await settle('findings', finding, 'dealt_with', 'read_only')).status).toBe(403)
    expect((await settle('findings', people[0]?.certificant ?? '', 'dealt_with')).body.code).toBe('decisions.matter_unknown')
    expect((await settle('merge-proposals', finding, 'same_person')).status).toBe(404)
  })

  test('a verdict, a list or an id that is none, and no reason', async () => {
    const { finding } = await importOnce()
    const wrong = await settle('findings', finding, 'same_person')
    expect([wrong.status, wrong.body.code, wrong.body.errors[0].pointer]).toEqual([
      422,
      'decisions.verdict_unfit',
      '/body/verdict',
    ])
    expect((await settle('findings', finding, 'maybe')).body.errors[0].pointer).toBe('/body/verdict')
    expect((await settle('lapsing', finding, 'dealt_with')).body.errors[0].pointer).toBe('/path/list')
    expect((await settle('findings', '7', 'dealt_with')).body.errors[0].pointer).toBe('/path/id')
    const { body } = await ask('POST', `worklists/findings/${finding}/settle`, {
      body: { verdict: 'dealt_with', authority: 'x' },
    })
    expect(body.errors[0].pointer).toBe('/body/reason')
  })
})
