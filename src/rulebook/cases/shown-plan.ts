import type { CycleJudgement, PathJudgement, PlanJudgement } from '../../engine/standing.ts'
import { NO_POINTS, type Points } from '../../values/points.ts'
import { cureText, pointsText, shortText, textOrNone, yesNoText } from './shown.ts'

const COUNTED: readonly string[] = ['credits', 'measure']

/** Every unmet need of a plan, as a case writes it. */
export const shownShort = ({ paths }: PlanJudgement): string[] =>
  paths.flatMap(({ id, needs }) =>
    needs
      .filter(each => each.shortfall > 0)
      .map(({ id: need, kind, year, shortfall }) =>
        shortText({
          need,
          ...(paths.length > 1 && { path: id }),
          ...(year !== null && { year }),
          ...(COUNTED.includes(kind) && { amount: shortfall as Points }),
        }),
      ),
  )

const shownCure = (paths: readonly PathJudgement[]): string[] => {
  const cure = paths.find(each => each.cure?.points)?.cure
  return (cure?.points ?? []).map(({ needs, points }) => cureText({ needs, points }))
}

/** What a cycle's plan came to; of a plain total, what it amounts to. */
export function shownPlan({ plan, required, shortfall }: CycleJudgement) {
  if (!plan)
    return {
      compliant: yesNoText(required === null || shortfall === 0),
      path: 'none',
      short: shortfall === 0 ? [] : [shortText({ need: 'total', amount: shortfall })],
      carried: pointsText(NO_POINTS),
      carried_in: pointsText(NO_POINTS),
      cure: shortfall === 0 ? [] : [cureText({ needs: [], points: shortfall })],
    }
  return {
    compliant: yesNoText(plan.path !== null),
    path: textOrNone(plan.path),
    short: shownShort(plan),
    carried: pointsText(plan.carriedOut),
    carried_in: pointsText(plan.carriedIn),
    cure: shownCure(plan.paths),
  }
}
