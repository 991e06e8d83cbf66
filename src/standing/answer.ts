import type { CeActivity } from '../engine/dossier.ts'
import type { Treatment } from '../engine/standing.ts'
import type { Rules } from '../rulebook/rules.ts'
import type { Day } from '../values/day.ts'
import type { PersonName } from '../values/name.ts'
import { dayInWords, momentInWords } from '../words/dates.en.ts'
import { reasonSentence } from '../words/en.ts'
import { schemeTitle } from '../words/format.ts'
import {
  asKnownLine,
  categoryLine,
  certificationLine,
  clauseLine,
  cycleLine,
  dueLine,
  nextChangeSentence,
  obligationSentence,
  standingHeadings as headings,
  statusSentence,
  treatmentInWords,
  wayBackSentence,
} from '../words/standing-of-one.en.ts'
import type { StandingOfOne } from './standing.ts'

/** A name in reading order. */
export const fullName = ({ given, middle, family, suffix }: PersonName): string =>
  [given, middle, family, suffix].filter(Boolean).join(' ')

const section = (heading: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : ['', heading, ...lines.map(line => `  ${line}`)]

/** The whole answer for a terminal, the sentence first; each section only where it has something to say. */
export function answerOf(found: StandingOfOne, today: Day): string[] {
  const { number, standing, asOf, rules } = found
  const name = fullName(found.name)
  const title = schemeTitle(rules, standing.scheme)
  const reasons = (list: typeof standing.reasons) => list.map(reason => reasonSentence(reason, rules))
  return [
    statusSentence({ name, standing, asOf, today }),
    certificationLine({ number, standing, title, letters: rules.body.letters }),
    ...section(
      headings.toDo,
      standing.obligations.map(each => obligationSentence(each, rules)),
    ),
    ...section(headings.why, reasons(standing.reasons)),
    ...section(headings.also, reasons(standing.also)),
    ...section(headings.cycles, cycleLines(found, rules)),
    ...section(headings.outside, treatmentLines(found, standing.outside, rules)),
    ...section(
      headings.fees,
      standing.dues.map(due => dueLine(due, rules)),
    ),
    ...section(headings.waysBack, wayBackLines(found, rules)),
    ...section(
      headings.rules,
      standing.clauses.map(clause => clauseLine(clause, rules)),
    ),
    '',
    nextChangeSentence(standing.nextChange),
    ...(asOf === today && found.knownOn === undefined ? [] : [momentLine(found, rules)]),
  ]
}

const momentLine = ({ asOf, knownOn }: StandingOfOne, { body }: Rules): string =>
  asKnownLine({ asOf, knownOn: knownOn === undefined ? undefined : momentInWords(knownOn, body.zone) })

/** Newest first; what counted in full is summed by category, what did not is told one by one. */
function cycleLines(found: StandingOfOne, rules: Rules): string[] {
  return found.standing.cycles.toReversed().flatMap(cycle => [
    cycleLine(cycle),
    ...cycle.byCategory.map(each => `  ${categoryLine(each, rules)}`),
    ...treatmentLines(
      found,
      cycle.treatments.filter(each => each.treatment !== 'counted'),
      rules,
    ).map(line => `  ${line}`),
  ])
}

function treatmentLines({ dossier }: StandingOfOne, treatments: readonly Treatment[], rules: Rules): string[] {
  const activities = new Map(dossier.activities.map(each => [each.id, each]))
  return treatments.map(each => {
    const why = each.reasons.map(reason => reasonSentence(reason, rules)).join(' ')
    return `${activityInWords(activities.get(each.activity))}: ${treatmentInWords(each)}. ${why}`.trimEnd()
  })
}

const activityInWords = (activity: CeActivity | undefined): string =>
  activity ? `${activity.title}, ${dayInWords(activity.completedOn)}` : ''

function wayBackLines({ standing }: StandingOfOne, rules: Rules): string[] {
  return standing.waysBack.flatMap(each => [
    wayBackSentence(each, rules),
    ...each.reasons.map(reason => `  ${reasonSentence(reason, rules)}`),
  ])
}
