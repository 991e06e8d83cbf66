import { createHash } from 'node:crypto'
import { labelOf, type Telling, tellStanding, type ToldStanding } from '../console/console.ts'
import { deriveStandings } from '../engine/derive.ts'
import type { Dossier } from '../engine/dossier.ts'
import type { Standing, Substate } from '../engine/standing.ts'
import type { Rules, StatusCode } from '../rulebook/rules.ts'
import { ENGINE_VERSION, type Rulebook } from '../standing/standing.ts'
import type { Day } from '../values/day.ts'
import type { Proposal } from './proposal.ts'

/** When a certification next has another status if nothing happens, and which. */
export type NextStatus = { on: Day; status: StatusCode; substate: Substate | null; label: string }

/** How one certification stands without a decision and with it; null where it is not there then. */
export type EffectOnOne = {
  certification: string
  before: ToldStanding | null
  after: ToldStanding | null
  nextBefore: NextStatus | null
  nextAfter: NextStatus | null
}

/** How every certification of a person stands today, without a decision and with it. */
export function effectOf(before: Dossier, after: Dossier, telling: Telling): EffectOnOne[] {
  const [then, now] = [standingsOf(after, telling), standingsOf(before, telling)]
  const ids = [...new Set([...before.certifications, ...after.certifications].map(({ id }) => id))]
  const next = (dossier: Dossier, standing: Standing | undefined): NextStatus | null =>
    standing ? nextStatusOf(dossier, telling.rules, standing) : null
  return ids.map(certification => {
    const [old, changed] = [now.get(certification), then.get(certification)]
    return {
      certification,
      before: old ? tellStanding(old, telling) : null,
      after: changed ? tellStanding(changed, telling) : null,
      nextBefore: next(before, old),
      nextAfter: next(after, changed),
    }
  })
}

const standingsOf = (dossier: Dossier, { rules, asOf }: Telling): Map<string, Standing> =>
  new Map(deriveStandings(dossier, rules, { asOf }).map(standing => [standing.certification, standing]))

/** Beyond this many changes that leave the status alone, nobody asks. */
const MOST_STEPS = 24

/** Goes from change to change until the status is another one. */
function nextStatusOf(dossier: Dossier, rules: Rules, from: Standing): NextStatus | null {
  let { nextChange: on } = from
  for (let step = 0; on !== null && step < MOST_STEPS; step++) {
    const then = deriveStandings(dossier, rules, { asOf: on }).find(each => each.certification === from.certification)
    if (!then) return null
    const { status, substate } = then
    if (status !== from.status || substate !== from.substate) return { on, status, substate, label: labelOf(rules, status) }
    on = then.nextChange
  }
  return null
}

/**
 * What a preview was computed on, as SHA-256: the facts as they are known, the rules, the engine, the day, and what is
 * proposed. Where any of them is another one, the effect may be too.
 */
export function basisOf(proposal: Proposal, dossier: Dossier, { hash }: Rulebook, today: Day): string {
  const facts = Object.values(dossier).map(each => (Array.isArray(each) ? inOrder(each as { id: string }[]) : (each as string)))
  return createHash('sha256')
    .update(JSON.stringify([facts, hash, ENGINE_VERSION, today, proposal]))
    .digest('hex')
}

/** The loader promises no order. */
const inOrder = (facts: readonly { id: string }[]) => facts.toSorted((a, b) => (a.id < b.id ? -1 : 1))
