import { generateDossier } from '../src/demo/population.ts'
import { deriveStandings } from '../src/engine/derive.ts'
import type { Dossier } from '../src/engine/dossier.ts'
import { asset } from '../src/platform/root.ts'
import { loadRulebook } from '../src/rulebook/load.ts'
import { day } from '../src/values/day.ts'
import { alternate, collectYoung, cpuSeconds, heapInUse, note, report } from './measure.ts'

const CERTIFICANTS = 100_000
const ROUNDS = 5
/** As many at a time as the program takes from the database. */
const IN_MEMORY = 250
const SEED = 1
const asOf = day('2026-11-23')

const { rules } = await loadRulebook(asset('rulebook', 'amt'))

type Worst = { millis: number; n: number; facts: string }
let worst: Worst = { millis: 0, n: -1, facts: '' }

const factsOf = ({ certifications, activities, payments }: Dossier): string =>
  `${certifications.length} certifications, ${activities.length} activities, ${payments.length} payments`

/** Judges a slice of the population; generating it, and collecting what that left behind, is left out of the time. */
function judged(from: number, to: number, detail: boolean): number {
  let seconds = 0
  for (let at = from; at < to; at += IN_MEMORY) {
    const dossiers = Array.from({ length: IN_MEMORY }, (_, n) => generateDossier(SEED, at + n, asOf))
    collectYoung()
    const before = cpuSeconds()
    dossiers.forEach((dossier, n) => timed(dossier, at + n, detail))
    seconds += cpuSeconds() - before
  }
  return (to - from) / seconds
}

function timed(dossier: Dossier, n: number, detail: boolean): void {
  const before = performance.now()
  deriveStandings(dossier, rules, { asOf, detail })
  const millis = performance.now() - before
  if (!detail || millis <= worst.millis) return
  const again = Math.min(millis, ...Array.from({ length: 3 }, () => once(dossier)))
  if (again > worst.millis) worst = { millis: again, n, facts: factsOf(dossier) }
}

/** A collection or another program may fall into one measurement, not into every one. */
function once(dossier: Dossier): number {
  const before = performance.now()
  deriveStandings(dossier, rules, { asOf, detail: true })
  return performance.now() - before
}

judged(CERTIFICANTS, CERTIFICANTS + 4_000, false)
judged(CERTIFICANTS, CERTIFICANTS + 4_000, true)
worst = { millis: 0, n: -1, facts: '' }

const slice = CERTIFICANTS / ROUNDS
const heap = [heapInUse()]
const { verdict, detail } = await alternate(ROUNDS, {
  verdict: round => judged(round * slice, (round + 1) * slice, false),
  detail: round => {
    const rate = judged(round * slice, (round + 1) * slice, true)
    heap.push(heapInUse())
    return rate
  },
})

const unit = 'certificants per second of one core'
report({ claim: 'verdict and next change', unit, rounds: verdict, bound: { least: 20_000 } })
report({ claim: 'the same with all reasons', unit, rounds: detail, bound: { least: 5_000 } })
report({
  claim: 'heap grown over the whole population',
  unit: 'MB',
  rounds: [(heap.at(-1) ?? 0) - (heap[0] ?? 0)],
  bound: { most: 8 },
})
note(`worst person: number ${worst.n} of the population, ${worst.millis.toFixed(1)} ms with all reasons (${worst.facts})`)
