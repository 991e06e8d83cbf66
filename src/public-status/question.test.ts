import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readQuestion } from './question.ts'

describe('the field is read as', () => {
  const read: [typed: string, question: object][] = [
    ['1234567', { kind: 'number', number: '1234567' }],
    ['  1234567 \n', { kind: 'number', number: '1234567' }],
    ['1 234 567', { kind: 'number', number: '1234567' }],
    ['123-4567', { kind: 'number', number: '1234567' }],
    ['No. 1234567', { kind: 'number', number: '1234567' }],
    ['#1234567', { kind: 'number', number: '1234567' }],
    ['Certificate number: 1234567', { kind: 'number', number: '1234567' }],
    ['MT-0042.A', { kind: 'number', number: 'MT-0042.A' }],
    ['Maria García', { kind: 'name', name: 'Maria García' }],
    ['maria garci\u0301a', { kind: 'name', name: 'maria garcía' }],
    ['\u202eMaria\u200f  Garc\u00ada', { kind: 'name', name: 'Maria Garca' }],
    ["D'Angelo O’Neil-Smith Jr.", { kind: 'name', name: "D'Angelo O’Neil-Smith Jr." }],
    ['ليلى حداد', { kind: 'name', name: 'ليلى حداد' }],
    ['王小明', { kind: 'name', name: '王小明' }],
    ['Noah', { kind: 'name', name: 'Noah' }],
    ["Robert'); drop table certificant;--", { kind: 'name', name: "Robert'); drop table certificant;--" }],
    ['<script>alert(1)</script>', { kind: 'name', name: '<script>alert(1)</script>' }],
    ['', { kind: 'nothing' }],
    [' \t\u200b ', { kind: 'nothing' }],
    ['😀', { kind: 'not_readable' }],
    ['%', { kind: 'not_readable' }],
    ['Maria\u0000', { kind: 'not_readable' }],
    ['Maria\ud800', { kind: 'not_readable' }],
    ['a'.repeat(121), { kind: 'too_long' }],
    ['9'.repeat(10_000), { kind: 'too_long' }],
  ]
  test.each(read)('%j', (typed, question) => {
    expect(readQuestion(typed)).toEqual(question)
  })

  test('something, whatever was typed, and a number is always one that an address can hold', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), typed => {
        const question = readQuestion(typed)
        if (question.kind === 'number') expect(question.number).toMatch(/^[A-Za-z0-9][A-Za-z0-9.-]{0,31}$/)
        if (question.kind === 'name') expect(question.name).not.toMatch(/\p{Cc}/u)
      }),
    )
  })
})
