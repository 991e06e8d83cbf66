import { describe, expect, test } from 'vitest'
import { day } from '../../src/values/day.ts'
import { DECIDABLE } from '../../src/words/console-decide.en.ts'
import type { Person } from '../api/register.ts'
import { ASKS, emptyDecision, readDecision } from './decision-form.ts'

const nobody = { standings: [] } as unknown as Person
const typed = { ...emptyDecision(nobody, day('2027-03-01')), reason: ' Complaint 12 ', authority: 'The Board' }

const errorsIn = (read: ReturnType<typeof readDecision>): readonly string[] =>
  'errors' in read ? read.errors.map(({ id }) => id) : []

describe('a typed decision', () => {
  test('begins today, and is read as it was typed', () => {
    const read = readDecision('suspended', { ...typed, untilOn: '30 June 2027' })
    expect(read).toEqual({
      decision: {
        kind: 'suspended',
        certification: '',
        effectiveOn: '2027-03-01',
        untilOn: '2027-06-30',
        reason: 'Complaint 12',
        authority: 'The Board',
      },
    })
  })
  test('always needs a reason and whoever decided', () => {
    for (const kind of DECIDABLE)
      expect(errorsIn(readDecision(kind, { ...typed, reason: ' ', authority: '', untilOn: '2027-12-31' })), kind).toEqual([
        'reason',
        'authority',
      ])
  })
  test('names the days that cannot be read, or are in the wrong order', () => {
    expect(errorsIn(readDecision('suspended', { ...typed, effectiveOn: '04/03/27', untilOn: 'soon' }))).toEqual([
      'effectiveOn',
      'untilOn',
    ])
    expect(errorsIn(readDecision('suspended', { ...typed, untilOn: '28 February 2027' }))).toEqual(['untilOn'])
  })
  test('an extension needs its last day, a hold may stay open', () => {
    expect(errorsIn(readDecision('cycle_extended', typed))).toEqual(['untilOn'])
    expect(errorsIn(readDecision('suspended', typed))).toEqual([])
  })
  test('says only what its kind asks', () => {
    const full = { ...typed, certification: 'c', cycleEnd: '2027-04-30', feeYear: '2027', untilOn: '2028-04-30' }
    for (const kind of DECIDABLE) {
      const read = readDecision(kind, full)
      if ('errors' in read) throw new Error(`${kind} has errors`)
      const { cycle = false, fee = false, untilOn = false, wholePerson = false } = ASKS[kind]
      expect(['cycleEnd' in read.decision, 'feeYear' in read.decision, read.decision.untilOn !== null], kind).toEqual([
        cycle,
        fee,
        untilOn,
      ])
      expect(read.decision.certification, kind).toBe(wholePerson ? null : 'c')
    }
  })
})
