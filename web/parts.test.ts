import { describe, expect, test } from 'vitest'
import { day } from '../src/values/day.ts'
import { dayFromText, dayInColumn, weekdayOf } from '../src/words/day-text.en.ts'
import { storyOf } from '../src/words/console-story.en.ts'
import { valueInWords } from '../src/words/console-lists.en.ts'
import { csvOf } from './ui/csv.ts'

describe('a typed day', () => {
  test.each([
    ['30 April 2027', '2027-04-30'],
    ['  30. apr 2027 ', '2027-04-30'],
    ['April 30, 2027', '2027-04-30'],
    ['2027-4-30', '2027-04-30'],
    ['29 February 2028', '2028-02-29'],
  ])('%s is understood', (typed, understood) => expect(dayFromText(typed)).toBe(understood))

  test.each([
    '04/30/27',
    '30 April',
    '31 April 2027',
    '29 February 2027',
    '30 Ma 2027',
    '30 xyz 2027',
    '',
    '2027-13-01',
    '0 May 2027',
  ])('%s is not guessed at', typed => expect(dayFromText(typed)).toBeUndefined())

  test('is read back with its weekday', () => {
    expect([day('2027-04-30'), day('2024-02-29'), day('1999-12-31'), day('2027-03-01')].map(weekdayOf)).toEqual([
      'Friday',
      'Thursday',
      'Friday',
      'Monday',
    ])
    expect(dayInColumn(day('2024-09-04'))).toBe('4\u00a0Sep\u00a02024')
  })
})

describe('CSV', () => {
  test('quotes what needs it, and is no formula', () => {
    expect(
      csvOf(
        ['Name', 'Points'],
        [
          ['García, "M"', '18.00'],
          ['=1+1', '-3'],
          ['@cmd', ''],
        ],
      ),
    ).toBe('\uFEFFName,Points\r\n"García, ""M""",18.00\r\n\'=1+1,-3\r\n\'@cmd,\r\n')
  })
})

describe('a fact in the story', () => {
  test('is told with what it brought', () => {
    expect(storyOf('payment', { feeYear: 2026, cents: 6000, method: 'card', reference: null }, 'USD')).toEqual({
      lead: '2026 fee paid',
      text: ' by card.',
      effect: '$60.00',
    })
    expect(
      storyOf(
        'decision',
        { decision: 'suspended', untilOn: '2027-06-30', reason: 'Complaint 12', authority: 'The Board' },
        'USD',
      ),
    ).toMatchObject({ lead: 'Suspended', text: ', through 30\u00a0June\u00a02027: Complaint 12. By The Board.' })
  })
  test('of a kind without words is called by its own name, never left out', () => {
    expect(storyOf('exam_attempt', {}, 'USD').lead).toBe('exam attempt')
  })
})

test('a value of a list is read as words', () => {
  expect([null, '2027-03-01', '2027-03', 1234, ['a', 'b'], 'plain'].map(valueInWords)).toEqual([
    '',
    '1\u00a0March\u00a02027',
    'Mar\u00a02027',
    '1,234',
    'a, b',
    'plain',
  ])
})
