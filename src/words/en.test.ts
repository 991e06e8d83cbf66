import { expect, test } from 'vitest'
import type { Reason, ReasonCode } from '../engine/reasons.ts'
import { asset } from '../platform/root.ts'
import { loadRulebook } from '../rulebook/load.ts'
import { day } from '../values/day.ts'
import { points } from '../values/points.ts'
import { reasonSentence } from './en.ts'
import { counted, listInWords, moneyInWords, pointsInWords } from './format.ts'

const { rules } = await loadRulebook(asset('rulebook', 'amt'))

const D = day('2024-05-01')
const E = day('2027-04-30')
const P = points
const cycle = { start: D, end: E }

/** One of each; a code that is missing here does not compile. */
const ONE_OF_EACH = {
  'standing.not_yet_certified': [{ certifiedOn: D }, 'The certification begins on 1 May 2024.'],
  'standing.certified': [{ anchor: D }, 'Certified since 1 May 2024 without interruption.'],
  'standing.fees_settled': [{ paidOn: D }, 'The overdue fees were settled on 1 May 2024.'],
  'standing.roll_pending': [
    { feeYear: 2024, dueOn: D },
    'The points of the last cycle are in. The new cycle opens when the 2024 fee is paid, which is due by 1 May 2024.',
  ],
  'standing.first_cycle_free': [{ end: E }, 'The first cycle, through 30 April 2027, is short and asks no CCP points.'],
  'standing.birth_month_unknown': [
    {},
    'Cycles turn with the month of birth, which is not on record; they are counted from the month of certification until it is.',
  ],
  'standing.rolled': [
    { cycle: 2, start: D, by: 'attestation' },
    'Cycle 2 opened on 1 May 2024: the one before was met by a signed attestation.',
  ],
  'standing.under_appeal': [
    { filedOn: E, decidedOn: D },
    'An appeal was filed on 30 April 2027 against the decision of 1 May 2024. Until it is decided, the certification stays.',
  ],
  'standing.on_hold': [
    { since: D, until: E },
    'On hold from 1 May 2024 through 30 April 2027. While it lasts, the certification is not lost.',
  ],
  'standing.fee_past_due': [{ feeYear: 2024, dueOn: D, unpaidYears: 1 }, 'The 2024 fee was due by 1 May 2024 and is unpaid.'],
  'standing.suspension_ended': [{ on: D }, 'A suspension ended on 1 May 2024.'],
  'standing.returned': [{ on: D }, 'Returned from retirement on 1 May 2024.'],
  'standing.suspended': [{ since: D, until: null }, 'Suspended since 1 May 2024, with no end set.'],
  'standing.retired': [{ since: D }, 'Retired since 1 May 2024.'],
  'standing.revoked': [{ since: D }, 'The certification was revoked on 1 May 2024.'],
  'standing.deceased': [{ on: D }, 'The certification ended with the holder’s death on 1 May 2024.'],
  'standing.taken_over': [{ onDay: D, from: 'the old system' }, 'Taken over in good standing from the old system on 1 May 2024.'],
  'standing.not_judged_before': [
    { judgedFrom: D, from: 'the old system' },
    'The history before 1 May 2024 was taken over from the old system and is shown, not judged.',
  ],
  'standing.requirement_unset': [
    { scheme: 'COLT' },
    'AMT has not set how many points COLT needs, so nobody loses it for want of points.',
  ],
  'standing.no_ce_duty': [{ cohort: 'before-2006' }, 'No CCP points are required: certified before 2006.'],
  'downtime.cycle_extended': [
    { cycle: 2, regular: D, until: E, from: D, to: E },
    'Cycle 2 would have ended on 1 May 2024. It runs through 30 April 2027, because the program could not be reached from 1 May 2024 through 30 April 2027.',
  ],
  'downtime.fee_extended': [
    { feeYear: 2024, regular: D, until: E, from: D, to: D },
    'The 2024 fee would have been due by 1 May 2024. It may be paid through 30 April 2027, because the program could not be reached on 1 May 2024.',
  ],
  'loss.points': [
    { cycle: 1, end: E, required: P(30), credited: P(29.5), shortfall: P(0.5) },
    'Cycle 1 ended on 30 April 2027 with 29.5 of 30 points. 0.5 points were missing.',
  ],
  'loss.audit': [
    { cycleEnd: E, decidedOn: D, outcome: 'failed', proved: P(22), required: P(30) },
    'The audit of the cycle that ended on 30 April 2027 was decided on 1 May 2024: compliance was not shown. Of 30 points, 22 were proved.',
  ],
  'loss.fees': [{ feeYear: 2024, dueOn: D, years: 3 }, 'The 2024 fee was due by 1 May 2024 and stayed unpaid for 3 years.'],
  'loss.fees_at_cycle_end': [
    { feeYear: 2024, dueOn: D, cycleEnd: E },
    'The 2024 fee, due by 1 May 2024, was still unpaid when the cycle ended on 30 April 2027.',
  ],
  'loss.fees_not_in_time': [{ feeYear: 2024, dueOn: D }, 'The 2024 fee was due by 1 May 2024 and was not paid in time.'],
  'loss.stage': [
    { state: 'suspended', from: D, through: E, cure: 'put_forward', next: 'lapsed' },
    'Suspended from 1 May 2024 through 30 April 2027. Credit put forward for that cycle by then makes it good. Then: Lapsed.',
  ],
  'standing.cured': [{ on: D, state: 'suspended' }, 'Suspended ended on 1 May 2024: what was missing came in.'],
  'loss.before_opening': [
    { since: D, from: 'the old system' },
    'By the history taken over from the old system, not certified since 1 May 2024.',
  ],
  'loss.held_off': [{ from: D, until: E }, 'A hold kept the certification from this from 1 May 2024 through 30 April 2027.'],
  'decision.without_effect': [
    { kind: 'suspended', on: D, because: 'fees' },
    'The suspension of 1 May 2024 has no effect, because the certification had already been lost for unpaid fees.',
  ],
  'ce.category_unknown': [{ category: 'misc' }, 'There is no category called misc.'],
  'ce.category_closed': [
    { category: 'employment', version: 'without-employment', source: ['SEED'] },
    'Employment no longer earned points on that day.',
  ],
  'ce.before_cycle': [
    { on: day('2024-04-30'), cycle },
    'Completed on 30 April 2024, before the cycle began on 1 May 2024. Points count in the cycle they are earned in.',
  ],
  'ce.after_cycle': [
    { on: day('2027-05-01'), cycle },
    'Completed on 1 May 2027, after the cycle ended on 30 April 2027. Points count in the cycle they are earned in.',
  ],
  'ce.not_yet': [{ on: E }, 'Dated 30 April 2027, which is still to come.'],
  'ce.duplicate_of': [{ activity: 'x' }, 'The same activity is recorded twice and counts once.'],
  'ce.reported_late': [{ reportedOn: E, reportBy: D }, 'Reported on 30 April 2027; it had to be in by 1 May 2024.'],
  'ce.interval_share': [{ days: 81, ofDays: 1097, from: D, to: E }, '81 of its 1097 days count, 1 May 2024 to 30 April 2027.'],
  'ce.counts_for_first_only': [
    { certification: 'x' },
    'An activity counts for one certification, and this one counts for the first.',
  ],
  'ce.while_lost': [
    { since: D },
    'The certification was lost on 1 May 2024. What is earned since counts towards the way back only.',
  ],
  'ce.no_duty': [{ cohort: 'before-2006' }, 'No CCP points are required, so there is no cycle to count in.'],
  'ce.over_cap': [
    { category: 'instruction', cap: P(15), cut: P(1), sample: true },
    'Instructional presentation gives at most 15 points in a cycle, so 1 point of this does not count. The limit is a sample figure.',
  ],
  'attestation.late': [
    { receivedOn: E, receiveBy: D },
    'The attestation was received on 30 April 2027; it had to be in by 1 May 2024.',
  ],
  'attestation.too_few': [{ claimed: P(22), required: P(30) }, 'The attestation claims 22 points, and 30 are required.'],
  'attestation.no_such_cycle': [{ cycleEnd: E }, 'The attestation is for a cycle ending on 30 April 2027, and there is none.'],
  'audit.outcome_contradicts_points': [
    { outcome: 'no_response', proved: P(31), required: P(30) },
    'The audit was recorded as no response, though 31 of 30 points were proved. The outcome decides.',
  ],
  'way_back.closed_by_years': [
    { years: 10, since: D, closedOn: E },
    'Closed since 30 April 2027, when 10 years had passed since 1 May 2024.',
  ],
  'ce.cycle_begun_too_late': [
    { category: 'employment', start: E, before: D },
    'Employment: counts only in cycles that began before 1 May 2024. This one began on 30 April 2027.',
  ],
  'ce.over_limit': [
    { limit: 'group-b', title: 'Group B', most: P(30), cut: P(5) },
    'Group B: at most 30 points in a cycle, so 5 points of this do not count.',
  ],
  'ce.too_often': [{ category: 'employment', times: 1 }, 'Employment counts once in a cycle, and others of it count already.'],
  'ce.too_small': [
    { unit: 'minute', quantity: 4000, least: 5000 },
    '40 minutes is below the smallest activity accepted, 50 minutes.',
  ],
  'ce.mark_missing': [{ mark: 'approved' }, 'It does not carry a mark that it needs to count: approved.'],
  'ce.awaits_mark': [{ mark: 'verified' }, 'It waits for a mark before it counts: verified.'],
  'ce.under_audit': [{ since: D }, 'An audit asked for proof of it on 1 May 2024. Until that is decided, it does not count.'],
  'ce.disallowed': [{ on: D }, 'Its proof was refused in an audit on 1 May 2024.'],
  'ce.converted': [{ unit: 'semester_credit', quantity: 200, points: P(30) }, '2 semester credits give 30 points.'],
  'ce.relevant_in_part': [{ percent: 50 }, '50 percent of it is relevant, and that part counts.'],
  'ce.rounded': [{ to: P(0.25), how: 'down', points: P(0.25) }, 'Counted in steps of 0.25 points, rounded down: 0.25 points.'],
  'ce.carried_out': [{ points: P(10) }, '10 points of it go on into the next cycle.'],
  'ce.carried_in': [{ points: P(10), cycle: 1 }, '10 points came over from cycle 1.'],
  'way_back.closed_by_time': [{ since: D, closedOn: E }, 'Closed since 30 April 2027: its time ran from 1 May 2024.'],
  'way_back.needs_application': [{}, 'It takes an application.'],
  'loss.long_duty': [
    { duty: 'cqr', dueOn: D, missing: ['professional-profile', 'self-assessment'] },
    'cqr was due by 1 May 2024. Not received: professional profile, self assessment.',
  ],
  'way_back.closed_class': [
    { scheme: 'COLT', closedFrom: D },
    'Certified Office Laboratory Technician has been closed to new certificants since 1 May 2024.',
  ],
  'way_back.no_attempts_left': [{ attempts: 4 }, 'All 4 attempts at the examination have been used.'],
  'way_back.needs_points': [
    { required: P(30), years: 3 },
    'It takes 30 points earned in the 3 years before the application is received.',
  ],
  'way_back.needs_exam': [{}, 'It takes passing the examination again.'],
  'way_back.fee_unset': [{ route: 'ce' }, 'AMT has not set its fee, so no application can be made here yet.'],
  'way_back.needs_board': [{}, 'After a revocation the Board must first allow it.'],
} as const satisfies { [Code in ReasonCode]: readonly [Omit<Extract<Reason, { code: Code }>, 'code'>, string] }

const plain = (text: string): string => text.replaceAll('\u00a0', ' ')

test.each(Object.entries(ONE_OF_EACH))('%s', (code, [params, sentence]) => {
  expect(plain(reasonSentence({ code, ...params } as Reason, rules))).toBe(sentence)
})

test.each<[Reason, string]>([
  [
    { code: 'standing.fee_past_due', feeYear: 2020, dueOn: D, unpaidYears: 3 },
    'Fees for 3 years are unpaid. The earliest, for 2020, was due by 1 May 2024.',
  ],
  [{ code: 'standing.suspended', since: D, until: E }, 'Suspended from 1 May 2024 through 30 April 2027.'],
  [
    { code: 'loss.points', cycle: 2, end: E, required: P(30), credited: P(29), shortfall: P(1) },
    'Cycle 2 ended on 30 April 2027 with 29 of 30 points. 1 point was missing.',
  ],
  [
    { code: 'loss.audit', cycleEnd: E, decidedOn: D, outcome: 'no_response', proved: P(0), required: P(30) },
    'The audit of the cycle that ended on 30 April 2027 was decided on 1 May 2024: compliance was not shown. No answer was received.',
  ],
  [{ code: 'way_back.needs_points', required: P(30), years: null }, 'It takes 30 points.'],
  [
    { code: 'ce.over_cap', category: 'no-such', cap: P(15), cut: P(4), sample: false },
    'no-such gives at most 15 points in a cycle, so 4 points of this do not count.',
  ],
])('%j', (reason, sentence) => {
  expect(plain(reasonSentence(reason, rules))).toBe(sentence)
})

test('points, money, counts and lists', () => {
  expect([0, 1, 1.5, 29.5, 29.25, 30].map(each => pointsInWords(P(each)))).toEqual([
    '0 points',
    '1 point',
    '1.5 points',
    '29.5 points',
    '29.25 points',
    '30 points',
  ])
  expect([0, 5, 6000, 126_050, 123_456_789].map(each => moneyInWords(each, 'USD'))).toEqual([
    '$0.00',
    '$0.05',
    '$60.00',
    '$1,260.50',
    '$1,234,567.89',
  ])
  expect(plain(moneyInWords(6000, 'CHF'))).toBe('CHF 60.00')
  expect([counted(1, 'year'), counted(3, 'year')]).toEqual(['1 year', '3 years'])
  expect([listInWords([]), listInWords(['a']), listInWords(['a', 'b']), listInWords(['a', 'b', 'c'])]).toEqual([
    '',
    'a',
    'a and b',
    'a, b and c',
  ])
})
