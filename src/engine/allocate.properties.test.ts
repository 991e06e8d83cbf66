import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chooses, tryAll, tryCures, tryUses } from '../../tests/allocate-by-trying.ts'
import { type Allocation, type AllocationProblem, allocate } from './allocate.ts'
import { modelOf } from './allocation/model.ts'
import { planPlainly } from './allocation/plain.ts'
import { planBySearch } from './allocation/plan.ts'

/** PROPERTY_RUNS asks for a longer search than every build can afford. */
const RUNS = { numRuns: Number(process.env.PROPERTY_RUNS ?? 300) }

const tags = fc.subarray(['a', 'b', 'c', 'x', 'y'], { minLength: 1, maxLength: 3 })
const selector = fc.oneof(
  { weight: 4, arbitrary: fc.subarray(['a', 'b', 'c', 'x', 'y'], { minLength: 1, maxLength: 2 }).map(any => ({ any })) },
  { weight: 2, arbitrary: fc.subarray(['a', 'b', 'x', 'y'], { minLength: 1, maxLength: 2 }).map(all => ({ all })) },
  { weight: 1, arbitrary: fc.subarray(['a', 'x'], { minLength: 1 }).map(none => ({ none })) },
  { weight: 1, arbitrary: fc.constant({}) },
)

/** Problems small enough to try every answer: `units` bounds an item, `indivisible` says whether there may be such. */
const problems = (units: number, indivisible: boolean): fc.Arbitrary<AllocationProblem> =>
  fc
    .record({
      smallestUnit: fc.constantFrom(1, 25),
      items: fc.array(
        fc.record({
          amount: fc.integer({ min: 0, max: units }),
          over: fc.integer({ min: 0, max: 24 }),
          tags,
          carriable: fc.boolean(),
          indivisible: indivisible ? fc.boolean() : fc.constant(false),
        }),
        { maxLength: 4 },
      ),
      caps: fc.array(fc.record({ of: selector, most: fc.integer({ min: 0, max: 5 }) }), { maxLength: 3 }),
      needs: fc.array(
        fc.record({ of: selector, least: fc.integer({ min: 0, max: 4 }), axis: fc.constantFrom('one', 'one', 'two', null) }),
        { maxLength: 4 },
      ),
      carry: fc.option(fc.record({ of: selector, most: fc.integer({ min: 0, max: 4 }) })),
      kinds: fc.array(tags, { minLength: 1, maxLength: 2 }),
    })
    .map(({ smallestUnit: unit, items, caps, needs, carry, kinds }) => ({
      order: 'most_favourable' as const,
      smallestUnit: unit,
      items: items.map(({ over, ...item }, at) => ({ ...item, id: `item ${at}`, amount: item.amount * unit + (over % unit) })),
      caps: caps.map((cap, at) => ({ ...cap, id: `cap ${at}`, most: cap.most * unit })),
      needs: needs.map((need, at) => ({ ...need, id: `need ${at}`, least: need.least * unit })),
      carry: carry && { ...carry, most: carry.most * unit },
      kinds: kinds.map((each, at) => ({ id: `kind ${at}`, tags: each })),
    }))

/** Much indivisible credit of two kinds, for needs that both may serve and caps that cut both. */
const crowded = problems(3, true).map(problem => ({
  ...problem,
  items: problem.items.map((item, at) => ({ ...item, tags: at % 2 === 0 ? ['a', 'x'] : ['a', 'b', 'x'], indivisible: at !== 2 })),
  needs: problem.needs.map((need, at) => ({ ...need, of: at % 2 === 0 ? { any: ['a'] } : { any: ['b', 'x'] } })),
}))

const shortages = ({ needs }: Allocation): number[] => needs.map(({ shortfall }) => shortfall)
const sum = (values: readonly number[]): number => values.reduce((total, each) => total + each, 0)

function expectTheBest(problem: AllocationProblem): void {
  const allocation = allocate(problem)
  const best = tryAll(problem)
  expect(allocation.proved).toBe(true)
  expect(allocation.met).toBe(best.met)
  expect(shortages(allocation)).toEqual(best.needs.map(({ shortfall }) => shortfall))
  expect(allocation.carried).toBe(best.carried)
  expect(allocation.items.map(({ counted }) => counted)).toEqual(best.counted)
  expect(allocation.items.map(({ carried }) => carried)).toEqual(best.carriedBy)
}

describe('of all allocations of a small dossier', () => {
  it('takes the most favourable, objective by objective', () => {
    fc.assert(fc.property(problems(4, false), expectTheBest), RUNS)
  })

  it('takes it where some credit is indivisible too', () => {
    fc.assert(fc.property(problems(4, true), expectTheBest), RUNS)
  })

  it('takes it where indivisible credit is all there is to choose from', () => {
    fc.assert(fc.property(crowded, expectTheBest), RUNS)
  })

  it('uses the earliest credit first on every axis', () => {
    fc.assert(
      fc.property(problems(3, false), problem => {
        const allocation = allocate(problem)
        for (const name of ['one', 'two']) {
          const axis = [...problem.needs.keys()].filter(at => problem.needs[at]?.axis === name)
          const got = problem.needs.map((_, at) => (allocation.needs[at]?.credited as number) / problem.smallestUnit)
          const free = allocation.items.map(({ counted, carried }) => (counted - carried) / problem.smallestUnit)
          const names = axis.map(at => problem.needs[at]?.id)
          const used = allocation.items.map(({ serves }) =>
            sum(serves.filter(({ need }) => names.includes(need)).map(({ amount }) => amount)),
          )
          expect(used.map(each => each / problem.smallestUnit)).toEqual(tryUses(problem, axis, free, got))
        }
      }),
      RUNS,
    )
  })

  it('names the least further credit that meets everything, or none where none does', () => {
    fc.assert(
      fc.property(problems(2, true), problem => {
        fc.pre(problem.items.length <= 2 && sum(problem.needs.map(({ least }) => least)) <= 6 * problem.smallestUnit)
        expect(allocate(problem).cure).toEqual(tryCures(problem, 6))
      }),
      RUNS,
    )
  })
})

describe('whatever the dossier', () => {
  it('answers the same by the short way as by search', () => {
    let short = 0
    fc.assert(
      fc.property(problems(9, false), problem => {
        const model = modelOf(problem)
        const plain = planPlainly(model)
        if (plain === null) return
        short++
        expect(planBySearch(model)).toEqual(plain)
      }),
      RUNS,
    )
    expect(short).toBeGreaterThan(RUNS.numRuns / 20)
  })

  it('answers the same where needs that ask for nothing make an axis too wide for its unions', () => {
    fc.assert(
      fc.property(problems(9, false), problem => {
        const idle = Array.from({ length: 8 }, (_, at) => ({ id: `idle ${at}`, of: {}, least: 0, axis: 'one' }))
        const [narrow, wide] = [allocate(problem), allocate({ ...problem, needs: [...problem.needs, ...idle] })]
        expect({ ...wide, needs: wide.needs.slice(0, narrow.needs.length) }).toEqual(narrow)
      }),
      RUNS,
    )
  })

  it('says of every hundredth where it went, and uses none twice on an axis', () => {
    const either = fc.constantFrom<AllocationProblem['order']>('most_favourable', 'stated')
    fc.assert(
      fc.property(problems(9, true), either, (drawn, order) => {
        const problem = { ...drawn, order }
        expectSound(problem, allocate(problem))
      }),
      RUNS,
    )
  })

  it('is never short of more because more was earned', () => {
    fc.assert(
      fc.property(problems(9, false), tags, fc.integer({ min: 1, max: 9 }), (problem, more, units) => {
        const further = { id: 'further', amount: units * problem.smallestUnit, tags: more, carriable: true, indivisible: false }
        const [before, after] = [allocate(problem), allocate({ ...problem, items: [further, ...problem.items] })]
        expect(sum(shortages(after))).toBeLessThanOrEqual(sum(shortages(before)))
        if (before.met) expect(after.carried).toBeGreaterThanOrEqual(before.carried)
      }),
      RUNS,
    )
  })

  it('asks for the same further credit and carries the same in whatever order the credit stands', () => {
    fc.assert(
      fc.property(problems(9, false), problem => {
        const told = ({ met, needs, carried, cure }: Allocation) => ({
          met,
          carried,
          cure,
          short: needs.map(({ shortfall }) => shortfall),
        })
        const turned = {
          ...problem,
          items: problem.items.toReversed().map(item => ({ ...item, tags: item.tags.toReversed() })),
          caps: problem.caps.toReversed(),
        }
        expect(told(allocate(turned))).toEqual(told(allocate(problem)))
      }),
      RUNS,
    )
  })

  it('is met once the cure is earned', () => {
    fc.assert(
      fc.property(problems(9, true), problem => {
        const { cure } = allocate(problem)
        if (cure === null) return
        const further = cure.map(({ kind, amount }) => ({
          id: `more ${kind}`,
          amount,
          tags: problem.kinds.find(({ id }) => id === kind)?.tags ?? [],
          carriable: false,
          indivisible: false,
        }))
        expect(allocate({ ...problem, items: [...problem.items, ...further] }).met).toBe(true)
      }),
      RUNS,
    )
  })
})

/** What holds of any lawful allocation. */
function expectSound(problem: AllocationProblem, { met, items, needs, carried, cure }: Allocation): void {
  const unit = problem.smallestUnit
  for (const [at, { amount, indivisible }] of problem.items.entries()) {
    const item = items[at] as Allocation['items'][number]
    const whole = amount - (amount % unit)
    expect(item.counted + sum(item.cut.map(cut => cut.amount))).toBe(whole)
    expect(item.counted % unit).toBe(0)
    expect(item.carried).toBeLessThanOrEqual(item.counted)
    if (indivisible) expect([0, whole]).toContain(item.counted)
    for (const axis of new Set(problem.needs.map(need => need.axis))) {
      const served = item.serves.filter(({ need }) => problem.needs.find(({ id }) => id === need)?.axis === axis)
      const most = item.counted - item.carried
      if (axis === null) for (const { amount: each } of served) expect(each).toBe(most)
      else expect(sum(served.map(each => each.amount))).toBeLessThanOrEqual(most)
      if (indivisible && axis !== null) expect(served.length).toBeLessThanOrEqual(1)
    }
  }
  for (const [at, { credited, shortfall, id }] of needs.entries()) {
    const given = items.flatMap(({ serves }) => serves.filter(({ need }) => need === id).map(({ amount }) => amount))
    expect(credited).toBe(sum(given))
    expect(shortfall).toBe(Math.max(0, (problem.needs[at]?.least as number) - credited))
  }
  for (const cap of problem.caps) {
    const under = items.filter((_, at) => chooses(cap.of, problem.items[at]?.tags ?? []))
    expect(sum(under.map(({ counted }) => counted))).toBeLessThanOrEqual(cap.most)
    for (const item of items) if (item.cut.some(each => each.cap === cap.id)) expect(under).toContain(item)
  }
  expect(carried).toBe(sum(items.map(item => item.carried)))
  expect(carried).toBeLessThanOrEqual(problem.carry?.most ?? 0)
  expect(met).toBe(needs.every(({ shortfall }) => shortfall === 0))
  if (met) expect(cure).toEqual([])
  else expect(carried).toBe(0)
}
