import type { PersonStanding, ToldTreatment } from '../api/register.ts'

/** What became of one activity in one certification. */
export type Became = ToldTreatment & { certification: string; shownAs: string }

/** A cycle that credits it speaks for a certification before one that refuses it, the later before the earlier. */
const weight = ({ credited }: ToldTreatment): number => credited

/** What became of an activity in each certification that judged it. */
export const becameOf = (standings: readonly PersonStanding[], activity: string): readonly Became[] =>
  standings.flatMap(({ certification, shownAs, cycles, formerCycles, outside }) => {
    const judged = [...outside, ...formerCycles.flatMap(each => each.treatments), ...cycles.flatMap(each => each.treatments)]
      .filter(each => each.activity === activity)
      .toSorted((a, b) => weight(a) - weight(b))
    const found = judged.at(-1)
    return found ? [{ ...found, certification, shownAs }] : []
  })
