import { describe, expect, test } from 'vitest'
import { plainText, searchKey, sortKey } from './name.ts'

const named = (given: string, family: string, middle: string | null = null, suffix: string | null = null) => ({
  given,
  middle,
  family,
  suffix,
})

describe('a name as it is searched', () => {
  test.each([
    ['Élodie', 'elodie'],
    ['  Nguyễn ', 'nguyen'],
    ['Øster', 'oster'],
    ['Łukasz Weiß', 'lukasz weiss'],
    ["O'Neil", 'oneil'],
    ['O’Neil', 'oneil'],
    ['Smith-Jones', 'smith jones'],
    ['St. John', 'st john'],
    ['VAN  DER\tBERG', 'van der berg'],
    ['李明', '李明'],
  ])('%s is %s', (written, plain) => expect(plainText(written)).toBe(plain))

  test('is the full name in reading order', () =>
    expect(searchKey(named('José', 'de la Cruz', 'J.', 'Jr.'))).toBe('jose j de la cruz jr'))

  test('a composed and a decomposed accent are one', () => expect(plainText('José')).toBe(plainText('José'.normalize('NFD'))))
})

test('people are listed by family name, a shorter one first', () => {
  const keys = [named('Ann', 'Lee Kim'), named('Zoe', 'Lee'), named('Bo', 'Lee')].map(sortKey)
  expect(keys.toSorted()).toEqual([sortKey(named('Bo', 'Lee')), sortKey(named('Zoe', 'Lee')), sortKey(named('Ann', 'Lee Kim'))])
})
