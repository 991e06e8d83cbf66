import type { NeedKind } from '../rulebook/counting.ts'

/** A need that is not met, of one path; shortfall as in a need as judged. */
export type Short = {
  path: string
  pathTitle: string
  need: string
  title: string
  kind: NeedKind['kind']
  year: number | null
  shortfall: number
}

type Paths = readonly {
  id: string
  title: string
  needs: readonly { id: string; title: string; kind: NeedKind['kind']; year: number | null; shortfall: number }[]
}[]

/** Every unmet need of every path, in rulebook order. */
export const shortOf = (paths: Paths): Short[] =>
  paths.flatMap(({ id: path, title: pathTitle, needs }) =>
    needs
      .filter(each => each.shortfall > 0)
      .map(({ id: need, title, kind, year, shortfall }) => ({ path, pathTitle, need, title, kind, year, shortfall })),
  )
