import { afterEach, expect, test, vi } from 'vitest'
import { day } from '../values/day.ts'
import { makeClock } from './clock.ts'

afterEach(() => void vi.useRealTimers())

test('today is the day in the zone of the body, on both sides of midnight', () => {
  vi.useFakeTimers({ now: new Date('2026-01-01T05:59:59.999Z') })
  expect(makeClock().today('America/Chicago')).toBe('2025-12-31')
  expect(makeClock().today('UTC')).toBe('2026-01-01')
  vi.setSystemTime(new Date('2026-01-01T06:00:00Z'))
  expect(makeClock().today('America/Chicago')).toBe('2026-01-01')
})

test('now is an instant to the microsecond, like those of the database', () => {
  vi.useFakeTimers({ now: new Date('2026-01-01T05:59:59.999Z') })
  expect(makeClock().now()).toBe('2026-01-01T05:59:59.999000Z')
})

test('a fixed day fixes today and leaves now alone', () => {
  vi.useFakeTimers({ now: new Date('2026-01-01T05:59:59.999Z') })
  const clock = makeClock(day('2024-02-29'))
  expect(clock.today('America/Chicago')).toBe('2024-02-29')
  expect(clock.now()).toBe('2026-01-01T05:59:59.999000Z')
})
