import fc from 'fast-check'
import { addDays, type Day, day, epochDay, lastOfMonth, monthOf, yearOf } from '../src/values/day.ts'
import { points } from '../src/values/points.ts'
import type { Decision, DecisionKind, Dossier, Downtime, FeePayment } from '../src/engine/dossier.ts'
import { activity, AMT, asKnownBy, dayAfterAnchor, type Kit, measure, regularEnd } from './make-activities.ts'

/** Random histories for the engine's properties: mostly orderly, with every kind of fact and the days where rules bite. */
const EPOCH = day('1970-01-01')
const dayBetween = (from: string, to: string) =>
  fc.integer({ min: epochDay(day(from)), max: epochDay(day(to)) }).map(count => addDays(EPOCH, count))

const anchorDay = fc.oneof(
  dayBetween('1998-01-01', '2026-12-31'),
  fc
    .constantFrom('2005-12-31', '2006-01-01', '2006-01-02', '2016-02-29', '2020-02-29', '2020-12-31', '2018-01-01', '2021-08-31')
    .map(day),
)

const payment = (certification: string, anchor: Day, at: number): fc.Arbitrary<FeePayment> =>
  fc
    .record({
      late: fc.oneof(fc.integer({ min: -60, max: 40 }), fc.integer({ min: 0, max: 1300 })),
      cents: fc.constantFrom(6000, 6000, 9500, 5000),
      stated: fc.boolean(),
      back: fc.option(fc.nat({ max: 400 }), { nil: null, freq: 12 }),
    })
    .map(({ late, cents, stated, back }) => {
      const feeYear = yearOf(anchor) + 1 + at
      const receivedOn = addDays(lastOfMonth(feeYear, monthOf(anchor)), late)
      return {
        id: `p${String(at).padStart(3, '0')}`,
        certification,
        feeYear: stated ? feeYear : null,
        cents,
        receivedOn,
        chargedBackOn: back === null ? null : addDays(receivedOn, back),
      }
    })

const KINDS: DecisionKind[] = [
  'suspended',
  'suspension_lifted',
  'held',
  'hold_lifted',
  'revoked',
  'retired',
  'returned',
  'recertified',
  'cycle_accepted',
  'cycle_extended',
  'requirement_waived',
  'fee_waived',
  'appeal_filed',
  'appeal_dismissed',
  'appeal_upheld',
  'deceased',
]

const decision = (certification: string, anchor: Day, at: number): fc.Arbitrary<Decision> =>
  fc
    .record({
      kind: fc.constantFrom(...KINDS),
      after: fc.nat({ max: 6000 }),
      ahead: fc.constantFrom(0, 0, 0, 30),
      until: fc.option(fc.nat({ max: 500 }), { nil: null }),
      n: fc.integer({ min: 1, max: 5 }),
    })
    .map(({ kind, after, ahead, until, n }) => {
      const decidedOn = addDays(anchor, after)
      const effectiveOn = addDays(decidedOn, ahead)
      const end = regularEnd(anchor, n)
      return {
        id: `d${String(at).padStart(3, '0')}`,
        certification: kind === 'deceased' ? null : certification,
        kind,
        decidedOn,
        effectiveOn,
        untilOn:
          kind === 'cycle_extended'
            ? addDays(end, 90)
            : (kind === 'suspended' || kind === 'held') && until !== null
              ? addDays(effectiveOn, until)
              : null,
        cycleEnd: kind.startsWith('cycle_') || kind === 'requirement_waived' ? end : null,
        feeYear: kind === 'fee_waived' ? yearOf(anchor) + n : null,
        route: kind === 'recertified' ? 'ce' : null,
      }
    })

/** Around a day on which a cycle ends or a fee falls due, told some days later or before. */
const downtime = (anchor: Day, at: number): fc.Arbitrary<Downtime> =>
  fc
    .record({
      year: fc.integer({ min: 1, max: 16 }),
      atCycleEnd: fc.boolean(),
      ahead: fc.integer({ min: -1, max: 6 }),
      length: fc.constantFrom(0, 0, 1, 4, 20),
      told: fc.constantFrom(0, 0, 3, -30, 200),
    })
    .map(({ year, atCycleEnd, ahead, length, told }) => {
      const deadline = atCycleEnd ? regularEnd(anchor, Math.ceil(year / 3)) : lastOfMonth(yearOf(anchor) + year, monthOf(anchor))
      const from = addDays(deadline, -ahead)
      const to = addDays(from, length)
      return { id: `w${at}`, from, to, toldOn: addDays(to, told) }
    })

const list = <Value>(most: number, make: (at: number) => fc.Arbitrary<Value>): fc.Arbitrary<Value[]> =>
  fc.nat({ max: most }).chain(count => fc.tuple(...Array.from({ length: count }, (_, at) => make(at))))

/** Random histories of those whom AMT certifies. */
export const arbitraryDossier: fc.Arbitrary<Dossier> = dossierOf(AMT)

/** Random histories as a rulebook's bodies see them. */
export function dossierOf(kit: Kit): fc.Arbitrary<Dossier> {
  return fc.record({ anchor: anchorDay, scheme: fc.constantFrom(...kit.schemes) }).chain(({ anchor, scheme }) =>
    fc.record({
      certificant: fc.constant('c'),
      certifications: fc.constant([{ id: 'x', number: '1', scheme, certifiedOn: anchor }]),
      activities: list(14, at => activity(kit, anchor, at)),
      attestations: list(3, at =>
        fc
          .record({
            n: fc.integer({ min: 1, max: 6 }),
            late: fc.integer({ min: -40, max: 5 }),
            claimed: fc.constantFrom(24, 30, 45, 10),
          })
          .map(({ n, late, claimed }) => {
            const end = regularEnd(anchor, n)
            return {
              id: `t${at}`,
              certification: 'x',
              cycleEnd: end,
              signedOn: addDays(end, late),
              receivedOn: addDays(end, late),
              claimed: points(claimed),
            }
          }),
      ),
      audits: list(2, at =>
        fc
          .record({
            n: fc.integer({ min: 1, max: 5 }),
            outcome: fc.constantFrom('passed' as const, 'failed' as const, 'no_response' as const),
            proved: fc.constantFrom(30, 10),
            after: fc.integer({ min: 100, max: 400 }),
          })
          .map(({ n, outcome, proved, after }) => {
            const end = regularEnd(anchor, n)
            return {
              id: `u${at}`,
              certification: 'x',
              auditYear: yearOf(end) + 1,
              cycleEnd: end,
              selectedOn: addDays(end, 60),
              decidedOn: addDays(end, after),
              outcome,
              proved: points(proved),
            }
          }),
      ),
      payments: list(20, at => payment('x', anchor, at)),
      decisions: fc.oneof(
        { weight: 2, arbitrary: fc.constant([]) },
        { weight: 3, arbitrary: list(4, at => decision('x', anchor, at)) },
      ),
      openings: fc.constant([]),
      examAttempts: fc.constant([]),
      applications: fc.constant([]),
      downtimes: fc.oneof(
        fc.constant([]),
        list(4, at => downtime(anchor, at)),
      ),
      person: fc.record({
        birthMonth: fc.constantFrom(null, 1, 2, 7, 12),
        birthYear: fc.constantFrom(null, 1980, 1981),
        countryIncome: fc.constant(null),
        member: fc.boolean(),
        held: fc.constant([]),
      }),
      measures: list(2, at => measure(anchor, at)),
      documents: list(3, at =>
        dayAfterAnchor(anchor).map(receivedOn => ({
          id: `o${at}`,
          certification: null,
          document: at === 0 ? 'renewal' : 'declaration',
          receivedOn,
          cycleEnd: null,
        })),
      ),
    }),
  )
}

/** The dossier with only what was known and had happened by a day, so that nothing more happens afterwards. */
export function knownBy(dossier: Dossier, on: Day): Dossier {
  const by = (each: Day | null): boolean => each === null || each <= on
  return {
    ...dossier,
    activities: dossier.activities.filter(each => by(each.completedOn) && by(each.reportedOn)).map(each => asKnownBy(each, by)),
    attestations: dossier.attestations.filter(each => by(each.receivedOn)),
    audits: dossier.audits.filter(each => by(each.decidedOn)),
    payments: dossier.payments
      .filter(each => by(each.receivedOn))
      .map(each => (by(each.chargedBackOn) ? each : { ...each, chargedBackOn: null })),
    decisions: dossier.decisions.filter(each => by(each.decidedOn)),
    downtimes: dossier.downtimes.filter(each => by(each.toldOn)),
    measures: (dossier.measures ?? []).filter(each => by(each.reportedOn)),
    documents: (dossier.documents ?? []).filter(each => by(each.receivedOn)),
  }
}
