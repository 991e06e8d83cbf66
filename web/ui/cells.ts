export type Pattern = 'solid' | 'hatched' | 'dotted'
/** An amount of points, in hundredths, under one pattern. */
export type Filling = { pattern: Pattern; amount: number }

const POINT = 100

type Cell = { pattern: Pattern | undefined; percent: number }

/** The cells of so many points: each under the pattern that covers most of it, a part of a point filling a part. */
export function cellsOf(fillings: readonly Filling[], points: number): Cell[] {
  const spans: { pattern: Pattern; from: number; to: number }[] = []
  for (const { pattern, amount } of fillings) {
    const from = spans.at(-1)?.to ?? 0
    spans.push({ pattern, from, to: from + amount })
  }
  return Array.from({ length: Math.ceil(points / POINT) }, (_, at) => {
    const [from, to] = [at * POINT, Math.min(points, (at + 1) * POINT)]
    const covers = spans
      .map(span => ({ pattern: span.pattern, part: Math.min(to, span.to) - Math.max(from, span.from) }))
      .filter(({ part }) => part > 0)
    const most = covers.toSorted((a, b) => b.part - a.part)[0]
    return { pattern: most?.pattern, percent: Math.round((covers.reduce((sum, { part }) => sum + part, 0) / (to - from)) * 100) }
  })
}
