import { deriveStandings } from '../../engine/derive.ts'
import type { Dossier } from '../../engine/dossier.ts'
import { toldOn } from '../../engine/facts.ts'
import type { Reason, ReasonCode } from '../../engine/reasons.ts'
import type { Standing } from '../../engine/standing.ts'
import type { Day } from '../../values/day.ts'
import { reasonSentence } from '../../words/en.ts'
import type { Case } from './case-file.ts'
import type { Ask } from './expectations.ts'
import { type Path, pathText } from '../problem.ts'
import type { Rules } from '../rules.ts'
import { isText, isTexts, type Shown, textOrNone } from './shown.ts'
import { shownStanding } from './shown-standing.ts'

/** One expectation that does not hold. */
export type Failure = {
  line: number
  certification: string
  asOf: Day
  knownOn: Day | undefined
  /** What was asked: `cycle.credited`. */
  key: string
  expected: string
  got: string
  /** The engine's reasons for what it answers instead. */
  because: readonly { code: ReasonCode; sentence: string }[]
}

/** Judges a case by the engine: every expectation that does not hold, in the order they are written. */
export const judgeCase = (judged: Case): Failure[] => judged.asks.flatMap(ask => failuresOf(judged, ask))

function failuresOf({ dossier, rules, lineOf }: Case, ask: Ask): Failure[] {
  const { asOf, knownOn = asOf, certification, expected } = ask
  const standing = standingOf(dossier, rules, ask)
  const shown = shownStanding(standing, rules, asOf)
  if (expected['next_change'] !== undefined)
    shown['next_change'] = textOrNone(standingOf(knownBy(dossier, knownOn), rules, ask).nextChange)
  return mismatches(expected, shown, []).map(({ path, expected, got }) => ({
    line: lineOf([...ask.path, ...path]),
    certification,
    asOf,
    knownOn: ask.knownOn,
    key: pathText(path),
    expected,
    got,
    because: reasonsFor(standing, path).map(reason => ({ code: reason.code, sentence: reasonSentence(reason, rules) })),
  }))
}

function standingOf(dossier: Dossier, rules: Rules, { asOf, knownOn, certification }: Ask): Standing {
  const standings = deriveStandings(dossier, rules, { asOf, ...(knownOn && { knownOn }), detail: true })
  const standing = standings.find(each => each.certification === certification)
  if (!standing) throw new Error(`the engine did not judge the certification ${certification}`)
  return standing
}

/**
 * The dossier as it stood at the end of a day. A case tells a whole story, and the engine looks ahead to what it will learn;
 * the next change asked about is the one that comes if nothing more happens.
 */
const knownBy = (dossier: Dossier, on: Day): Dossier => ({
  ...dossier,
  activities: dossier.activities.filter(each => each.completedOn <= on && toldOn(each) <= on),
  attestations: dossier.attestations.filter(each => each.receivedOn <= on),
  audits: dossier.audits.filter(each => each.decidedOn <= on),
  payments: dossier.payments
    .filter(each => each.receivedOn <= on)
    .map(each => ({
      ...each,
      chargedBackOn: each.chargedBackOn !== null && each.chargedBackOn <= on ? each.chargedBackOn : null,
    })),
  decisions: dossier.decisions.filter(each => each.decidedOn <= on),
  examAttempts: dossier.examAttempts.filter(each => each.on <= on),
  applications: dossier.applications.filter(each => each.receivedOn <= on),
  ...(dossier.documents && { documents: dossier.documents.filter(each => each.receivedOn <= on) }),
  ...(dossier.preconditions && { preconditions: dossier.preconditions.filter(each => each.on <= on) }),
  downtimes: dossier.downtimes.filter(each => each.toldOn <= on),
  ...(dossier.measures && { measures: dossier.measures.filter(each => each.reportedOn <= on) }),
})

type Mismatch = { path: Path; expected: string; got: string }

/** Compares only what is written. Reasons must be among those given; `also`, `short` and `cure` must be the same. */
function mismatches(expected: Shown, got: Shown | undefined, path: Path): Mismatch[] {
  if (isText(expected)) return got === expected ? [] : [{ path, expected, got: gotText(got) }]
  if (isTexts(expected)) return holdsCodes(expected, got, path) ? [] : [{ path, expected: listText(expected), got: gotText(got) }]
  return Object.entries(expected).flatMap(([key, each]) =>
    each === undefined ? [] : mismatches(each, within(got, key), [...path, key]),
  )
}

const within = (got: Shown | undefined, key: string): Shown | undefined =>
  got === undefined || isText(got) || isTexts(got) ? got : Object.hasOwn(got, key) ? got[key] : undefined

/** Lists that hold nothing but what is written. */
const EXACT: readonly string[] = ['also', 'short', 'cure']

function holdsCodes(expected: readonly string[], got: Shown | undefined, path: Path): boolean {
  if (got === undefined || !isTexts(got)) return false
  if (EXACT.includes(String(path.at(-1))) && got.length !== expected.length) return false
  return expected.every(code => got.includes(code))
}

const listText = (codes: readonly string[]): string => (codes.length === 0 ? 'none' : codes.join(', '))

function gotText(got: Shown | undefined): string {
  if (got === undefined) return 'not there'
  if (isText(got)) return got
  return listText(isTexts(got) ? got : Object.keys(got))
}

/** The reasons that bear on a key: an activity's, a route's, or the status's. */
function reasonsFor({ reasons, also, cycles, outside, waysBack }: Standing, [first, second]: Path): readonly Reason[] {
  if (first === 'activities')
    return [...cycles.flatMap(({ treatments }) => treatments), ...outside]
      .filter(each => each.activity === second)
      .flatMap(each => each.reasons)
  if (first === 'ways_back') return waysBack.filter(({ route }) => route === second).flatMap(each => each.reasons)
  return first === 'also' ? also : reasons
}
