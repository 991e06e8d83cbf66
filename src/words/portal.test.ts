import { expect, test } from 'vitest'
import type { Obligation } from '../engine/standing.ts'
import { day } from '../values/day.ts'
import { points } from '../values/points.ts'
import { daysLeftInWords, dutyOf, lastMomentInWords } from './portal.en.ts'

const BODY = { currency: 'USD', shortName: 'AMT' }
const said = (obligation: Obligation): string => {
  const { before, figure, after } = dutyOf(obligation, BODY)
  return `${before}[${figure}]${after}`.replaceAll('\u00a0', ' ')
}
const ce = { kind: 'ce', cycle: 2, earnBy: day('2027-04-30'), required: points(30), credited: points(29) } as const
const fee = { kind: 'fee', feeYear: 2027, dueOn: day('2027-05-31'), cents: 6000, pastDue: false, lostOn: null } as const

test.each([
  [{ ...ce, shortfall: points(1) }, 'earn [1 more point] by 30 April 2027.'],
  [{ ...ce, shortfall: points(12) }, 'earn [12 more points] by 30 April 2027.'],
  [{ ...ce, required: null, shortfall: points(0) }, 'earn [points] by 30 April 2027; AMT has not said yet how many.'],
  [fee, 'pay the 2027 annual fee, [$60.00], by 31 May 2027.'],
  [{ ...fee, payBy: day('2027-06-03') }, 'pay the 2027 annual fee, [$60.00], by 3 June 2027.'],
  [{ ...fee, pastDue: true }, 'pay the 2027 annual fee, [$60.00], which was due by 31 May 2027.'],
  [{ ...fee, cents: null }, 'pay the 2027 annual fee, [the amount still to be set], by 31 May 2027.'],
] satisfies [Obligation, string][])('what is to be done, around its figure: %#', (obligation, sentence) => {
  expect(said(obligation)).toBe(sentence)
})

test('the last moment is told in a zone of its own', () => {
  const moment = (...asked: Parameters<typeof lastMomentInWords>) => lastMomentInWords(...asked).replaceAll('\u00a0', ' ')
  expect(moment(day('2027-04-30'), 'America/Chicago')).toBe('Friday, 30 April 2027, 11:59 p.m. Central Time')
  expect(moment(day('2027-04-30'), 'America/New_York', '00:05')).toBe('Friday, 30 April 2027, 12:05 a.m. Eastern Time')
})

test('days are told before, on and after the last one', () => {
  expect([60, 1, 0, -1, -40].map(daysLeftInWords)).toEqual([
    '60 days left',
    '1 day left',
    'Today is the last day',
    '1 day late',
    '40 days late',
  ])
})
