import type { Reason } from '../engine/reasons.ts'
import type { Standing } from '../engine/standing.ts'
import type { Rules } from '../rulebook/rules.ts'
import type { Rehearsed } from '../standing/standing.ts'
import { adoptionWords as words } from '../words/adoption.en.ts'
import { reasonSentence } from '../words/en.ts'
import { obligationSentence, wayBackSentence } from '../words/standing-of-one.en.ts'

/** Both rulebooks, for the words of each side. */
export type Both = { present: Rules; proposed: Rules }

/** The body's word for a status. */
export const labelOf = ({ statuses }: Rules, status: string): string =>
  statuses.find(each => each.status === status)?.label ?? status

/** What is said of a certification by one side and not by the other, in sentences. */
export function toldApart({ present, proposed }: Rehearsed, rules: Both): { present: string[]; proposed: string[] } {
  const [said, would] = [sentencesOf(present, rules.present), sentencesOf(proposed, rules.proposed)]
  return { present: said.filter(each => !would.includes(each)), proposed: would.filter(each => !said.includes(each)) }
}

function sentencesOf(standing: Standing, rules: Rules): string[] {
  const { status, since, through, reasons, obligations, waysBack } = standing
  const why = (list: readonly Reason[]) => list.map(reason => reasonSentence(reason, rules))
  return [
    words.since({ label: labelOf(rules, status), since, through }),
    ...why(reasons),
    ...obligations.map(each => obligationSentence(each, rules)),
    ...waysBack.flatMap(each => [[wayBackSentence(each, rules), ...why(each.reasons)].join(' ')]),
  ]
}
