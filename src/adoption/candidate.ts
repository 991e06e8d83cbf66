import type { Db, Tx } from '../platform/db.ts'
import { readSettings } from '../platform/settings.ts'
import { adopt, alternativeName } from '../rulebook/adopt.ts'
import { failingCaseText, runCases } from '../rulebook/cases/cases.ts'
import { hashOf } from '../rulebook/hash.ts'
import { loadRulebook } from '../rulebook/load.ts'
import { problemText } from '../rulebook/problem.ts'
import { Refusal } from '../platform/refusal.ts'
import { heldSchemes, type Rulebook } from '../standing/standing.ts'
import { refusalOf } from './adoption.refusals.ts'

/** A folder's rules with the alternatives named put in force. Refuses mistakes and names that are none. */
export async function readCandidate(folder: string, alternatives: readonly string[]): Promise<Rulebook> {
  const read = await loadRulebook(folder)
  const known = read.alternatives.map(alternativeName)
  const unknown = alternatives.find(name => !known.includes(name))
  if (unknown !== undefined) throw refusalOf('adoption.alternative_unknown', { name: unknown, known })
  if (alternatives.length === 0) return { rules: read.rules, hash: read.hash }
  const rules = adopt(read.rules, read.alternatives, alternatives)
  return { rules, hash: hashOf(rules) }
}

/** Runs the folder's worked cases; refuses where one fails, is malformed, or there is none. */
export async function checkCases(folder: string): Promise<void> {
  const run = await runCases(folder)
  if ('problems' in run) {
    const { problems } = run
    throw new Refusal('rulebook.has_mistakes', { folder, count: problems.length, mistakes: problems.map(problemText).join('\n') })
  }
  const failing = run.value.filter(({ passed }) => !passed)
  if (failing.length === 0) return
  throw refusalOf('adoption.cases_fail', { folder, failed: failing.length, cases: failing.map(failingCaseText).join('\n') })
}

/** Refuses a rulebook that could not judge the people of this register. */
export async function checkFits(db: Db | Tx, { rules }: Rulebook): Promise<void> {
  const { currency } = await readSettings(db)
  const fees = rules.body.currency
  if (currency !== undefined && fees !== currency) throw refusalOf('adoption.currency_differs', { currency, rulebook: fees })
  const schemes = (await heldSchemes(db)).filter(scheme => !(scheme in rules.schemes))
  if (schemes.length > 0) throw refusalOf('adoption.schemes_missing', { schemes })
}
