import { offset } from './schema-cycle.ts'
import { pointsByScheme, versioned } from './schema-version.ts'
import {
  calendarDay,
  code,
  count,
  listOf,
  mapBy,
  mapOf,
  oneOf,
  pointsNumber,
  quantityNumber,
  sentence,
  someOf,
  UNITS,
  yesNo,
} from './written.ts'

const percent = count(0, 100)
const sample = yesNo.optional().describe('yes: a figure for trying the product. Left out: no.')
const tags = listOf(code('tag'))
const unit = oneOf(...UNITS)

const selector = oneOf('everything')
  .or(
    mapOf({
      any: tags.optional().describe('At least one of these. Left out: no such condition.'),
      all: tags.optional().describe('All of these. Left out: no such condition.'),
      none: tags.optional().describe('None of these. Left out: no such condition.'),
    }),
  )
  .describe('Which activities: everything, or by their tags, their marks and the code of their category.')

const each = oneOf('cycle', 'cycle_year')
  .optional()
  .describe('cycle_year: in every year of the cycle by itself. Left out: cycle, over the whole of it.')

const need = mapOf({
  id: code('id').describe('Names the need on its path; "total" is the name of the total.'),
  title: sentence.describe('What people call it.'),
  credits: pointsNumber.optional().describe('Points at least, of the activities `of` names.'),
  of: selector.optional(),
  axis: code('id')
    .optional()
    .describe('Needs on one axis share no credit: each point serves one of them. Left out: it is a sum over what counts.'),
  amount: quantityNumber.optional().describe('An amount at least of another measure, in `of_unit`.'),
  of_unit: code('tag').optional().describe('The unit of that measure, such as work-hour.'),
  each,
  document: code('tag').optional().describe('A document received by the end of the cycle, such as declaration.'),
  fee: code('tag').optional().describe('A fee paid by the end of the cycle, such as renewal.'),
  exam: oneOf('passed').optional().describe('The examination passed in the cycle.'),
  before_end: offset.optional().describe("How long before the cycle's end at the latest. Left out: on its last day."),
  precondition: code('tag').optional().describe('A precondition met on the last day of the cycle, such as cpr.'),
})

const path = mapOf({
  id: code('id').describe('Names the path.'),
  title: sentence.describe('What people call it.'),
  total: pointsNumber
    .or(oneOf('none'))
    .optional()
    .describe('Points of the whole cycle on this path; none where it asks for none. Left out: the total of the scheme.'),
  needs: listOf(need).describe('What this path asks for besides its total; all of it.'),
})

const limit = mapOf({
  id: code('id').describe('Names the limit.'),
  title: sentence.describe('What people call it.'),
  of: selector,
  most: pointsNumber.optional().describe('The most these activities give in a cycle, in points.'),
  percent: percent.optional().describe('The most they give, in percent of a need.'),
  percent_of: code('id').optional().describe('The need that percent is taken of: its id, or total.'),
  in_proportion_to: mapOf({
    unit: code('tag').describe('The measure, such as work-month.'),
    whole: quantityNumber.describe('The amount that gives the whole limit; less gives that share of it.'),
  })
    .optional()
    .describe('The limit shrinks with another measure. Left out: it does not.'),
})

const plan = mapOf({
  schemes: someOf(code('scheme')).describe('The schemes it holds for.'),
  paths: someOf(path).describe('Ways to meet the requirement; one of them is enough.'),
  limits: listOf(limit).describe(
    'The most that some activities give, whatever the path; limits may lie inside one another or cross.',
  ),
})

const carryOver = oneOf('none').or(
  mapOf({
    most: pointsNumber.or(mapBy('scheme', pointsNumber)).describe('The most that carries, by scheme or one number for all.'),
    earned_in_last: offset.describe(
      "Only points earned so late in the cycle carry, counted back from the next cycle's first day.",
    ),
    of: selector,
  }),
)

export const requirementFile = mapOf({
  requirement: versioned(['cycle_start', 'cycle_end', 'application'], 'The points of a whole cycle.', {
    total: pointsByScheme.describe(
      'Points by scheme, each scheme named, or one number for all. unset: the body has not said, and nobody is lost by it.',
    ),
    plans: listOf(plan)
      .optional()
      .describe(
        'What schemes require besides a total: minimums, limits, paths. Left out: the total and the caps of the categories.',
      ),
    counting: oneOf('most_favourable', 'stated_order')
      .optional()
      .describe(
        'Where needs and limits compete for credit: most_favourable to the holder, or stated_order, needs as written and the earliest activity first. Needed with plans.',
      ),
    smallest_unit: pointsNumber.optional().describe('Credit is divided into whole multiples of this. Needed with plans.'),
    carry_over: carryOver.describe(
      'What becomes of surplus points. none: they are lost. Else the least of the surplus, what was earned late, and the most.',
    ),
  }),
}).describe('What a cycle requires.')

const conversion = mapOf({
  unit: unit.describe('The unit of work.'),
  per: quantityNumber.optional().describe('How many units give the points. Left out: one.'),
  points: pointsNumber.describe('Points for so many units.'),
  sample,
})

const rounding = mapOf({
  to: pointsNumber.describe('Whole steps of so many points.'),
  how: oneOf('down', 'nearest', 'up').describe('To which step; nearest takes a half up.'),
  after_first: pointsNumber.optional().describe('Below this nothing counts. Left out: steps count from the first.'),
})

const cap = mapOf({
  points: pointsNumber.optional().describe('The most the category gives in a cycle, in points.'),
  percent_of_requirement: percent.optional().describe("The most it gives, in percent of the cycle's requirement, 0 to 100."),
  sample,
}).meta({ oneOf: [{ required: ['points'] }, { required: ['percent_of_requirement'] }] })

const category = mapOf({
  title: sentence.describe('What people call it.'),
  accepted: yesNo.describe('Whether days under this version earn anything.'),
  interval: oneOf('completion', 'share_by_days').describe(
    'An activity with a first and a last day counts whole on its completion, or in proportion to the days that fall in the cycle and under this version.',
  ),
  tags: tags.optional().describe('Tags every activity of the category has. Left out: none but its code.'),
  convert: listOf(conversion)
    .optional()
    .describe('Points for units of work. Left out: the body has not said, and points are taken as recorded.'),
  round: rounding.optional().describe('Rounding of what an activity earns. Left out: down to a hundredth.'),
  at_least: mapOf({
    unit: unit.describe('The unit of work.'),
    quantity: quantityNumber.describe('The smallest accepted.'),
  })
    .optional()
    .describe('The smallest activity accepted. Left out: any.'),
  times_in_cycle: count(1, 1000)
    .optional()
    .describe('How many activities of the category count in a cycle. Left out: any number.'),
  cap: cap.optional().describe('The most it gives in a cycle. Left out: no limit.'),
  indivisible: yesNo.optional().describe('yes: an activity counts whole or not at all. Left out: no.'),
  requires: tags.optional().describe('Marks an activity must carry to count. Left out: none.'),
  cycles_begun_before: calendarDay
    .optional()
    .describe('Counts only in cycles that began before this day. Left out: in every cycle.'),
  pending_until: code('tag')
    .optional()
    .describe('The mark without which an activity waits and does not count yet. Left out: none.'),
})

const titles = mapBy('tag', sentence)

export const activitiesFile = mapOf({
  activities: versioned('activity', 'Which activities count, and how much.', {
    several: oneOf('each', 'first').describe(
      'A person with several certifications: an activity counts for each of them, or for the first only.',
    ),
    duplicates: someOf(oneOf('title', 'completed_on', 'hours', 'interval')).describe('Activities equal in all of these are one.'),
    tags: titles
      .optional()
      .describe('Tags that activities may have, by any number of axes, with what people call them. Left out: none.'),
    marks: titles
      .optional()
      .describe('Marks of provenance that activities may carry, such as approved, with what people call them. Left out: none.'),
    categories: mapBy('category', category).describe('The categories, by their codes.'),
  }),
}).describe('What counts.')
