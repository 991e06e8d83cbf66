import type { Rules } from '../rulebook/rules.ts'
import type { Said } from '../standing/standing.ts'
import { day } from '../values/day.ts'
import { statusWords } from '../words/console-person.en.ts'
import { reasonSentence } from '../words/en.ts'
import { authorityInWords, nightWords, parkedSentence } from '../words/night.en.ts'
import type { NightChange, NightSet } from './night.ts'

/** A set of people for a terminal: each change with its cause and authority, then who was parked and why. */
export const linesOf = ({ changes, parked }: NightSet, rules: Rules): string[] => [
  ...changes.map(change => changeLine(change, rules)),
  ...parked.map(({ certificant, code, params }) => nightWords.parked({ certificant, reason: parkedSentence(code, params) })),
]

function changeLine({ number, before, after, authority }: NightChange, rules: Rules): string {
  const cause = after.reasons[0] ? reasonSentence(after.reasons[0], rules) : ''
  const { rule, by, at } = authority
  const authorized = authorityInWords({ rule, by, adoptedOn: day(at.slice(0, 10)) })
  const changed = nightWords.change({ number, before: before && wordOf(before), after: wordOf(after), since: after.since })
  return [changed, cause, `(${authorized})`].filter(Boolean).join(' ')
}

function wordOf({ status, substate }: Said): string {
  const code = substate ?? status
  return code in statusWords ? statusWords[code as keyof typeof statusWords] : code
}
