import type { Reason, ReasonCode } from '../engine/reasons.ts'
import type { Rules } from '../rulebook/rules.ts'
import type { Day } from '../values/day.ts'
import { formatPoints, type Points } from '../values/points.ts'
import { countingSentences, shortInWords } from './counting.en.ts'
import { dayInWords as on } from './dates.en.ts'
import { categoryTitle, cohortTitle, counted, pointsInWords, schemeTitle, stateLabel, dutyTitle } from './format.ts'

type Sentences = { [Code in ReasonCode]: (reason: Extract<Reason, { code: Code }>, rules: Rules) => string }

const ROLLED_BY = {
  record: 'the recorded points',
  attestation: 'a signed attestation',
  audit: 'a passed audit',
  decision: 'a decision',
  waiver: 'a waiver of its points',
  cure: 'credit put in after its end',
  extension: 'the recorded points, within an extension',
} as const

const DECISIONS: Readonly<Record<string, string>> = {
  deceased: 'The death',
  suspended: 'The suspension',
  suspension_lifted: 'The end of the suspension',
  held: 'The hold',
  hold_lifted: 'The end of the hold',
  revoked: 'The revocation',
  retired: 'The retirement',
  returned: 'The return',
  recertified: 'The recertification',
  cycle_accepted: 'The acceptance of the cycle',
  cycle_extended: 'The extension of the cycle',
  requirement_waived: 'The waiver of the points',
  fee_waived: 'The waiver of the fee',
  appeal_filed: 'The appeal',
  appeal_dismissed: 'The dismissal of the appeal',
  appeal_upheld: 'The decision on the appeal',
}

const CURES = {
  earned: 'Credit earned by then makes the cycle good.',
  put_forward: 'Credit put forward for that cycle by then makes it good.',
  reported: 'Credit that was earned in time and is reported by then makes the cycle good.',
} as const

const WITHOUT_EFFECT = {
  points: 'the certification had already been lost for want of points',
  audit: 'the certification had already been lost in an audit',
  fees: 'the certification had already been lost for unpaid fees',
  long_duty: 'the certification had already been lost for a duty not done',
  taken_over: 'the certification had already been lost in the earlier system',
  revoked: 'the certification had been revoked',
  filed_late: 'it was filed too late',
} as const

const AUDITED = {
  failed: ({ proved, required }: { proved: Points; required: Points | null }) =>
    required === null ? '' : ` Of ${formatPoints(required)} points, ${formatPoints(proved)} were proved.`,
  no_response: () => ' No answer was received.',
} as const

/** Why, in a sentence a certificant understands. Each code has its own; a code without one does not compile. */
const SENTENCES = {
  ...countingSentences,
  'standing.not_yet_certified': ({ certifiedOn }) => `The certification begins on ${on(certifiedOn)}.`,
  'standing.certified': ({ anchor }) => `Certified since ${on(anchor)} without interruption.`,
  'standing.fees_settled': ({ paidOn }) => `The overdue fees were settled on ${on(paidOn)}.`,
  'standing.roll_pending': ({ feeYear, dueOn }) =>
    `The points of the last cycle are in. The new cycle opens when the ${feeYear} fee is paid, which is due by ${on(dueOn)}.`,
  'standing.rolled': ({ cycle, start, by }) =>
    `Cycle ${cycle} opened on ${on(start)}: the one before was met by ${ROLLED_BY[by]}.`,
  'standing.under_appeal': ({ filedOn, decidedOn }) =>
    `An appeal was filed on ${on(filedOn)} against the decision of ${on(decidedOn)}. Until it is decided, the certification stays.`,
  'standing.on_hold': ({ since, until }) =>
    until === null
      ? `On hold since ${on(since)}, with no end set. While it lasts, the certification is not lost.`
      : `On hold from ${on(since)} through ${on(until)}. While it lasts, the certification is not lost.`,
  'standing.fee_past_due': ({ feeYear, dueOn, unpaidYears }) =>
    unpaidYears > 1
      ? `Fees for ${counted(unpaidYears, 'year')} are unpaid. The earliest, for ${feeYear}, was due by ${on(dueOn)}.`
      : `The ${feeYear} fee was due by ${on(dueOn)} and is unpaid.`,
  'standing.suspension_ended': ({ on: day }) => `A suspension ended on ${on(day)}.`,
  'standing.returned': ({ on: day }) => `Returned from retirement on ${on(day)}.`,
  'standing.suspended': ({ since, until }) =>
    until === null ? `Suspended since ${on(since)}, with no end set.` : `Suspended from ${on(since)} through ${on(until)}.`,
  'standing.retired': ({ since }) => `Retired since ${on(since)}.`,
  'standing.revoked': ({ since }) => `The certification was revoked on ${on(since)}.`,
  'standing.deceased': ({ on: day }) => `The certification ended with the holder’s death on ${on(day)}.`,
  'standing.taken_over': ({ onDay, from }) => `Taken over in good standing from ${from} on ${on(onDay)}.`,
  'standing.not_judged_before': ({ judgedFrom, from }) =>
    `The history before ${on(judgedFrom)} was taken over from ${from} and is shown, not judged.`,
  'standing.requirement_unset': ({ scheme }, { body }) =>
    `${body.shortName} has not set how many points ${scheme} needs, so nobody loses it for want of points.`,
  'standing.no_ce_duty': ({ cohort }, rules) =>
    `No ${rules.body.programme} points are required: ${firstLower(cohortTitle(rules, cohort))}.`,
  'standing.first_cycle_free': ({ end }, { body }) =>
    `The first cycle, through ${on(end)}, is short and asks no ${body.programme} points.`,
  'standing.birth_month_unknown': () =>
    'Cycles turn with the month of birth, which is not on record; they are counted from the month of certification until it is.',
  'loss.points': ({ cycle, end, required, credited, shortfall, short }) =>
    `Cycle ${cycle} ended on ${on(end)} with ${formatPoints(credited)} of ${formatPoints(required)} points. ${short ? shortInWords(short) : sentenceOfMissing(shortfall)}`,
  'loss.audit': ({ cycleEnd, decidedOn, outcome, proved, required }) =>
    `The audit of the cycle that ended on ${on(cycleEnd)} was decided on ${on(decidedOn)}: compliance was not shown.${AUDITED[outcome]({ proved, required })}`,
  'loss.fees': ({ feeYear, dueOn, years }) =>
    `The ${feeYear} fee was due by ${on(dueOn)} and stayed unpaid for ${counted(years, 'year')}.`,
  'loss.fees_not_in_time': ({ feeYear, dueOn }) => `The ${feeYear} fee was due by ${on(dueOn)} and was not paid in time.`,
  'loss.stage': ({ state, from, through, cure, next }, rules) =>
    `${stateLabel(rules, state)} ${through === null ? `since ${on(from)}` : `from ${on(from)} through ${on(through)}`}.${
      cure === 'none' ? '' : ` ${CURES[cure]}`
    }${next === null ? '' : ` Then: ${stateLabel(rules, next)}.`}`,
  'standing.cured': ({ on: day, state }, rules) => `${stateLabel(rules, state)} ended on ${on(day)}: what was missing came in.`,
  'loss.fees_at_cycle_end': ({ feeYear, dueOn, cycleEnd }) =>
    `The ${feeYear} fee, due by ${on(dueOn)}, was still unpaid when the cycle ended on ${on(cycleEnd)}.`,
  'loss.before_opening': ({ since, from }) => `By the history taken over from ${from}, not certified since ${on(since)}.`,
  'loss.held_off': ({ from, until }) => `A hold kept the certification from this from ${on(from)} through ${on(until)}.`,
  'decision.without_effect': ({ kind, on: day, because }) =>
    `${DECISIONS[kind] ?? 'The decision'} of ${on(day)} has no effect, because ${WITHOUT_EFFECT[because]}.`,
  'downtime.cycle_extended': ({ cycle, regular, until, from, to }) =>
    `Cycle ${cycle} would have ended on ${on(regular)}. It runs through ${on(until)}, because the program could not be reached ${daysOf(from, to)}.`,
  'downtime.fee_extended': ({ feeYear, regular, until, from, to }) =>
    `The ${feeYear} fee would have been due by ${on(regular)}. It may be paid through ${on(until)}, because the program could not be reached ${daysOf(from, to)}.`,
  'ce.category_unknown': ({ category }) => `There is no category called ${category}.`,
  'ce.category_closed': ({ category }, rules) => `${categoryTitle(rules, category)} no longer earned points on that day.`,
  'ce.cycle_begun_too_late': ({ category, start, before }, rules) =>
    `${categoryTitle(rules, category)}: counts only in cycles that began before ${on(before)}. This one began on ${on(start)}.`,
  'ce.before_cycle': ({ on: day, cycle }) =>
    `Completed on ${on(day)}, before the cycle began on ${on(cycle.start)}. Points count in the cycle they are earned in.`,
  'ce.after_cycle': ({ on: day, cycle }) =>
    `Completed on ${on(day)}, after the cycle ended on ${on(cycle.end)}. Points count in the cycle they are earned in.`,
  'ce.not_yet': ({ on: day }) => `Dated ${on(day)}, which is still to come.`,
  'ce.duplicate_of': () => 'The same activity is recorded twice and counts once.',
  'ce.reported_late': ({ reportedOn, reportBy }) => `Reported on ${on(reportedOn)}; it had to be in by ${on(reportBy)}.`,
  'ce.interval_share': ({ days, ofDays, from, to }) =>
    `${days} of its ${counted(ofDays, 'day')} count, ${on(from)} to ${on(to)}.`,
  'ce.counts_for_first_only': () => 'An activity counts for one certification, and this one counts for the first.',
  'ce.while_lost': ({ since }) =>
    `The certification was lost on ${on(since)}. What is earned since counts towards the way back only.`,
  'ce.no_duty': (_reason, { body }) => `No ${body.programme} points are required, so there is no cycle to count in.`,
  'ce.over_cap': ({ category, cap, cut, sample }, rules) =>
    `${categoryTitle(rules, category)} gives at most ${pointsInWords(cap)} in a cycle, so ${pointsInWords(cut)} of this ${cut === 100 ? 'does' : 'do'} not count.${
      sample ? ' The limit is a sample figure.' : ''
    }`,
  'attestation.late': ({ receivedOn, receiveBy }) =>
    `The attestation was received on ${on(receivedOn)}; it had to be in by ${on(receiveBy)}.`,
  'attestation.too_few': ({ claimed, required }) =>
    `The attestation claims ${formatPoints(claimed)} points, and ${formatPoints(required)} are required.`,
  'attestation.no_such_cycle': ({ cycleEnd }) => `The attestation is for a cycle ending on ${on(cycleEnd)}, and there is none.`,
  'audit.outcome_contradicts_points': ({ outcome, proved, required }) =>
    `The audit was recorded as ${outcome.replaceAll('_', ' ')}, though ${formatPoints(proved)} of ${formatPoints(required)} points were proved. The outcome decides.`,
  'way_back.closed_by_years': ({ years, since, closedOn }) =>
    `Closed since ${on(closedOn)}, when ${counted(years, 'year')} had passed since ${on(since)}.`,
  'way_back.closed_by_time': ({ since, closedOn }) => `Closed since ${on(closedOn)}: its time ran from ${on(since)}.`,
  'way_back.needs_application': () => 'It takes an application.',
  'loss.long_duty': ({ duty, dueOn, missing }, rules) =>
    `${dutyTitle(rules, duty)} was due by ${on(dueOn)}. Not received: ${missing.join(', ').replaceAll('-', ' ')}.`,
  'way_back.closed_class': ({ scheme, closedFrom }, rules) =>
    `${schemeTitle(rules, scheme)} has been closed to new certificants since ${on(closedFrom)}.`,
  'way_back.no_attempts_left': ({ attempts }) => `All ${counted(attempts, 'attempt')} at the examination have been used.`,
  'way_back.needs_points': ({ required, years }) =>
    years === null
      ? `It takes ${pointsInWords(required)}.`
      : `It takes ${pointsInWords(required)} earned in the ${counted(years, 'year')} before the application is received.`,
  'way_back.needs_exam': () => 'It takes passing the examination again.',
  'way_back.fee_unset': (_reason, { body }) => `${body.shortName} has not set its fee, so no application can be made here yet.`,
  'way_back.needs_board': () => 'After a revocation the Board must first allow it.',
} satisfies Sentences

const daysOf = (from: Day, to: Day): string => (from === to ? `on ${on(from)}` : `from ${on(from)} through ${on(to)}`)

const firstLower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)

const sentenceOfMissing = (shortfall: Points): string =>
  `${pointsInWords(shortfall)} ${shortfall === 100 ? 'was' : 'were'} missing.`

/** The sentence of a reason, with the rulebook's own words for what it names. */
export const reasonSentence = (reason: Reason, rules: Rules): string =>
  (SENTENCES[reason.code] as (reason: Reason, rules: Rules) => string)(reason, rules)
