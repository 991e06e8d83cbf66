import { isSameValue } from '../values/same.ts'
import { versionsOf } from './contradictions.ts'
import type { Path, Problem } from './problem.ts'
import type { Readable } from './readable.ts'
import type { WrittenVersion } from './schema.ts'
import { problemAt, problemAtKey } from './yaml-file.ts'

/** What is lawful to write and is seldom meant. It stops nothing; `rulebook check` tells it. */
export const remarksOn = (readable: Readable): Problem[] => [
  ...unmarkedSamples(readable),
  ...waysClosedBeforeLoss(readable),
  ...idleAttestations(readable),
]

type Activities = WrittenVersion<'activities'>

/** A figure that is a sample in one version and stands in another, the same, without the mark. */
function unmarkedSamples({ 'activities.yaml': file }: Readable): Problem[] {
  if (!file) return []
  const figures = versionsOf('activities', file.written.activities).flatMap(({ version, path }) => figuresOf(version, path))
  return figures.flatMap(({ sample, path, id, ...rest }) => {
    const marked = sample ? undefined : figures.find(each => each.sample && isSameFigure(each, rest) && each.id !== id)
    return marked ? [problemAt(file.yaml, path, 'remark.sample_unmarked', { version: marked.id })] : []
  })
}

type Figure = { id: string; category: string; key: string; value: object; sample: boolean; path: Path }

const isSameFigure = (one: Figure, other: Pick<Figure, 'category' | 'key' | 'value'>): boolean =>
  one.category === other.category && one.key === other.key && isSameValue(one.value, other.value)

const figuresOf = ({ id, categories }: Activities, path: Path): Figure[] =>
  Object.entries(categories).flatMap(([category, { cap, convert = [] }]) => {
    const at = [...path, 'categories', category]
    const figures = [
      ...(cap ? [{ key: 'cap', said: cap, path: [...at, 'cap'] }] : []),
      ...convert.map((said, n) => ({ key: 'convert', said, path: [...at, 'convert', n] })),
    ]
    return figures.map(({ key, said: { sample = false, ...value }, path: place }) => ({
      id,
      category,
      key,
      value,
      sample,
      path: place,
    }))
  })

/** A way back whose years have run out by the day a fee unpaid for so long costs the certification. */
function waysClosedBeforeLoss({ 'ways-back.yaml': back, 'fees.yaml': fees }: Readable): Problem[] {
  if (!back || !fees) return []
  const gaps = (fees.written.fee_gap?.versions ?? []).flatMap(({ lost_after }) => [lost_after.ce, lost_after.none])
  const years = gaps.flatMap(gap => (typeof gap === 'object' && 'years' in gap ? [gap.years] : []))
  if (years.length === 0) return []
  const least = Math.min(...years)
  return versionsOf('ways_back', back.written.ways_back).flatMap(({ version: { clock, routes }, path }) =>
    clock === 'day_of_loss'
      ? []
      : routes.flatMap(({ title, closes_after_years: closes }, at) =>
          closes === undefined || closes > least
            ? []
            : [
                problemAt(back.yaml, [...path, 'routes', at, 'closes_after_years'], 'remark.way_closed_before_loss', {
                  title,
                  years: least,
                }),
              ],
        ),
  )
}

/** Days for an attestation that is not accepted. */
function idleAttestations({ 'attestation.yaml': file }: Readable): Problem[] {
  if (!file) return []
  return versionsOf('attestation', file.written.attestation).flatMap(
    ({ version: { accepted, received_within_days: days }, path }) =>
      accepted || days === 0 ? [] : [problemAtKey(file.yaml, [...path, 'received_within_days'], 'remark.attestation_idle', {})],
  )
}
