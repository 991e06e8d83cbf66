import { beforeAll, describe, expect, test } from 'vitest'
import { testApp } from '../../tests/app.ts'
import { testDatabase } from '../../tests/database.ts'
import { type Holder, inPlaceOf, makeActivity, makeDecision, makeHolder, makePayment } from '../../tests/make.ts'
import { signInAs } from '../../tests/staff.ts'
import { deriveStandings, verdictOf } from '../engine/derive.ts'
import { asset } from '../platform/root.ts'
import { loadRulebook } from '../rulebook/load.ts'
import { loadDossier } from '../standing/standing.ts'
import { day } from '../values/day.ts'

const database = await testDatabase()
const { db } = database
const { http } = await testApp(database, { env: { GOODSTANDING_TODAY: '2024-03-10' } })
const { rules } = await loadRulebook(asset('rulebook', 'amt'))
const tokens: Record<string, string> = {}

beforeAll(async () => {
  for (const role of ['registrar', 'reviewer', 'read_only'] as const) tokens[role] = await signInAs(database, role)
})

type Body = Record<string, unknown>

async function post(path: string, body: unknown, { as = 'registrar', key }: { as?: string; key?: string } = {}) {
  const headers = {
    ...(as === '' ? {} : { cookie: `__Host-goodstanding=${tokens[as]}` }),
    ...(key === undefined ? {} : { 'idempotency-key': key }),
    origin: 'https://certified.example.org',
    'content-type': 'application/json',
  }
  const answer = await http.inject({ method: 'POST', url: `/api/v1/people/${path}`, headers, payload: JSON.stringify(body) })
  return { status: answer.statusCode, body: JSON.parse(answer.body) }
}

async function get(url: string) {
  const answer = await http.inject({ url, headers: { cookie: `__Host-goodstanding=${tokens['registrar']}` } })
  return JSON.parse(answer.body)
}

const because = { reason: 'Ill since January', authority: 'The registrar' }

const preview = (of: Holder, decision: Body, as?: string) =>
  post(`${of.certificant}/decisions/preview`, { decision: { ...because, ...decision } }, as === undefined ? {} : { as })

/** Previews and decides, as the console does. */
async function decide(of: Holder, decision: Body, key?: string) {
  const { body } = await preview(of, decision)
  const asked = { decision: { ...because, ...decision }, basis: body.basis ?? '0'.repeat(64) }
  return post(`${of.certificant}/decisions`, asked, key === undefined ? {} : { key })
}

const undo = (of: Holder, id: string, more: Body = {}) =>
  post(`${of.certificant}/decisions/${id}/undo`, { reason: 'A mistake', authority: 'The registrar', ...more })

/** In the third year of a cycle that ends on 30 April 2024, with 18 of 30 points and every fee paid so far. */
async function makeMaria(): Promise<Holder> {
  const maria = await makeHolder(db)
  await makeActivity(db, maria, '2024-02-02', 18)
  for (const year of [2022, 2023]) await makePayment(db, maria, year, `${year}-05-20`)
  return maria
}

const storedOf = ({ certification }: Holder) =>
  db.selectFrom('standing').selectAll().where('certification', '=', certification).executeTakeFirst()
const decisionsOf = ({ certificant }: Holder) =>
  db.selectFrom('decision').selectAll().where('certificant', '=', certificant).orderBy('id').execute()
const correctionsOf = ({ certificant }: Holder) =>
  db.selectFrom('correction').selectAll().where('certificant', '=', certificant).execute()
const trailOf = async ({ certificant }: Holder) => {
  const rows = await db.selectFrom('trailEntry').select('action').where('certificant', '=', certificant).orderBy('id').execute()
  return rows.map(({ action }) => action)
}

/** What is stored is what anybody would derive anew. */
async function expectDerivable(of: Holder): Promise<void> {
  const stored = await storedOf(of)
  const dossier = await loadDossier(db, of.certificant)
  const standings = deriveStandings(dossier, rules, { asOf: day('2024-03-10') }).map(verdictOf)
  expect(standings).toContainEqual(stored?.verdict)
}

const hold = ({ certification }: Holder, more: Body = {}) => ({
  kind: 'held',
  certification,
  effectiveOn: '2024-03-10',
  untilOn: '2024-06-30',
  ...more,
})

describe('the effect of a decision', () => {
  test('is shown before it is made: how each certification stands without and with it, and what comes next', async () => {
    const maria = await makeMaria()
    const { status, body } = await preview(maria, hold(maria))
    expect(status).toBe(200)
    expect(body.basis).toMatch(/^[0-9a-f]{64}$/)
    expect(body.effect).toHaveLength(1)
    const [{ before, after, nextBefore, nextAfter }] = body.effect
    expect([before.status, before.through]).toEqual(['active', '2024-04-30'])
    expect([after.status, after.through]).toEqual(['active', '2024-05-31'])
    expect(after.reasons.at(-1).sentence).toBe(
      'On hold from 10\u00a0March\u00a02024 through 30\u00a0June\u00a02024. While it lasts, the certification is not lost.',
    )
    expect(nextBefore).toEqual({ on: '2024-05-01', status: 'decertified', substate: null, label: 'Decertified' })
    expect(nextAfter).toEqual({ on: '2024-05-01', status: 'active', substate: 'on_hold', label: 'Active' })
  })

  test('leaves nothing behind but that somebody looked', async () => {
    const maria = await makeMaria()
    await preview(maria, hold(maria))
    expect(await decisionsOf(maria)).toEqual([])
    expect(await storedOf(maria)).toBeUndefined()
    expect(await trailOf(maria)).toEqual(['decisions.previewed'])
  })

  test.each([
    ['suspended', {}, 'suspended'],
    ['retired', {}, 'retired'],
    ['revoked', {}, 'revoked'],
    ['cycle_accepted', { cycleEnd: '2024-04-30' }, 'active'],
    ['requirement_waived', { cycleEnd: '2024-04-30' }, 'active'],
    ['cycle_extended', { cycleEnd: '2024-04-30', untilOn: '2024-10-31' }, 'active'],
    ['fee_waived', { feeYear: 2024 }, 'active'],
  ])('of %s is what the decision then does', async (kind, more, status) => {
    const maria = await makeMaria()
    const decision = { kind, certification: maria.certification, ...more }
    const shown = (await preview(maria, decision)).body.effect
    const { status: code, body } = await decide(maria, decision)
    expect(code).toBe(201)
    expect(body.effect).toEqual(shown)
    expect(body.effect[0].after.status).toBe(status)
    expect(await storedOf(maria)).toMatchObject({ status, through: body.effect[0].after.through })
    expect(JSON.stringify(shown[0].after) === JSON.stringify(shown[0].before)).toBe(false)
    await expectDerivable(maria)
  })
})

describe('a decision', () => {
  test('is a fact with its reason, who decided and who recorded it, and the standing follows at once', async () => {
    const maria = await makeMaria()
    const { status, body } = await decide(maria, hold(maria))
    expect(status).toBe(201)
    const [fact, ...more] = await decisionsOf(maria)
    expect(more).toEqual([])
    expect(fact).toMatchObject({
      id: body.id,
      kind: 'held',
      decidedOn: '2024-03-10',
      effectiveOn: '2024-03-10',
      untilOn: '2024-06-30',
      ...because,
      recordedBy: expect.stringMatching(/^account:/),
      withdrawn: false,
    })
    expect(await storedOf(maria)).toMatchObject({ status: 'active', through: '2024-05-31', nextChange: '2024-05-01' })
    expect(await trailOf(maria)).toEqual(['decisions.previewed', 'decisions.decided'])
  })

  test('tells the rooms above what changed', async () => {
    const maria = await makeMaria()
    await decide(maria, { kind: 'suspended', certification: maria.certification })
    const events = await db.selectFrom('event').selectAll().where('certificant', '=', maria.certificant).execute()
    expect(events.map(({ kind }) => kind)).toEqual(['standing.changed'])
  })

  test('of death concerns every certification, and nothing is decided after it', async () => {
    const maria = await makeMaria()
    expect((await decide(maria, { kind: 'deceased', effectiveOn: '2024-03-01' })).status).toBe(201)
    expect(await storedOf(maria)).toMatchObject({ status: 'deceased', since: '2024-03-01' })
    const { status, body } = await preview(maria, hold(maria))
    expect([status, body.code]).toEqual([409, 'decisions.person_deceased'])
  })

  test('decided last week and recorded today says so', async () => {
    const maria = await makeMaria()
    await decide(maria, hold(maria, { decidedOn: '2024-03-04' }))
    const [fact] = await decisionsOf(maria)
    expect(fact).toMatchObject({ decidedOn: '2024-03-04', effectiveOn: '2024-03-10' })
  })

  test('sent twice with one key is made once', async () => {
    const maria = await makeMaria()
    const { body } = await preview(maria, hold(maria))
    const asked = { decision: { ...because, ...hold(maria) }, basis: body.basis }
    const first = await post(`${maria.certificant}/decisions`, asked, { key: 'once-1' })
    const again = await post(`${maria.certificant}/decisions`, asked, { key: 'once-1' })
    expect(again).toEqual(first)
    expect(await decisionsOf(maria)).toHaveLength(1)
  })

  test('sent twice without one is stale the second time', async () => {
    const maria = await makeMaria()
    const { body } = await preview(maria, hold(maria))
    const asked = { decision: { ...because, ...hold(maria) }, basis: body.basis }
    expect((await post(`${maria.certificant}/decisions`, asked)).status).toBe(201)
    const again = await post(`${maria.certificant}/decisions`, asked)
    expect([again.status, again.body.code]).toEqual([409, 'decisions.preview_stale'])
    expect(await decisionsOf(maria)).toHaveLength(1)
  })

  test('is refused where a fact came between, or something else was previewed', async () => {
    const maria = await makeMaria()
    const { body } = await preview(maria, hold(maria))
    const asked = { decision: { ...because, ...hold(maria) }, basis: body.basis }
    const other = { ...asked, decision: { ...asked.decision, untilOn: '2030-12-31' } }
    expect((await post(`${maria.certificant}/decisions`, other)).body.code).toBe('decisions.preview_stale')
    await makeActivity(db, maria, '2024-03-01', 12)
    const stale = await post(`${maria.certificant}/decisions`, asked)
    expect([stale.status, stale.body.code]).toEqual([409, 'decisions.preview_stale'])
    expect(await decisionsOf(maria)).toEqual([])
  })

  test('two at the same time: one is made, the other has to look again', async () => {
    const maria = await makeMaria()
    const { body } = await preview(maria, hold(maria))
    const asked = { decision: { ...because, ...hold(maria) }, basis: body.basis }
    const answers = await Promise.all([1, 2, 3].map(() => post(`${maria.certificant}/decisions`, asked)))
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409, 409])
  })
})

describe('undoing', () => {
  test('takes a decision back by a fact of its own, with a reason; both stay on record', async () => {
    const maria = await makeMaria()
    const before = (await preview(maria, hold(maria))).body.effect[0].before
    const { body } = await decide(maria, hold(maria))
    const undone = await undo(maria, body.id)
    expect(undone.status).toBe(201)
    expect(undone.body.effect[0].after).toEqual(before)
    const facts = await decisionsOf(maria)
    expect(facts).toHaveLength(2)
    expect(facts[1]).toMatchObject({ id: undone.body.id, supersedes: body.id, withdrawn: true })
    expect(await correctionsOf(maria)).toMatchObject([{ fact: undone.body.id, kind: 'decision', reason: 'A mistake' }])
    expect(await storedOf(maria)).toMatchObject({ through: '2024-04-30' })
    expect((await trailOf(maria)).at(-1)).toBe('decisions.undone')
    await expectDerivable(maria)
  })

  test('is done once; what was undone can be restored by undoing that', async () => {
    const maria = await makeMaria()
    const { body } = await decide(maria, hold(maria))
    const first = await undo(maria, body.id)
    const again = await undo(maria, body.id)
    expect([again.status, again.body.code]).toEqual([409, 'decisions.fact_superseded'])
    expect((await undo(maria, first.body.id)).status).toBe(201)
    expect(await storedOf(maria)).toMatchObject({ through: '2024-05-31' })
  })

  test('shows its effect before, and is then bound to it', async () => {
    const maria = await makeMaria()
    const { body } = await decide(maria, hold(maria))
    const because = { reason: 'A mistake', authority: 'The registrar' }
    const shown = await post(`${maria.certificant}/decisions/preview`, {
      decision: { kind: 'undone', fact: body.id, ...because },
    })
    expect(shown.body.effect[0].after.through).toBe('2024-04-30')
    await makeActivity(db, maria, '2024-03-01', 12)
    expect((await undo(maria, body.id, { basis: shown.body.basis })).body.code).toBe('decisions.preview_stale')
  })

  test('finds no decision of somebody else, and none that is not there', async () => {
    const [maria, other] = [await makeMaria(), await makeMaria()]
    const { body } = await decide(maria, hold(maria))
    expect((await undo(other, body.id)).body.code).toBe('decisions.fact_unknown')
    expect((await undo(maria, maria.certification)).status).toBe(404)
  })
})

describe('correcting a fact', () => {
  test('puts a row in its place with why, and undoing brings the old one back', async () => {
    const maria = await makeMaria()
    const activity = await makeActivity(db, maria, '2024-02-20', 10)
    const { status, body } = await decide(maria, { kind: 'activity_corrected', fact: activity.id, values: { points: 1200 } })
    expect(status).toBe(201)
    expect(body.effect[0].after.cycles[0].credited).toBe(3000)
    const rows = () =>
      db.selectFrom('ceActivity').selectAll().where('certificant', '=', maria.certificant).orderBy('id').execute()
    expect((await rows()).at(-1)).toMatchObject({
      supersedes: activity.id,
      points: 1200,
      title: activity.title,
      withdrawn: false,
    })
    expect(await correctionsOf(maria)).toMatchObject([{ fact: body.id, kind: 'activity', ...because }])
    const told = await get(`/api/v1/people/${maria.certificant}`)
    expect(told.timeline.find(({ factId }: { factId: string }) => factId === body.id).because).toEqual({
      ...because,
      decidedOn: '2024-03-10',
    })
    const undone = await undo(maria, body.id)
    expect(undone.body.effect[0].after.cycles[0].credited).toBe(2800)
    expect((await rows()).at(-1)).toMatchObject({ supersedes: body.id, points: 1000, withdrawn: false })
    await expectDerivable(maria)
  })

  test.each([
    [
      'grant',
      async (of: Holder) =>
        db.selectFrom('certificationGrant').selectAll().where('certificant', '=', of.certificant).executeTakeFirstOrThrow(),
      { certifiedOn: '2022-05-01' },
    ],
    ['payment', async (of: Holder) => makePayment(db, of, 2021, '2021-06-01'), { chargedBackOn: '2021-07-01' }],
    ['decision', async (of: Holder) => makeDecision(db, of, 'suspended', '2024-03-01'), { untilOn: '2024-03-05' }],
  ])('works for a %s', async (kind, make, values) => {
    const maria = await makeMaria()
    const fact = await make(maria)
    const { status, body } = await decide(maria, { kind: `${kind}_corrected`, fact: fact.id, values })
    expect(status).toBe(201)
    expect(body.factKind).toBe(kind)
    await expectDerivable(maria)
  })

  test('withdraws one that never happened', async () => {
    const maria = await makeMaria()
    const payment = await makePayment(db, maria, 2024, '2024-03-01')
    const { body } = await decide(maria, { kind: 'fact_withdrawn', factKind: 'payment', fact: payment.id })
    expect(body.effect[0].before.dues.map(({ feeYear }: { feeYear: number }) => feeYear)).toEqual([2025])
    expect(body.effect[0].after.dues.map(({ feeYear }: { feeYear: number }) => feeYear)).toEqual([2024])
  })

  test('refuses what was corrected since, what changes nothing, and what cannot be', async () => {
    const maria = await makeMaria()
    const old = await makeActivity(db, maria, '2024-02-20', 10)
    const activity = await makeActivity(db, maria, '2024-02-20', 11, inPlaceOf(old))
    const codeOf = async (decision: Body) => (await preview(maria, decision)).body.code
    const corrected = (values: Body, fact: string = activity.id) => codeOf({ kind: 'activity_corrected', fact, values })
    expect(await corrected({ points: 1200 }, old.id)).toBe('decisions.fact_superseded')
    expect(await corrected({ points: 1100 })).toBe('decisions.nothing_changed')
    expect(await corrected({ fromOn: '2024-02-21', toOn: '2024-02-20' })).toBe('decisions.values_impossible')
    expect(await corrected({ points: 100 }, maria.certification)).toBe('decisions.fact_unknown')
    const grant = await db
      .selectFrom('certificationGrant')
      .select('id')
      .where('certificant', '=', maria.certificant)
      .executeTakeFirstOrThrow()
    expect(await codeOf({ kind: 'grant_corrected', fact: grant.id, values: { scheme: 'XYZ' } })).toBe('decisions.scheme_unknown')
  })

  test('mends a contradiction, and takes the person off the list of those parked', async () => {
    const maria = await makeMaria()
    const died = await makeDecision(db, maria, 'deceased', '2024-01-01', { certification: null })
    await db
      .insertInto('parked')
      .values({ certificant: maria.certificant, code: 'parked.alive_after_death', params: '{}', asOf: '2024-03-09' as never })
      .execute()
    expect((await decide(maria, { kind: 'fact_withdrawn', factKind: 'decision', fact: died.id })).status).toBe(201)
    expect(await db.selectFrom('parked').selectAll().where('certificant', '=', maria.certificant).execute()).toEqual([])
    expect(await storedOf(maria)).toMatchObject({ status: 'active' })
  })
})

describe('deciding refuses', () => {
  test('whoever may not', async () => {
    const maria = await makeMaria()
    for (const [as, status] of [
      ['', 401],
      ['read_only', 403],
      ['reviewer', 403],
    ] as const) {
      expect((await preview(maria, hold(maria), as)).status, as).toBe(status)
      expect((await post(`${maria.certificant}/decisions`, {}, { as })).status, as).toBe(status)
      expect((await post(`${maria.certificant}/decisions/${maria.certification}/undo`, {}, { as })).status, as).toBe(status)
    }
  })

  test('people and certifications that are not there', async () => {
    const [maria, other] = [await makeMaria(), await makeMaria()]
    expect((await preview({ ...maria, certificant: maria.certification as never }, hold(maria))).body.code).toBe(
      'decisions.person_unknown',
    )
    expect((await preview({ ...maria, certificant: 'maria' as never }, hold(maria))).status).toBe(422)
    const { status, body } = await preview(maria, hold(other))
    expect([status, body.code, body.errors[0].pointer]).toEqual([
      422,
      'decisions.certification_unknown',
      '/body/decision/certification',
    ])
  })

  test.each<[string, Body, string]>([
    ['an unknown kind', { kind: 'promoted' }, '/body/decision/kind'],
    ['no reason', { kind: 'held', reason: ' ' }, '/body/decision/reason'],
    ['nobody who decided', { kind: 'held', authority: '' }, '/body/decision/authority'],
    ['too long a reason', { kind: 'held', reason: 'x'.repeat(2001) }, '/body/decision/reason'],
    ['signs that cannot be read', { kind: 'held', reason: 'a\u0000b' }, '/body/decision/reason'],
    ['a day that does not exist', { kind: 'held', effectiveOn: '2024-02-30' }, '/body/decision/effectiveOn'],
    ['a number for a day', { kind: 'held', untilOn: 20240630 }, '/body/decision/untilOn'],
    ['what another kind asks', { kind: 'suspended', feeYear: 2024 }, '/body/decision/feeYear'],
    ['an extension without an end', { kind: 'cycle_extended', cycleEnd: '2024-04-30' }, '/body/decision/untilOn'],
    ['an end before the beginning', { kind: 'held', effectiveOn: '2024-03-10', untilOn: '2024-03-09' }, '/body/decision/untilOn'],
    ['a decision of tomorrow', { kind: 'held', decidedOn: '2024-03-11' }, '/body/decision/decidedOn'],
    ['a cycle that is none', { kind: 'cycle_accepted', cycleEnd: '2024-05-01' }, '/body/decision/cycleEnd'],
    [
      'an extension to its own end',
      { kind: 'cycle_extended', cycleEnd: '2024-04-30', untilOn: '2024-04-30' },
      '/body/decision/untilOn',
    ],
    ['a fee nobody owes', { kind: 'fee_waived', feeYear: 2034 }, '/body/decision/feeYear'],
    ['a day before the certification', { kind: 'revoked', effectiveOn: '2021-04-30' }, '/body/decision/effectiveOn'],
    [
      'an id that is none',
      { kind: 'activity_corrected', fact: '12', values: { points: 1 }, certification: undefined },
      '/body/decision/fact',
    ],
    [
      'no values',
      { kind: 'activity_corrected', fact: '0198c5a4-0000-7000-8000-000000000000', values: {}, certification: undefined },
      '/body/decision/values',
    ],
    [
      'a field the fact does not have',
      {
        kind: 'payment_corrected',
        fact: '0198c5a4-0000-7000-8000-000000000000',
        values: { points: 1 },
        certification: undefined,
      },
      '/body/decision/values/points',
    ],
    [
      'half a cent',
      {
        kind: 'payment_corrected',
        fact: '0198c5a4-0000-7000-8000-000000000000',
        values: { cents: 0.5 },
        certification: undefined,
      },
      '/body/decision/values/cents',
    ],
  ])('%s, naming the field', async (_, decision, pointer) => {
    const maria = await makeMaria()
    const { status, body } = await preview(maria, { certification: maria.certification, ...decision })
    expect([status, body.errors?.[0].pointer]).toEqual([422, pointer])
  })

  test('what is so already, and ends of what never began', async () => {
    const maria = await makeMaria()
    const of = { certification: maria.certification }
    const codeOf = async (decision: Body) => (await preview(maria, decision)).body.code
    expect(await codeOf({ kind: 'hold_lifted', ...of })).toBe('decisions.nothing_to_end')
    expect(await codeOf({ kind: 'suspension_lifted', ...of })).toBe('decisions.nothing_to_end')
    expect(await codeOf({ kind: 'returned', ...of })).toBe('decisions.nothing_to_end')
    expect(await codeOf({ kind: 'fee_waived', feeYear: 2023, ...of })).toBe('decisions.fee_settled')
    await decide(maria, { kind: 'cycle_accepted', cycleEnd: '2024-04-30', ...of })
    expect(await codeOf({ kind: 'requirement_waived', cycleEnd: '2024-04-30', ...of })).toBe('decisions.already_so')
    await decide(maria, { kind: 'revoked', ...of })
    expect(await codeOf({ kind: 'revoked', ...of })).toBe('decisions.already_so')
    expect((await decide(maria, { kind: 'returned', ...of })).status).toBe(201)
    await decide(maria, { kind: 'retired', ...of })
    expect(await codeOf({ kind: 'retired', ...of })).toBe('decisions.already_so')
  })

  test('a death before what the person did afterwards', async () => {
    const maria = await makeMaria()
    const { status, body } = await preview(maria, { kind: 'deceased', effectiveOn: '2024-01-15' })
    expect([status, body.code]).toEqual([409, 'decisions.contradiction'])
  })

  test('a basis that is none', async () => {
    const maria = await makeMaria()
    const asked = { decision: { ...because, ...hold(maria) } }
    expect((await post(`${maria.certificant}/decisions`, asked)).body.errors[0].pointer).toBe('/body/basis')
    expect((await post(`${maria.certificant}/decisions`, { ...asked, basis: 'x' })).status).toBe(422)
  })
})
