import type { Problem } from './problem.ts'
import type { Readable } from './readable.ts'
import { problemAt } from './yaml-file.ts'

/** What a rulebook says that could never come to anything, whatever happens. */
export const contradictionsIn = (readable: Readable): Problem[] => [...emptyCaps(readable), ...closedRoutes(readable)]

/** A category that is accepted under a cap that lets nothing count. */
function emptyCaps({ 'activities.yaml': file }: Readable): Problem[] {
  if (!file) return []
  return versionsOf('activities', file.written.activities).flatMap(({ version, path }) =>
    Object.entries(version.categories).flatMap(([category, { accepted, cap }]) => {
      if (!accepted || (cap?.points ?? cap?.percent_of_requirement) !== 0) return []
      const key = cap?.points === 0 ? 'points' : 'percent_of_requirement'
      return [problemAt(file.yaml, [...path, 'categories', category, 'cap', key], 'rulebook.cap_empty', { category })]
    }),
  )
}

/** A way back that is for nobody: every scheme is closed to new entry, and it is not for holders of such. */
function closedRoutes({ 'ways-back.yaml': file, 'schemes.yaml': schemes }: Readable): Problem[] {
  if (!file || !schemes) return []
  const all = Object.values(schemes.written)
  if (all.length === 0 || all.some(each => each.closed_from === undefined)) return []
  return versionsOf('ways_back', file.written.ways_back).flatMap(({ version, path }) =>
    version.routes.flatMap(({ title, closed_class: forClosed }, at) =>
      forClosed ? [] : [problemAt(file.yaml, [...path, 'routes', at, 'closed_class'], 'rulebook.route_never_open', { title })],
    ),
  )
}

type Placed<Version> = { version: Version; path: (string | number)[] }

/** The versions and alternatives of a rule, each with where it stands. */
export const versionsOf = <Version>(
  name: string,
  { versions, alternatives = [] }: { versions: readonly Version[]; alternatives?: readonly Version[] | undefined },
): Placed<Version>[] => [
  ...versions.map((version, at) => ({ version, path: [name, 'versions', at] })),
  ...alternatives.map((version, at) => ({ version, path: [name, 'alternatives', at] })),
]
