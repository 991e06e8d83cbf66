/** A moment as ISO 8601 text in UTC, ending in Z. Instants compare as moments through `isBefore`, never as text. */
export type Instant = string & { readonly __instant: unique symbol }

const SHAPE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/

/** The text as an instant in UTC to the millisecond, or undefined where it is not an ISO date-time with a zone. */
export function parseInstant(text: string): Instant | undefined {
  if (!SHAPE.test(text)) return undefined
  const millis = Date.parse(text)
  return Number.isNaN(millis) ? undefined : (new Date(millis).toISOString() as Instant)
}

export const isBefore = (a: Instant, b: Instant): boolean => Date.parse(a) < Date.parse(b)

/** The instant so many milliseconds later, or earlier where negative. */
export const shifted = (instant: Instant, millis: number): Instant =>
  new Date(Date.parse(instant) + millis).toISOString() as Instant
