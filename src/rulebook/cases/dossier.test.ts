import { beforeAll, describe, expect, test } from 'vitest'
import type { Dossier } from '../../engine/dossier.ts'
import { asset } from '../../platform/root.ts'
import { loadRulebook, type Rulebook } from '../load.ts'
import { parseYaml } from '../yaml-file.ts'
import { type Case, casesIn } from './case-file.ts'

let rulebook: Rulebook
beforeAll(async () => {
  rulebook = await loadRulebook(asset('rulebook', 'amt'))
})

function caseOf(text: string): Case {
  const yaml = parseYaml(
    'case.yaml',
    `- name: x\n${text.replace(/^/gm, '  ')}\n  expect: { 2030-01-01: ANY }`.replace('ANY', anyExpectation(text)),
  )
  const read = 'value' in yaml ? casesIn(rulebook, yaml.value) : yaml
  if ('problems' in read) throw new Error(read.problems.map(({ message }) => message).join('\n'))
  return read.value[0] as Case
}

const anyExpectation = (text: string): string => (text.includes('RPT') ? '{ RPT: { status: active } }' : '{ status: active }')
const dossierOf = (text: string): Dossier => caseOf(text).dossier

describe('certifications', () => {
  test('are called by their scheme; a former code means the scheme of today', () => {
    const { certifications } = dossierOf('certified: { MT: 1999-09-10 }')
    expect(certifications).toEqual([{ id: 'MLS', number: 'MLS', scheme: 'MLS', certifiedOn: '1999-09-10' }])
  })

  test('in a list have ids of their own', () => {
    const { certifications } = dossierOf(
      'certified: [{ id: one, scheme: RPT, on: 2010-05-01 }, { id: RPT, scheme: MT, on: 2015-05-01 }]',
    )
    expect(certifications.map(({ id, scheme }) => [id, scheme])).toEqual([
      ['one', 'RPT'],
      ['RPT', 'MLS'],
    ])
  })
})

describe('fees paid', () => {
  const paid = (text: string) => dossierOf(text).payments.map(({ feeYear, receivedOn, cents }) => [feeYear, receivedOn, cents])

  test('come on their due date at the rate in force that day', () => {
    expect(paid('certified: { RMA: 2018-03-15 }\nfees_paid: [2019..2021]')).toEqual([
      [2019, '2019-03-31', 5000],
      [2020, '2020-03-31', 6000],
      [2021, '2021-03-31', 6000],
    ])
  })

  test('follow an adopted due date: a due before an anniversary on 1 January is of the year before', () => {
    expect(paid('certified: { RMA: 2018-01-01 }\nadopt: [fee_due/before-anniversary]\nfees_paid: [2018]')).toEqual([
      [2018, '2018-12-31', 5000],
    ])
  })

  test('fall due by the anchor of a recertification once it has taken place', () => {
    const recertified = 'certified: { RMA: 2010-03-15 }\ndecisions: [{ kind: recertified, on: 2020-06-10 }]'
    expect(paid(`${recertified}\nfees_paid: [2020, 2021]`)).toEqual([
      [2020, '2020-03-31', 6000],
      [2021, '2021-06-30', 6000],
    ])
  })

  test('settle a year without an amount too', () => {
    expect(paid('certified: { MDT: 2018-03-15 }\nfees_paid: [2019]')).toEqual([[2019, '2019-03-31', 100]])
  })

  test('stand by certification where there are several', () => {
    const { payments } = dossierOf('certified: { MT: 2018-03-15, RPT: 2019-04-01 }\nfees_paid: { MT: [2019], RPT: [] }')
    expect(payments.map(({ certification, cents }) => [certification, cents])).toEqual([['MLS', 9000]])
  })
})

test('facts are filled in where a case leaves them out', () => {
  const dossier = dossierOf(
    [
      'certified: { RMA: 2021-05-01 }',
      'activities: [{ on: 2022-01-01, points: 1.5 }, { on: 2022-01-01, points: 2, hours: 1.5, reported_on: 2022-02-01, awarded: yes }]',
      'attestations: [{ cycle_end: 2024-04-30, received_on: 2024-04-15, claimed: 31 }]',
      'audits: [{ year: 2025, cycle_end: 2024-04-30, decided_on: 2025-03-01, outcome: no_response }]',
      'decisions: [{ kind: deceased, on: 2026-01-02 }, { kind: suspended, on: 2023-01-02, effective_on: 2023-01-01 }]',
      'payments: [{ on: 2022-05-20, amount: 60.5 }]',
      'applications: [{ kind: ce, received_on: 2025-02-01 }]',
    ].join('\n'),
  )
  const [first, second] = dossier.activities
  expect(first).toMatchObject({
    category: 'professional-education',
    points: 150,
    reportedOn: '2022-01-01',
    source: 'certificant',
    awarded: false,
  })
  expect(second).toMatchObject({ hours: 150, reportedOn: '2022-02-01', awarded: true })
  expect(first?.title).not.toBe(second?.title)
  expect(dossier.attestations).toMatchObject([{ certification: 'RMA', signedOn: '2024-04-15', claimed: 3100 }])
  expect(dossier.audits).toMatchObject([{ selectedOn: '2025-01-15', proved: 0 }])
  expect(dossier.decisions).toMatchObject([
    { certification: null, effectiveOn: '2026-01-02' },
    { certification: 'RMA', decidedOn: '2023-01-02', effectiveOn: '2023-01-01' },
  ])
  expect(dossier.payments).toMatchObject([{ feeYear: null, cents: 6050, chargedBackOn: null }])
  expect(dossier.applications).toMatchObject([{ id: 'application-1', certification: 'RMA' }])
})

test('a take-over asks the engine for its openings; an opening is taken as it is', () => {
  const taken = dossierOf('certified: { RMA: 2012-05-01 }\nfees_paid: [2013..2026]\ntake_over: 2026-11-20')
  expect(taken.openings).toMatchObject([
    { certification: 'RMA', onDay: '2026-11-20', status: 'in_force', cycleStart: '2024-05-01' },
  ])
  const given = dossierOf('certified: { RMA: 2012-05-01 }\nopening: { on: 2026-11-20, status: lapsed, since: 2020-06-01 }')
  expect(given.openings).toMatchObject([{ status: 'lapsed', since: '2020-06-01', cycleStart: null, feesFrom: null }])
})

test('a case judges by the alternatives it adopts, and no other case does', () => {
  const [adopting, plain] = [
    caseOf('certified: { RMA: 2012-05-01 }\nadopt: [fee_due/first-of-january]'),
    caseOf('certified: { RMA: 2012-05-01 }'),
  ]
  expect(adopting.rules.feeDue.versions[0]?.due).toBe('first_of_january')
  expect(plain.rules).toBe(rulebook.rules)
})
