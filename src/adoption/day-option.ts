import { type Day, isDay } from '../values/day.ts'
import { refusalOf } from './adoption.refusals.ts'

/** A day given as an option; undefined where it was left out. Refuses what is no day, or no day of any register. */
export function dayFrom(option: string, text: string | undefined): Day | undefined {
  if (text === undefined || (isDay(text) && text >= '1900-01-01' && text <= '2199-12-31')) return text
  throw refusalOf('adoption.day_malformed', { option, found: text })
}
