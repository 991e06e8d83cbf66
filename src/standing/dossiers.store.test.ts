import { expect, test } from 'vitest'
import { testDatabase } from '../../tests/database.ts'
import {
  inPlaceOf,
  makeActivity,
  makeAttestation,
  makeAudit,
  makeCertification,
  makeDecision,
  makeHolder,
  makeOpening,
  makePayment,
  takingBack,
} from '../../tests/make.ts'
import { day } from '../values/day.ts'
import { type CertificantId, newId } from '../values/id.ts'
import type { Instant } from '../values/instant.ts'
import { askClient, askThrough } from './ask.ts'
import { BEFORE_ALL, listCertificants, loadDossiers } from './dossiers.store.ts'

const { db, pool } = await testDatabase()
const ask = askThrough(db)

const at = (text: string) => text as Instant
const recorded = (text: string) => ({ recordedAt: at(text) })
const idsOf = (facts: readonly { id: string }[]) => facts.map(each => each.id).sort()

async function dossierOf(certificant: CertificantId, knownOn?: Instant) {
  const [dossier] = await loadDossiers(ask, [certificant], knownOn)
  return dossier as NonNullable<typeof dossier>
}

test('holds every kind of fact as the engine wants it', async () => {
  const holder = await makeHolder(db)
  const interval = { fromOn: day('2021-05-01'), toOn: day('2021-12-31') }
  const activity = await makeActivity(db, holder, '2021-12-31', 6.25, {
    ...interval,
    hours: 1200,
    category: 'employment',
    title: 'A job',
  })
  const payment = await makePayment(db, holder, 2022, '2022-05-04', { chargedBackOn: day('2022-05-20') })
  const attestation = await makeAttestation(db, holder, '2024-04-30', '2024-04-15')
  const audit = await makeAudit(db, holder, '2024-04-30', '2025-03-10')
  const decision = await makeDecision(db, holder, 'suspended', '2023-01-01', { untilOn: day('2023-02-01') })
  const death = await makeDecision(db, holder, 'deceased', '2026-01-01', { certification: null })
  const opening = await makeOpening(db, holder, '2021-06-01')
  const of = { certification: holder.certification }
  expect(await dossierOf(holder.certificant)).toEqual({
    certificant: holder.certificant,
    certifications: [
      {
        id: holder.certification,
        number: holder.number,
        scheme: 'RMA',
        certifiedOn: '2021-05-01',
      },
    ],
    activities: [
      {
        id: activity.id,
        category: 'employment',
        title: 'A job',
        completedOn: '2021-12-31',
        interval: { from: '2021-05-01', to: '2021-12-31' },
        hours: 1200,
        points: 625,
        awarded: false,
        source: 'certificant',
        reportedOn: '2021-12-31',
        forCycle: null,
        particulars: null,
      },
    ],
    attestations: [
      { ...of, id: attestation.id, cycleEnd: '2024-04-30', signedOn: '2024-04-15', receivedOn: '2024-04-15', claimed: 3000 },
    ],
    audits: [
      {
        ...of,
        id: audit.id,
        auditYear: 2025,
        cycleEnd: '2024-04-30',
        selectedOn: '2025-01-15',
        decidedOn: '2025-03-10',
        outcome: 'passed',
        proved: 3000,
      },
    ],
    payments: [{ ...of, id: payment.id, feeYear: 2022, cents: 6000, receivedOn: '2022-05-04', chargedBackOn: '2022-05-20' }],
    decisions: expect.arrayContaining([
      expect.objectContaining({ ...of, id: decision.id, kind: 'suspended', effectiveOn: '2023-01-01', untilOn: '2023-02-01' }),
      expect.objectContaining({ ...of, certification: null, id: death.id, kind: 'deceased' }),
    ]) as unknown,
    openings: [
      {
        ...of,
        id: opening.id,
        onDay: '2021-06-01',
        status: 'in_force',
        since: '2021-06-01',
        cycleStart: null,
        feesFrom: null,
        takenOverFrom: 'an old system',
      },
    ],
    examAttempts: [],
    applications: [],
    downtimes: [],
  })
})

test('keeps texts as they were written, but for the two characters that part its own', async () => {
  const holder = await makeHolder(db, { scheme: 'R\x1fMA' })
  const titles = ['', 'Tab\tand\nline', 'Back\\slash \\N', '{"a",b}', 'Γειά 王 👩🏽‍⚕️', 'A\x1eB\x1fC']
  for (const title of titles) await makeActivity(db, holder, '2022-01-01', 5, { title, awarded: true, reportedOn: null })
  const { activities, certifications } = await dossierOf(holder.certificant)
  expect(new Set(activities.map(each => each.title))).toEqual(new Set([...titles.slice(0, 5), 'ABC']))
  expect(activities.every(each => each.awarded && each.reportedOn === null && each.interval === null)).toBe(true)
  expect(certifications[0]?.scheme).toBe('RMA')
})

test('gives dossiers in the order asked, an empty one for somebody without facts, and the same through both connections', async () => {
  const [one, two] = [await makeHolder(db), await makeHolder(db)]
  await makeActivity(db, one, '2022-01-01', 1)
  await makeActivity(db, two, '2022-01-01', 2)
  const nobody = newId<'certificant'>()
  const asked = [two.certificant, nobody, one.certificant]
  const dossiers = await loadDossiers(ask, asked)
  expect(dossiers.map(each => each.certificant)).toEqual(asked)
  expect(dossiers.map(each => each.activities.map(activity => activity.points))).toEqual([[200], [], [100]])
  expect(await loadDossiers(askClient(pool), asked)).toEqual(dossiers)
})

test('orders certifications by number, whenever they were recorded', async () => {
  const holder = await makeHolder(db, { number: '9100002' })
  await makeCertification(db, { ...holder, certification: newId<'certification'>(), number: '9100001' }, { scheme: 'RPT' })
  expect((await dossierOf(holder.certificant)).certifications.map(each => each.number)).toEqual(['9100001', '9100002'])
})

test('a correction takes the place of what it corrects, from the moment it was recorded', async () => {
  const holder = await makeHolder(db)
  const first = await makeActivity(db, holder, '2022-01-01', 5, recorded('2026-01-10T12:00:00Z'))
  const second = await makeActivity(db, holder, '2022-01-01', 6, { ...inPlaceOf(first), ...recorded('2026-02-10T12:00:00Z') })
  const third = await makeActivity(db, holder, '2022-01-01', 7, { ...inPlaceOf(second), ...recorded('2026-03-10T12:00:00Z') })
  const known = async (instant?: string) =>
    idsOf((await dossierOf(holder.certificant, instant === undefined ? undefined : at(instant))).activities)
  expect(await known('2026-01-10T11:59:59.999Z')).toEqual([])
  expect(await known('2026-01-10T12:00:00Z')).toEqual([first.id])
  expect(await known('2026-02-10T11:59:59Z')).toEqual([first.id])
  expect(await known('2026-02-10T12:00:00Z')).toEqual([second.id])
  expect(await known('2026-03-10T12:00:00Z')).toEqual([third.id])
  expect(await known()).toEqual([third.id])
})

test('a withdrawn fact drops out from the moment of the withdrawal, and the withdrawal itself is no fact', async () => {
  const holder = await makeHolder(db)
  const paid = await makePayment(db, holder, 2022, '2022-05-04', recorded('2026-01-10T12:00:00Z'))
  await makePayment(db, holder, 2022, '2022-05-04', { ...takingBack(paid), ...recorded('2026-02-10T12:00:00Z') })
  expect(idsOf((await dossierOf(holder.certificant, at('2026-02-01T00:00:00Z'))).payments)).toEqual([paid.id])
  expect((await dossierOf(holder.certificant)).payments).toEqual([])
  expect((await dossierOf(holder.certificant, at('2026-02-10T12:00:00Z'))).payments).toEqual([])
})

test('a withdrawal may itself be corrected', async () => {
  const holder = await makeHolder(db)
  const paid = await makePayment(db, holder, 2022, '2022-05-04')
  const withdrawn = await makePayment(db, holder, 2022, '2022-05-04', takingBack(paid))
  const again = await makePayment(db, holder, 2022, '2022-05-05', inPlaceOf(withdrawn))
  expect(idsOf((await dossierOf(holder.certificant)).payments)).toEqual([again.id])
})

test('a moment is told to the microsecond', async () => {
  const holder = await makeHolder(db)
  await makeActivity(db, holder, '2022-01-01', 5, recorded('2026-01-10T12:00:00.000500Z'))
  const known = async (instant: string) => (await dossierOf(holder.certificant, at(instant))).activities.length
  expect(await known('2026-01-10T12:00:00.000499Z')).toBe(0)
  expect(await known('2026-01-10T12:00:00.000500Z')).toBe(1)
})

test("one person's correction hides nothing of another's", async () => {
  const [one, two] = [await makeHolder(db), await makeHolder(db)]
  const mine = await makeActivity(db, one, '2022-01-01', 5)
  const theirs = await makeActivity(db, two, '2022-01-01', 5)
  const corrected = await makeActivity(db, one, '2022-01-01', 6, inPlaceOf(mine))
  const [first, second] = await loadDossiers(ask, [one.certificant, two.certificant])
  expect(idsOf(first?.activities ?? [])).toEqual([corrected.id])
  expect(idsOf(second?.activities ?? [])).toEqual([theirs.id])
})

test('everybody is listed once, in pages by id', async () => {
  const all: string[] = []
  for (let after = BEFORE_ALL; ; ) {
    const page = await listCertificants(ask, after, 3)
    if (page.length === 0) break
    all.push(...page)
    after = page.at(-1) as CertificantId
  }
  const rows = await db.selectFrom('certificant').select('id').orderBy('id').execute()
  expect(all).toEqual(rows.map(row => row.id))
})
