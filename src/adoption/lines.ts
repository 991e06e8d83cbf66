import type { Standing } from '../engine/standing.ts'
import { verdictOf } from '../engine/derive.ts'
import { ASPECTS, type Rehearsed } from '../standing/standing.ts'
import { adoptionWords as words, aspectWords, notJudgedWords } from '../words/adoption.en.ts'
import { reasonSentence } from '../words/en.ts'
import { obligationSentence } from '../words/standing-of-one.en.ts'
import type { Rules } from '../rulebook/rules.ts'
import type { Counts } from './rehearsal.ts'
import { type Both, labelOf, toldApart } from './telling.ts'

/** One certification for a terminal: what differs, and each side's sentences that the other does not say. */
export function textOf(change: Rehearsed, rules: Both): string[] {
  const { number, scheme } = change.present
  const told = toldApart(change, rules)
  return [
    words.head({ number, scheme, aspects: change.differs.map(aspect => aspectWords[aspect]) }),
    ...told.present.map(sentence => `  ${words.now}  ${sentence}`),
    ...told.proposed.map(sentence => `  ${words.would}  ${sentence}`),
  ]
}

/** The counts for a terminal. */
export function countLines(counts: Counts, rules: Both): string[] {
  const { aspects, moves, notJudged } = counts
  const byAspect = ASPECTS.flatMap(aspect => {
    const count = aspects[aspect]
    return count === undefined ? [] : [words.aspect({ aspect: aspectWords[aspect], count })]
  })
  const leftOut = Object.values(notJudged).reduce((sum, count) => sum + count, 0)
  const byMove = Object.entries(moves).sort(([, a], [, b]) => b - a)
  return [
    words.total({ ...counts, people: counts.people - leftOut }),
    ...(byAspect.length > 0 ? [`  ${byAspect.join(', ')}`] : []),
    ...byMove.map(([move, count]) => `  ${words.moved({ ...labelsOf(move, rules), count })}`),
    ...Object.entries(notJudged).map(
      ([by, count]) => `  ${words.notJudged({ count, why: notJudgedWords[by as keyof typeof notJudgedWords] })}`,
    ),
  ]
}

function labelsOf(move: string, rules: Both): { present: string; proposed: string } {
  const [present = '', proposed = ''] = move.split(' ')
  return { present: labelOf(rules.present, present), proposed: labelOf(rules.proposed, proposed) }
}

const quoted = (field: string): string => (/[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field)

export const csvHead = (): string => words.csvHead.join(',')

/** One certification as a row of CSV. */
export function csvOf(change: Rehearsed, rules: Both): string {
  const { present, proposed, differs } = change
  const told = toldApart(change, rules)
  const row = [
    present.number,
    present.scheme,
    differs.join(' '),
    present.status,
    proposed.status,
    present.since,
    proposed.since,
    present.through ?? '',
    proposed.through ?? '',
    told.present.join(' '),
    told.proposed.join(' '),
  ]
  return row.map(quoted).join(',')
}

/** One certification as JSON: both verdicts, their reasons and obligations told in words. */
export function jsonOf({ certificant, present, proposed, differs }: Rehearsed, rules: Both): string {
  const { number, scheme } = present
  return JSON.stringify({
    certificant,
    number,
    scheme,
    differs,
    present: toldIn(present, rules.present),
    proposed: toldIn(proposed, rules.proposed),
  })
}

function toldIn(standing: Standing, rules: Rules): object {
  const { number: _number, scheme: _scheme, certification: _certification, ...verdict } = verdictOf(standing)
  return {
    ...verdict,
    reasons: verdict.reasons.map(reason => ({ ...reason, sentence: reasonSentence(reason, rules) })),
    obligations: verdict.obligations.map(each => ({ ...each, sentence: obligationSentence(each, rules) })),
  }
}
