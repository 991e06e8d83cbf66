import { describe, expect, it } from 'vitest'
import {
  type Allocation,
  type AllocationItem,
  type AllocationNeed,
  type AllocationProblem,
  allocate,
  type Selector,
} from './allocate.ts'

/** Credit in whole points, `30 admin approved`, earliest first; `late` credit may be carried. */
const earned = (...told: string[]): AllocationItem[] =>
  told.map(each => {
    const [points, ...tags] = each.split(' ')
    return { id: each, amount: Number(points) * 100, tags, carriable: tags.includes('late'), indivisible: tags.includes('whole') }
  })
const of = (...any: string[]): Selector => ({ any })
const everything: Selector = {}
const cap = (id: string, chosen: Selector, most: number) => ({ id, of: chosen, most: most * 100 })
const sumOf = (id: string, chosen: Selector, least: number): AllocationNeed => ({
  id,
  of: chosen,
  least: least * 100,
  axis: null,
})
const bucket = (id: string, chosen: Selector, least: number): AllocationNeed => ({ ...sumOf(id, chosen, least), axis: 'area' })
const kinds = (...ids: string[]) => ids.map(id => ({ id, tags: id.split(' ') }))

type Rules = Omit<AllocationProblem, 'items'>
const rules = (given: Partial<Rules>): Rules => ({
  caps: [],
  needs: [],
  carry: null,
  kinds: [],
  order: 'most_favourable',
  smallestUnit: 1,
  ...given,
})
const judge = (body: Rules, ...items: string[]): Allocation => allocate({ ...body, items: earned(...items) })

const short = ({ needs }: Allocation): Record<string, number> =>
  Object.fromEntries(needs.filter(({ shortfall }) => shortfall > 0).map(({ id, shortfall }) => [id, shortfall / 100]))
const counted = ({ items }: Allocation): number[] => items.map(item => item.counted / 100)
const cure = ({ cure: needed }: Allocation): Record<string, number> | null =>
  needed && Object.fromEntries(needed.map(({ kind, amount }) => [kind, amount / 100]))

describe('ISC2: 120 credits, 90 of group A, at most 30 of group B', () => {
  const body = rules({
    caps: [cap('group B', of('B'), 30)],
    needs: [sumOf('total', everything, 120), sumOf('group A', of('A'), 90)],
    carry: { of: of('A'), most: 4000 },
    kinds: kinds('A', 'B'),
  })

  it('is met with A 92 and B 28', () => {
    expect(judge(body, '92 A', '28 B').met).toBe(true)
  })

  it('counts 30 of B 60, so that A 80 is short of 10, and only group A cures it', () => {
    const allocation = judge(body, '80 A', '60 B')
    expect(short(allocation)).toEqual({ total: 10, 'group A': 10 })
    expect(counted(allocation)).toEqual([80, 30])
    expect(allocation.items[1]?.cut).toEqual([{ cap: 'group B', amount: 3000 }])
    expect(cure(allocation)).toEqual({ A: 10 })
  })

  it.each([
    ['the excess of 30, where 35 are late', ['115 A', '35 A late'], 30],
    ['what is late, where 50 are too many', ['130 A', '20 A late'], 20],
    ['what the cap allows', ['120 A', '60 A late'], 40],
    ['the excess of A where B fills the rest', ['100 A late', '30 B late'], 10],
  ])('carries %s', (_, items, carried) => {
    expect(judge(body, ...items).carried).toBe(carried * 100)
  })

  it('carries nothing in the stated order where A fills the rest first', () => {
    const stated = judge({ ...body, order: 'stated' }, '100 A late', '30 B late')
    expect(stated).toMatchObject({ met: true, carried: 0 })
  })

  it('carries nothing out of a requirement that is not met', () => {
    const asked = { ...body, needs: [...body.needs, sumOf('ethics', of('ethics'), 1)] }
    expect(judge(asked, '150 A late')).toMatchObject({ met: false, carried: 0 })
  })

  it('names no cure where no kind of credit can be one', () => {
    expect(judge({ ...body, kinds: kinds('B') }, '80 A', '60 B').cure).toBeNull()
  })
})

describe('PMI: 60 units, Education 35 with 8 in each of three areas, Giving Back at most 25', () => {
  const areas = ['technical', 'leadership', 'strategic'].map(area => sumOf(area, of(area), 8))
  const body = rules({
    caps: [cap('giving back', of('giving'), 25)],
    needs: [sumOf('total', everything, 60), sumOf('education', of('education'), 35), ...areas],
    carry: { of: everything, most: 2000 },
    kinds: kinds('education technical', 'giving'),
    smallestUnit: 25,
  })

  it('is met with 20, 8 and 8, and Giving Back 24', () => {
    const judged = judge(body, '20 education technical', '8 education leadership', '8 education strategic', '24 giving')
    expect(judged.met).toBe(true)
  })

  it('is short of one strategic, though the total is met', () => {
    const judged = judge(body, '30 education technical', '8 education leadership', '7 education strategic', '15 giving')
    expect(short(judged)).toEqual({ strategic: 1 })
  })

  it('asks for 5 of Education once where both the total and Education are short of them', () => {
    const ten = ['technical', 'leadership', 'strategic'].map(area => `10 education ${area}`)
    const judged = judge(body, ...ten, '30 giving')
    expect(short(judged)).toEqual({ total: 5, education: 5 })
    expect(cure(judged)).toEqual({ 'education technical': 5 })
  })

  it('carries 18 of an excess of 25 where 18 were earned in the last year', () => {
    const areas = ['30 education technical', '20 education leadership', '17 education strategic']
    expect(judge(body, ...areas, '18 education strategic late').carried).toBe(1800)
  })
})

describe('AAMA: 60 points, 10 in each of three areas, 30 approved, at most 30 from elsewhere', () => {
  const body = rules({
    caps: [cap('elsewhere', { none: ['approved'] }, 30)],
    needs: [
      sumOf('total', everything, 60),
      ...['admin', 'clinical', 'general'].map(area => sumOf(area, of(area), 10)),
      sumOf('approved', of('approved'), 30),
    ],
    kinds: kinds('general approved'),
  })

  it('is met with 10, 38 and 12, of which 30 are approved', () => {
    expect(judge(body, '10 admin approved', '20 clinical approved', '18 clinical', '12 general').met).toBe(true)
  })

  it('is short of one administrative point, though 60 are there', () => {
    expect(short(judge(body, '9 admin approved', '31 clinical approved', '20 general'))).toEqual({ admin: 1 })
  })

  it('counts 30 of 45 college points, so that 28 approved ones are short of 2', () => {
    const judged = judge(body, '28 clinical approved', '15 admin', '30 general')
    expect(short(judged)).toEqual({ total: 2, approved: 2 })
    expect(cure(judged)).toEqual({ 'general approved': 2 })
  })

  it('lets through the cap what the areas need, not what came first', () => {
    const judged = judge(body, '45 clinical', '10 admin', '10 general', '30 clinical approved')
    expect(judged.met).toBe(true)
    expect(counted(judged)).toEqual([10, 10, 10, 30])
  })

  it('is met by a course that is two thirds clinical and one third administrative', () => {
    expect(judge(body, '20 clinical', '10 admin', '10 general approved', '20 clinical approved').met).toBe(true)
  })
})

describe('ASCP: 2 in each of four areas, safety, ethics, and 26 in the specialty, where areas may serve', () => {
  const areas = ['blood', 'chemistry', 'haematology', 'microbiology']
  const body = rules({
    caps: [cap('academic', of('academic'), 18)],
    needs: [
      ...areas.map(area => bucket(area, of(area), 2)),
      bucket('safety', of('safety'), 1),
      bucket('ethics', of('ethics'), 1),
      bucket('specialty', of('specialty', ...areas), 26),
    ],
    kinds: kinds('chemistry', 'specialty'),
    smallestUnit: 50,
  })

  it('uses what an area has too much for the specialty, and no point twice', () => {
    const judged = judge(body, ...areas.map(area => `8 ${area}`), '1 safety', '1 ethics', '2 specialty')
    expect(judged.met).toBe(true)
    expect(judged.items[0]?.serves).toEqual([
      { need: 'blood', amount: 200 },
      { need: 'specialty', amount: 600 },
    ])
  })

  it('is short of one of chemistry although there are more than 36', () => {
    const judged = judge(
      body,
      '3 blood',
      '1 chemistry',
      '2 haematology',
      '2 microbiology',
      '1 safety',
      '1 ethics',
      '28 specialty',
    )
    expect(short(judged)).toEqual({ chemistry: 1 })
    expect(cure(judged)).toEqual({ chemistry: 1 })
  })

  it('counts 18 of 30 academic points, and is short of two', () => {
    const two = areas.map(area => `2 ${area}`)
    expect(short(judge(body, '30 specialty academic', ...two, '1 safety', '1 ethics', '6 specialty'))).toEqual({ specialty: 2 })
  })
})

it('NHA: 9.5 of 10 credits are short of one half', () => {
  const judged = judge(rules({ needs: [sumOf('total', everything, 10)], kinds: kinds('any'), smallestUnit: 50 }), '9.5 any')
  expect([short(judged), cure(judged)]).toEqual([{ total: 0.5 }, { any: 0.5 }])
})

it('NHCO: a floor in each year is a bucket a year, and one year does not help the other', () => {
  const years = rules({ needs: [bucket('first', of('1'), 1040), bucket('second', of('2'), 1040)], kinds: kinds('1', '2') })
  expect(short(judge(years, '1300 1', '900 2'))).toEqual({ second: 140 })
})

it('ARRT: 24 credits of which 16 in the discipline, and advanced CPR counts six once', () => {
  const body = rules({
    caps: [cap('advanced CPR', of('cpr'), 6)],
    needs: [sumOf('total', everything, 24), sumOf('sonography', of('sonography'), 16)],
    kinds: kinds('sonography'),
  })
  expect(short(judge(body, '6 cpr', '6 cpr', '15 sonography'))).toEqual({ total: 3, sonography: 1 })
  expect(cure(judge(body, '6 cpr', '6 cpr', '15 sonography'))).toEqual({ sonography: 3 })
  expect(judge(body, '9 other', '15 sonography').needs[1]).toMatchObject({ credited: 1500, shortfall: 100 })
})

describe('indivisible credit', () => {
  const body = rules({ caps: [cap('lectures', of('lecture'), 10)], needs: [sumOf('total', everything, 10)] })

  it('counts whole or not at all, and so may leave room under a cap', () => {
    const judged = judge(body, '6 lecture whole', '7 lecture whole')
    expect(counted(judged)).toEqual([0, 7])
    expect(judged.items[0]?.cut).toEqual([{ cap: 'lectures', amount: 600 }])
  })

  it('serves one need of an axis, while divisible credit is split', () => {
    const two = rules({ needs: [bucket('one', of('a', 'b'), 5), bucket('other', of('b'), 5)] })
    expect(judge(two, '10 b').met).toBe(true)
    expect(short(judge(two, '10 b whole'))).toEqual({ other: 5 })
  })

  it('is used once where it competes beside credit that may be split', () => {
    const two = rules({
      needs: [bucket('one', of('c'), 1), bucket('other', of('c', 'x'), 2)],
      carry: { of: of('b'), most: 100 },
    })
    const judged = judge(two, '1 x b whole late', '1 c whole', '1 x')
    expect(judged.met).toBe(true)
    expect(judged.items.map(({ serves }) => serves)).toEqual([
      [{ need: 'other', amount: 100 }],
      [{ need: 'one', amount: 100 }],
      [{ need: 'other', amount: 100 }],
    ])
  })

  it('says so where the search gave up, and still gives a lawful answer', () => {
    const many = Array.from({ length: 60 }, (_, at) => `${17 + ((at * 7919) % 89)} c${at % 3} d${at % 4} whole`)
    const crossing = rules({
      caps: [
        ...[0, 1, 2].map(at => cap(`c${at}`, of(`c${at}`), 300)),
        ...[0, 1, 2, 3].map(at => cap(`d${at}`, of(`d${at}`), 251)),
      ],
      needs: [sumOf('total', everything, 901), sumOf('c0', of('c0'), 299), sumOf('d1', of('d1'), 250)],
    })
    const judged = judge(crossing, ...many)
    expect(judged.proved).toBe(false)
    for (const { of: chosen, most, id } of crossing.caps) {
      const under = judged.items.filter(item => chosen.any?.some(tag => item.id.split(' ').includes(tag)))
      expect([id, under.reduce((sum, item) => sum + item.counted, 0) <= most]).toEqual([id, true])
    }
  })
})

describe('the stated order', () => {
  const body = rules({
    order: 'stated',
    caps: [cap('elsewhere', { none: ['approved'] }, 3)],
    needs: [bucket('any area', of('admin', 'clinical'), 4), bucket('admin', of('admin'), 4)],
    kinds: kinds('clinical approved', 'admin approved'),
  })

  it('fills the needs one by one from the earliest credit, without looking ahead', () => {
    const items = ['4 admin approved', '4 clinical approved'] as const
    expect(short(judge(body, ...items))).toEqual({ admin: 4 })
    expect(judge({ ...body, order: 'most_favourable' }, ...items).met).toBe(true)
  })

  it('keeps what was allocated where it asks for further credit', () => {
    expect(cure(judge(body, '4 admin approved', '4 clinical approved'))).toEqual({ 'admin approved': 4 })
    expect(cure(judge({ ...body, kinds: kinds('clinical approved') }, '4 admin approved'))).toBeNull()
  })

  it('lets further credit count only as far as the caps have room left', () => {
    const rest = { ...body, kinds: kinds('admin') }
    expect(cure(judge(rest, '3 admin', '4 admin approved'))).toBeNull()
    expect(cure(judge(rest, '2 admin', '5 admin approved'))).toEqual({ admin: 1 })
  })

  it('takes first for a need what counts for another anyway', () => {
    const sums = rules({
      order: 'stated',
      needs: [sumOf('approved', of('approved'), 5), sumOf('total', everything, 5)],
      carry: { of: everything, most: 1000 },
    })
    expect(judge(sums, '5 other late', '5 approved late').items.map(({ carried }) => carried)).toEqual([500, 0])
  })
})

it('counts whole units only, and nothing where nothing was earned or asked', () => {
  const units = rules({ needs: [sumOf('total', everything, 1)], smallestUnit: 25 })
  expect(counted(judge(units, '0.9 a', '0.24 a', '0.25 a'))).toEqual([0.75, 0, 0.25])
  expect(allocate({ ...rules({}), items: [] })).toEqual({ met: true, items: [], needs: [], carried: 0, cure: [], proved: true })
})
