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

test('one clock turns with every midnight of its zone, through summer time, leaps ahead and steps back', () => {
  vi.useFakeTimers()
  const clock = makeClock()
  const told: [at: string, today: string][] = [
    ['2026-03-08T05:59:59.999Z', '2026-03-07'],
    ['2026-03-08T06:00:00.000Z', '2026-03-08'],
    // A day of 23 hours: summer time begins.
    ['2026-03-09T04:59:59.999Z', '2026-03-08'],
    ['2026-03-09T05:00:00.000Z', '2026-03-09'],
    // A day of 25 hours.
    ['2026-11-02T05:59:59.999Z', '2026-11-01'],
    ['2026-11-02T06:00:00.000Z', '2026-11-02'],
    ['2026-03-08T05:59:59.999Z', '2026-03-07'],
  ]
  for (const [at, today] of told) {
    vi.setSystemTime(new Date(at))
    expect(clock.today('America/Chicago'), at).toBe(today)
  }
  vi.setSystemTime(new Date('2026-09-06T03:30:00Z'))
  expect(clock.today('America/Santiago')).toBe('2026-09-05')
  vi.setSystemTime(new Date('2026-09-06T04:00:00Z'))
  expect(clock.today('America/Santiago')).toBe('2026-09-06')
})
