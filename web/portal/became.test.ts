import { expect, test } from 'vitest'
import type { PersonStanding, ToldTreatment } from '../api/register.ts'
import { becameOf } from './became.ts'

const treated = (activity: string, treatment: ToldTreatment['treatment'], credited: number) =>
  ({ activity, treatment, credited, claimed: 200, reasons: [] }) as unknown as ToldTreatment

const standing = (shownAs: string, cycles: readonly ToldTreatment[][], outside: readonly ToldTreatment[] = []) =>
  ({
    certification: shownAs,
    shownAs,
    cycles: cycles.map(treatments => ({ treatments })),
    formerCycles: [],
    outside,
  }) as unknown as PersonStanding

test('an activity is told by the cycle that credits it, once for each certification', () => {
  const rma = standing('RMA', [[treated('a', 'counted', 200)], [treated('a', 'refused', 0), treated('b', 'partly', 100)]])
  const mt = standing('MT', [[]], [treated('a', 'refused', 0)])
  const told = (activity: string) => becameOf([rma, mt], activity).map(each => [each.shownAs, each.treatment])
  expect(told('a')).toEqual([
    ['RMA', 'counted'],
    ['MT', 'refused'],
  ])
  expect(told('b')).toEqual([['RMA', 'partly']])
  expect(told('c')).toEqual([])
})
