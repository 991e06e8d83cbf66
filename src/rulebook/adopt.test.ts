import { beforeAll, expect, test } from 'vitest'
import { asset } from '../platform/root.ts'
import { day } from '../values/day.ts'
import { adopt, alternativeName } from './adopt.ts'
import { canonicalJson } from './hash.ts'
import { inForce } from './in-force.ts'
import { loadRulebook, type Rulebook } from './load.ts'

let rulebook: Rulebook
beforeAll(async () => {
  rulebook = await loadRulebook(asset('rulebook', 'amt'))
})

const adopted = (...names: string[]) => adopt(rulebook.rules, rulebook.alternatives, names)

test('an alternative holds from its day on, and what was before stays', () => {
  const { feeGap } = adopted('fee_gap/good-standing-at-cycle-end')
  expect(inForce(feeGap, day('2011-06-30')).id).toBe('three-years')
  expect(inForce(feeGap, day('2011-07-01')).id).toBe('good-standing-at-cycle-end')
  expect(inForce(feeGap, day('2030-01-01')).lostAfter).toEqual({ ce: 'cycle_end', none: { years: 3 } })
})

test('one from the beginning replaces all', () => {
  expect(adopted('fee_due/first-of-january').feeDue.versions.map(({ id }) => id)).toEqual(['first-of-january'])
})

test('several may be adopted, and the rulebook itself stays as it was', () => {
  const before = canonicalJson(rulebook.rules)
  const rules = adopted('fee_due/before-anniversary', 'ce_duty/after-2006-01-01')
  expect([rules.feeDue.versions[0]?.id, rules.ceDuty.versions[0]?.id]).toEqual(['before-anniversary', 'after-2006-01-01'])
  expect(rules.cycle).toBe(rulebook.rules.cycle)
  expect(canonicalJson(rulebook.rules)).toBe(before)
})

test('an alternative from a later day cuts off what began after it', () => {
  const [gap] = rulebook.alternatives.filter(each => alternativeName(each) === 'fee_gap/good-standing-at-cycle-end')
  if (!gap || gap.of !== 'feeGap') throw new Error('the alternative is gone')
  const later = { ...gap.version, id: 'later', from: day('2015-01-01') }
  const rules = { ...rulebook.rules, feeGap: { ...rulebook.rules.feeGap, versions: [...rulebook.rules.feeGap.versions, later] } }
  const { versions } = adopt(rules, rulebook.alternatives, ['fee_gap/good-standing-at-cycle-end']).feeGap
  expect(versions.map(({ id }) => id)).toEqual(['three-years', 'good-standing-at-cycle-end'])
})

test('a name that is none is a bug of whoever did not check it', () => {
  expect(() => adopted('fee_gap/none')).toThrow('no alternative is called fee_gap/none')
})
