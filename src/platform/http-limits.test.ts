import { afterEach, expect, test, vi } from 'vitest'
import { clientOf, makeCounter } from './http-limits.ts'

afterEach(() => void vi.useRealTimers())

test.each([
  ['198.51.100.7', '198.51.100.7'],
  ['::ffff:198.51.100.7', '198.51.100.7'],
  ['2001:db8:0:1:2:3:4:5', '2001:db8:0:1'],
  ['2001:0DB8::1', '2001:db8:0:0'],
  ['2001:db8:0:1::', '2001:db8:0:1'],
  ['fe80::1%eth0', 'fe80:0:0:0'],
  ['::1', '0:0:0:0'],
])('%s counts for %s', (address, client) => {
  expect(clientOf(address)).toBe(client)
})

test('a minute begins with the first request and forgives all at its end', () => {
  vi.useFakeTimers({ now: 1_000_000 })
  const count = makeCounter(2)
  expect(count('a')).toEqual({ left: 1, seconds: 60, isExceeded: false })
  vi.advanceTimersByTime(30_000)
  expect(count('a')).toEqual({ left: 0, seconds: 30, isExceeded: false })
  expect(count('a')).toEqual({ left: 0, seconds: 30, isExceeded: true })
  expect(count('b').isExceeded).toBe(false)
  vi.advanceTimersByTime(29_999)
  expect(count('a')).toMatchObject({ seconds: 1, isExceeded: true })
  vi.advanceTimersByTime(1)
  expect(count('a')).toEqual({ left: 1, seconds: 60, isExceeded: false })
})

test('made-up addresses push out the oldest, not those that came since', () => {
  const count = makeCounter(1)
  count('first')
  count('second')
  for (let n = 0; n < 99_999; n++) count(`made-up-${n}`)
  expect(count('second').isExceeded).toBe(true)
  expect(count('first').isExceeded).toBe(false)
})
