import { describe, expect, test } from 'vitest'
import { testDatabase } from '../../tests/database.ts'
import { deriveStandings } from '../engine/derive.ts'
import type { Dossier } from '../engine/dossier.ts'
import { makeClock } from '../platform/clock.ts'
import { asset } from '../platform/root.ts'
import { loadRulebook } from '../rulebook/load.ts'
import { loadDossiers, statusOf } from '../standing/standing.ts'
import { day } from '../values/day.ts'
import type { CertificantId } from '../values/id.ts'
import { recordDemo } from './demo.ts'
import { mariasDossier } from './maria.ts'
import { generateDossier, generatePerson } from './population.ts'

const rulebook = await loadRulebook(asset('rulebook', 'amt'))
const today = day('2026-11-23')
const people = Array.from({ length: 1500 }, (_, n) => generateDossier(1, n, today))

describe('the population', () => {
  test('is the same for the same seed, and another for another', () => {
    expect(generateDossier(1, 7, today)).toEqual(people[7])
    expect(generateDossier(2, 7, today)).not.toEqual(people[7])
  })

  test('has no fact after today, and ids and numbers of its own', () => {
    const days = people.flatMap(({ activities, attestations, audits, payments, decisions, certifications }) => [
      ...activities.flatMap(each => [each.completedOn, each.reportedOn ?? '', each.interval?.to ?? '']),
      ...attestations.map(each => each.receivedOn),
      ...audits.map(each => each.decidedOn),
      ...payments.flatMap(each => [each.receivedOn, each.chargedBackOn ?? '']),
      ...decisions.map(each => each.decidedOn),
      ...certifications.map(each => each.certifiedOn),
    ])
    expect(days.filter(each => each > today)).toEqual([])
    const ids = people.flatMap(each => [
      each.certificant,
      ...each.activities.map(one => one.id),
      ...each.payments.map(one => one.id),
    ])
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.every(id => /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/.test(id))).toBe(true)
    const numbers = people.flatMap(each => each.certifications.map(one => Number(one.number)))
    expect(new Set(numbers).size).toBe(numbers.length)
    expect(Math.min(...numbers)).toBeGreaterThan(2_999_999)
  })

  test('is spread as a register is', () => {
    const count = new Map<string, number>()
    const standings = people.flatMap(dossier => deriveStandings(dossier, rulebook.rules, { asOf: today }))
    for (const { status } of standings) count.set(status, (count.get(status) ?? 0) + 1)
    const share = (status: string) => (count.get(status) ?? 0) / standings.length
    expect(share('active')).toBeGreaterThan(0.6)
    expect(share('active')).toBeLessThan(0.9)
    for (const status of ['fee_past_due', 'lapsed', 'decertified', 'retired', 'deceased'])
      expect([status, share(status)]).toEqual([status, expect.closeTo(0.06, 1)])
    const sizes = people.map(each => each.activities.length).sort((a, b) => a - b)
    expect(sizes[750]).toBeLessThan(30)
    expect(sizes.at(-1)).toBeGreaterThan(100)
    expect(people.filter(each => each.certifications.length > 1).length).toBeGreaterThan(100)
  })

  test('has names of many scripts', () => {
    const names = people.map((dossier, n) => generatePerson(1, n, dossier).name)
    const written = names.map(({ given, family }) => `${given} ${family}`).join(' ')
    for (const script of ['Latin', 'Cyrillic', 'Greek', 'Han', 'Arabic'])
      expect(written).toMatch(new RegExp(`\\p{Script=${script}}`, 'u'))
    expect(new Set(names.map(each => `${each.given} ${each.family}`)).size).toBeGreaterThan(700)
  })
})

describe('Maria García', () => {
  test('has 18 of 30 points, and 12 claimed in vain', () => {
    const [standing] = deriveStandings(mariasDossier(1, day('2027-03-01')), rulebook.rules, {
      asOf: day('2027-03-01'),
      detail: true,
    })
    expect(standing).toMatchObject({ status: 'active', number: '1234567', through: '2027-04-30' })
    expect(standing?.obligations).toMatchObject([
      { kind: 'ce', required: 3000, credited: 1800, shortfall: 1200 },
      { kind: 'fee', feeYear: 2027, cents: 6000 },
    ])
    const refused = [...(standing?.cycles ?? []).flatMap(each => each.treatments), ...(standing?.outside ?? [])].filter(
      each => each.treatment !== 'counted',
    )
    expect(refused.reduce((sum, each) => sum + each.claimed - each.credited, 0)).toBe(1200)
    const why = new Set(refused.map(each => each.reasons[0]?.code))
    expect(why).toEqual(new Set(['ce.category_closed', 'ce.duplicate_of', 'ce.reported_late']))
  })

  test('lives up to the day asked about', () => {
    expect(mariasDossier(1, day('2024-05-03')).payments.map(each => each.feeYear)).toEqual([2022, 2023])
    expect(mariasDossier(1, day('2021-05-01'))).toMatchObject({ activities: [], payments: [] })
  })
})

describe('recording', async () => {
  const database = await testDatabase()
  const deps = { database, rulebook, clock: makeClock(today) }

  test('brings every fact into the register, derives everybody, and a second time adds nothing', async () => {
    const first = await recordDemo(deps, { certificants: 60, seed: 1 })
    expect(first).toMatchObject({ people: 61, already: 0 })
    const generated = people.slice(0, 60)
    const loaded = await loadDossiers(
      database.db,
      generated.map(each => each.certificant as CertificantId),
    )
    expect(loaded.map(withoutIds)).toEqual(generated.map(withoutIds))
    expect(first.standings).toBe(generated.reduce((sum, each) => sum + each.certifications.length, 1))
    expect(await statusOf(deps, '1234567')).toMatchObject({ status: 'active', name: { given: 'Maria', family: 'García' } })
    expect(await recordDemo(deps, { certificants: 60, seed: 1 })).toEqual({ people: 0, facts: 0, already: 61, standings: 0 })
    expect(await recordDemo(deps, { certificants: 70, seed: 1 })).toMatchObject({ people: 10, already: 61 })
  })
})

/** The facts alone, in one order: the register gives its facts ids of its own. */
function withoutIds(dossier: Dossier) {
  const facts = (list: readonly object[]) =>
    list
      .map(({ id: _id, certificant: _certificant, ...rest }: { id?: string; certificant?: string }) =>
        JSON.stringify(Object.entries(rest).sort(([a], [b]) => (a < b ? -1 : 1))),
      )
      .sort()
  const { certificant, activities, attestations, audits, payments, decisions } = dossier
  return {
    certificant,
    certifications: facts(dossier.certifications),
    activities: facts(activities),
    attestations: facts(attestations),
    audits: facts(audits),
    payments: facts(payments),
    decisions: facts(decisions),
  }
}
