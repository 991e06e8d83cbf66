import { generateDossier } from '../src/demo/population.ts'
import { deriveStandings } from '../src/engine/derive.ts'
import type { CeActivity, Dossier } from '../src/engine/dossier.ts'
import { asset } from '../src/platform/root.ts'
import { loadRulebook } from '../src/rulebook/load.ts'
import { day } from '../src/values/day.ts'
import { alternate, cpuSeconds, report } from './measure.ts'

/**
 * How fast the engine judges by rulebooks that ask for more than a total, where every cycle is an allocation: the people of
 * the `engine` bench, their activities divided over the groups and areas of another body.
 */
const PEOPLE = 2_000
const ROUNDS = 5
const asOf = day('2026-11-23')

type Kind = { category: string; tags: readonly string[] }
type Body = { code: string; scheme: string; kinds: readonly Kind[] }

const BODIES: readonly Body[] = [
  {
    code: 'pmi',
    scheme: 'PMP',
    kinds: [
      { category: 'education', tags: ['technical'] },
      { category: 'education', tags: ['leadership'] },
      { category: 'giving-back', tags: [] },
      { category: 'education', tags: ['strategic'] },
    ],
  },
  {
    code: 'isc2',
    scheme: 'CISSP',
    kinds: [
      { category: 'group-a', tags: [] },
      { category: 'group-b', tags: [] },
    ],
  },
  {
    code: 'ascp',
    scheme: 'MLS',
    kinds: ['blood-banking', 'chemistry', 'haematology', 'microbiology', 'safety', 'ethics', 'specialty'].map((tag, at) => ({
      category: at % 3 === 2 ? 'academic' : 'contact-hours',
      tags: [tag],
    })),
  },
]

const under =
  ({ kinds }: Body) =>
  (activity: CeActivity, at: number): CeActivity => {
    const { category, tags } = kinds[at % kinds.length] as Kind
    const plain = { ...activity, category, interval: null }
    if (tags.length === 0) return plain
    return { ...plain, particulars: { tags, marks: [], work: null, relevance: 100, parts: [], audit: null } }
  }

const personOf = (body: Body, n: number): Dossier => {
  const person = generateDossier(1, n, asOf)
  return {
    ...person,
    certifications: person.certifications.map(each => ({ ...each, scheme: body.scheme })),
    activities: person.activities.map(under(body)),
  }
}

const unit = 'certificants per second of one core'

for (const body of BODIES) {
  const { rules } = await loadRulebook(asset('rulebook', body.code))
  const people = Array.from({ length: PEOPLE }, (_, n) => personOf(body, n))
  const judged = (detail: boolean): number => {
    const before = cpuSeconds()
    for (const each of people) deriveStandings(each, rules, { asOf, detail })
    return PEOPLE / (cpuSeconds() - before)
  }
  judged(true)
  const { verdict, detail } = await alternate(ROUNDS, { verdict: () => judged(false), detail: () => judged(true) })
  report({ claim: `${body.code}: verdict and next change`, unit, rounds: verdict, bound: { least: 5_000 } })
  report({ claim: `${body.code}: the same with all reasons`, unit, rounds: detail, bound: { least: 5_000 } })
}
