import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { type Edits, withRulebookCopy } from '../../tests/rulebook-copy.ts'
import { asset } from '../platform/root.ts'
import { readRulebook, remarksIn } from './load.ts'

/** A file of AMT's with a passage taken out or changed. */
async function changed(file: string, change: (text: string) => string): Promise<Edits> {
  const text = await readFile(asset('rulebook', 'amt', file), 'utf8')
  const after = change(text)
  if (after === text) throw new Error(`${file} no longer holds the passage`)
  return { [file]: { text: after } }
}

const toldOf = (edits: Edits) =>
  withRulebookCopy(edits, async ({ folder, marks }) => {
    const read = await readRulebook(folder)
    const problems = 'problems' in read ? read.problems : await remarksIn(folder)
    const places = problems.map(({ file, line, column }) => ({ file, line, column }))
    return {
      isSound: 'value' in read,
      codes: problems.map(({ code }) => code),
      told: problems.map(({ message }) => message),
      places,
      marks,
    }
  })

describe('contradictions judge nobody', () => {
  test('silence where a figure or "none" is required is told with what it should be', async () => {
    const { isSound, told } = await toldOf(
      await changed('requirement.yaml', text => text.replace('      carry_over: none\n', '')),
    )
    expect(isSound).toBe(false)
    expect(told).toEqual([expect.stringMatching(/^"carry_over" is missing\. It should be .*"?none"?/)])
  })

  test('a way back that is open to nobody', async () => {
    const schemes = await changed('schemes.yaml', text =>
      text
        .replaceAll(/^([A-Z]+): \{ (.*) \}$/gm, '$1: { $2, closed_from: 2009-01-01 }')
        .replace('  source: [MLST]\n', '  source: [MLST]\n  closed_from: 2009-01-01\n'),
    )
    const back: Edits = { 'ways-back.yaml': { replace: 'closed_class: no\n', by: 'closed_class: §no\n' } }
    const { isSound, told, places, marks } = await toldOf({ ...schemes, ...back })
    expect(isSound).toBe(false)
    expect(told[0]).toBe(
      '"Recertify by exam" is open to nobody: every scheme is closed to new entry, and this way is not for holders of such. Write "closed_class: yes", or leave the way out.',
    )
    expect(places[0]).toEqual(marks[0])
  })
})

describe('remarks stop nothing', () => {
  test('of the rulebook that comes with the program there is none', async () => {
    expect((await toldOf({})).codes).toEqual([])
  })

  test('a sample figure without its mark, where another version has it marked', async () => {
    const edits = await changed('activities.yaml', text => {
      const at = text.lastIndexOf('cap: { percent_of_requirement: 33, sample: yes }')
      return `${text.slice(0, at)}cap: §{ percent_of_requirement: 33 }${text.slice(at + 'cap: { percent_of_requirement: 33, sample: yes }'.length)}`
    })
    const { isSound, told, places, marks } = await toldOf(edits)
    expect({ isSound, told }).toEqual({
      isSound: true,
      told: [
        'In the version "with-employment" this figure is a sample; here it is the same and not marked. Write "sample: yes", or take the mark off there.',
      ],
    })
    expect(places).toEqual(marks)
  })

  test('a way back that is closed before a loss by fees, counted from the first uncovered day', async () => {
    const edits: Edits = { 'ways-back.yaml': { replace: 'closes_after_years: 10 #', by: 'closes_after_years: §3 #' } }
    const { codes, told, places, marks } = await toldOf(edits)
    expect(codes).toEqual(['remark.way_closed_before_loss'])
    expect(told[0]).toContain('has left one unpaid for 3 years by then')
    expect(places).toEqual(marks)
  })

  test('days for an attestation that is not accepted', async () => {
    const edits = await changed('attestation.yaml', text =>
      text.replace('accepted: yes', 'accepted: no').replace('received_within_days: 0', '§received_within_days: 10'),
    )
    const { codes, places, marks } = await toldOf(edits)
    expect(codes).toEqual(['remark.attestation_idle'])
    expect(places).toEqual(marks)
  })
})
