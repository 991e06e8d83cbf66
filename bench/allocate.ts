import { type Allocation, type AllocationItem, type AllocationProblem, allocate } from '../src/engine/allocate.ts'
import { alternate, cpuSeconds, note, report } from './measure.ts'

const ROUNDS = 7
const AREAS = ['admin', 'clinical', 'general', 'safety', 'ethics', 'specialty']
const KINDS = ['course', 'lecture', 'article', 'college']
const SOURCES = ['approved', 'other']

/** Whole numbers that look like chance and are the same in every run. */
function* chance(seed: number): Generator<number, never> {
  for (let state = seed; ; ) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    yield state >>> 8
  }
}

/** 200 activities and 12 buckets on two axes, two of them fed by the others' surplus; four caps, one in another, two across. */
function manyOf(seed: number, carries: boolean): AllocationProblem {
  const draw = chance(seed)
  const pick = (from: readonly string[]): string => from[draw.next().value % from.length] as string
  const items = Array.from({ length: 200 }, (_, at): AllocationItem => {
    const tags = [pick(AREAS), pick(KINDS), pick(SOURCES), ...(at >= 150 ? ['late'] : [])]
    return { id: `${at}`, amount: 25 * (1 + (draw.next().value % 16)), tags, carriable: at >= 150, indivisible: false }
  })
  const bucket = (axis: string, least: number, ...any: string[]) => ({ id: `${axis} ${any.join()}`, of: { any }, least, axis })
  return {
    items,
    caps: [
      { id: 'college', of: { all: ['college'] }, most: 4_000 },
      { id: 'other', of: { all: ['other'] }, most: 15_000 },
      { id: 'other articles', of: { all: ['other', 'article'] }, most: 2_000 },
      { id: 'general', of: { all: ['general'] }, most: 5_000 },
    ],
    needs: [
      ...AREAS.slice(0, 5).map(area => bucket('area', 3_000, area)),
      bucket('area', 9_000, ...AREAS),
      ...['course', 'lecture', 'article'].map(kind => bucket('kind', 4_000, kind)),
      bucket('kind', 2_000, 'college'),
      bucket('kind', 3_000, 'article', 'college'),
      bucket('kind', 5_000, 'course', 'lecture'),
    ],
    carry: carries ? { of: { all: ['late'] }, most: 2_000 } : null,
    kinds: AREAS.slice(0, 3).map(area => ({ id: area, tags: [area, 'course', 'approved'] })),
    order: 'most_favourable',
    smallestUnit: 25,
  }
}

/** Ten activities, a total, two minimums and a cap: what most people's cycles are. */
function fewOf(seed: number): AllocationProblem {
  const draw = chance(seed)
  return {
    items: Array.from({ length: 10 }, (_, at): AllocationItem => {
      const tags = [draw.next().value % 2 === 0 ? 'A' : 'B']
      return { id: `${at}`, amount: 100 * (1 + (draw.next().value % 8)), tags, carriable: false, indivisible: false }
    }),
    caps: [{ id: 'B', of: { all: ['B'] }, most: 1_500 }],
    needs: [
      { id: 'total', of: {}, least: 3_000, axis: null },
      { id: 'A', of: { all: ['A'] }, least: 1_500, axis: null },
      { id: 'B', of: { all: ['B'] }, least: 200, axis: null },
    ],
    carry: null,
    kinds: [{ id: 'A', tags: ['A'] }],
    order: 'most_favourable',
    smallestUnit: 25,
  }
}

/** The same ten, the late ones of A to be carried where they are not needed. */
const carryingFew = (problem: AllocationProblem): AllocationProblem => ({
  ...problem,
  items: problem.items.map((item, at) => ({ ...item, carriable: at >= 5 })),
  carry: { of: { all: ['A'] }, most: 1_000 },
})

let sink = 0
/** Microseconds of processor time for one allocation, the mean over the problems. */
function micros(problems: readonly AllocationProblem[], times: number): number {
  const before = cpuSeconds()
  for (let time = 0; time < times; time++) for (const problem of problems) sink += allocate(problem).carried
  return ((cpuSeconds() - before) * 1e6) / (times * problems.length)
}

const few = Array.from({ length: 100 }, (_, seed) => fewOf(seed + 1))
const metFew = few.filter(problem => allocate(problem).met)
const shortFew = few.filter(problem => !allocate(problem).met)
const carriedFew = metFew.map(carryingFew)
const many = Array.from({ length: 20 }, (_, seed) => manyOf(seed + 1, false))
const carrying = Array.from({ length: 20 }, (_, seed) => manyOf(seed + 1, true))
for (const each of [metFew, shortFew, carriedFew, many, carrying]) micros(each, 20)

const rounds = await alternate(ROUNDS, {
  met: () => micros(metFew, 200),
  short: () => micros(shortFew, 200),
  carried: () => micros(carriedFew, 100),
  many: () => micros(many, 5),
  carrying: () => micros(carrying, 5),
})
const unit = 'µs an allocation'
report({ claim: '10 activities, 3 needs, a cap, met', unit, rounds: rounds.met, bound: { most: 20 } })
report({ claim: 'the same short, with what would cure it', unit, rounds: rounds.short, bound: { most: 60 } })
report({ claim: 'the same met, with carrying', unit, rounds: rounds.carried, bound: { most: 100 } })
report({ claim: '200 activities, 12 buckets on two axes, four caps', unit, rounds: rounds.many, bound: { most: 2_000 } })
report({ claim: 'the same with carrying', unit, rounds: rounds.carrying, bound: { most: 4_000 } })

const counted = (allocations: readonly Allocation[]): string =>
  `${allocations.filter(({ met }) => met).length} of ${allocations.length} met, ${allocations.filter(({ proved }) => proved).length} proved`
note(`large ones: ${counted(many.map(allocate))}; with carrying ${counted(carrying.map(allocate))}`)
if (Number.isNaN(sink)) process.exitCode = 1
