import { describe, expect, test } from 'vitest'
import { day } from '../../src/values/day.ts'
import { DECIDABLE } from '../../src/words/console-decide.en.ts'
import type { Person } from '../api/register.ts'
import { ASKS, emptyDecision, readDecision } from './decision-form.ts'

const nobody = { standings: [] } as unknown as Person
const typed = { ...emptyDecision('held', nobody, day('2027-03-01')), reason: ' Complaint 12 ', authority: 'The Board' }

const full = { ...typed, certification: 'c', cycleEnd: '2027-04-30', feeYear: '2027', untilOn: '2028-04-30' }

const errorsIn = (read: ReturnType<typeof readDecision>): readonly string[] =>
  'errors' in read ? read.errors.map(({ id }) => id) : []

describe('a typed decision', () => {
  test('begins today, and is read as it was typed', () => {
    const read = readDecision('suspended', { ...typed, untilOn: '30 June 2027' })
    expect(read).toEqual({
      proposal: {
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
      expect(errorsIn(readDecision(kind, { ...full, reason: ' ', authority: '' })), kind).toEqual(['reason', 'authority'])
  })
  test('names the days that cannot be read, or are in the wrong order', () => {
    expect(errorsIn(readDecision('suspended', { ...typed, effectiveOn: '04/03/27', untilOn: 'soon' }))).toEqual([
      'effectiveOn',
      'untilOn',
    ])
    expect(errorsIn(readDecision('suspended', { ...typed, untilOn: '28 February 2027' }))).toEqual(['untilOn'])
  })
  test('an extension needs its last day, a hold and a suspension may stay open', () => {
    expect(errorsIn(readDecision('cycle_extended', { ...full, untilOn: '' }))).toEqual(['untilOn'])
    expect(errorsIn(readDecision('suspended', typed))).toEqual([])
    expect(errorsIn(readDecision('held', typed))).toEqual([])
    expect(errorsIn(readDecision('cycle_accepted', typed))).toEqual(['cycleEnd'])
    expect(errorsIn(readDecision('fee_waived', typed))).toEqual(['feeYear'])
  })
  test('says only what its kind asks', () => {
    for (const kind of DECIDABLE) {
      const read = readDecision(kind, full)
      if ('errors' in read) throw new Error(`${kind} has errors`)
      const { cycle = false, fee = false, untilOn = false, wholePerson = false } = ASKS[kind]
      expect(['cycleEnd' in read.proposal, 'feeYear' in read.proposal, 'untilOn' in read.proposal], kind).toEqual([
        cycle,
        fee,
        untilOn,
      ])
      expect(read.proposal['certification'], kind).toBe(wholePerson ? undefined : 'c')
    }
  })
})
