import { inForce } from '../../rulebook/in-force.ts'
import type { Tag } from '../../rulebook/counting.ts'
import type { CategoryRule, Rules } from '../../rulebook/rules.ts'
import type { Day } from '../../values/day.ts'
import type { Points } from '../../values/points.ts'
import type { AllocationItem } from '../allocate.ts'
import { categoryIn, type Claim } from '../claims.ts'
import type { CeActivity } from '../dossier.ts'
import { shareOf } from '../worth.ts'

/** Credit of an earlier cycle that counts in the next one, with the tags it was earned with. */
export type CarriedCredit = { activity: CeActivity; tags: readonly Tag[]; points: Points; cycle: number }

/** Tags that no rulebook can write: of awarded points, which no cap cuts, and of a year of the cycle. */
export const AWARDED = '#awarded'
export const yearTag = (year: number): Tag => `#year-${year}`

/** An item to allocate and what it came from; a divided activity gives several. */
export type Portion = { item: AllocationItem; claim: Claim | null; carried: CarriedCredit | null }

export type Portioning = {
  rules: Rules
  /** Days on which credit was earned late enough to carry; null where none carries. */
  late: { from: Day; to: Day } | null
  /** The year of the cycle a day lies in; null where no need asks for years. */
  yearOf: ((on: Day) => number) | null
}

/** What may be allocated: credit carried in, then the claims that count, earliest first. */
export function portionsOf(portioning: Portioning, claims: readonly Claim[], carriedIn: readonly CarriedCredit[]): Portion[] {
  const portions = carriedIn.map(carried => carriedPortion(portioning, carried))
  for (const claim of claims)
    if (claim.outcome === 'counts' && claim.points > 0) portions.push(...portionsOfClaim(portioning, claim))
  return portions
}

function carriedPortion({ yearOf }: Portioning, carried: CarriedCredit): Portion {
  const { activity, points, tags } = carried
  const item = {
    id: activity.id,
    amount: points,
    tags: yearOf ? [...tags, yearTag(1)] : tags,
    carriable: false,
    indivisible: false,
  }
  return { item, claim: null, carried }
}

function portionsOfClaim({ rules, late, yearOf }: Portioning, claim: Claim): Portion[] {
  const { activity, points } = claim
  const category = categoryIn(inForce(rules.activities, activity.completedOn), activity.category)
  const carriable = late !== null && activity.completedOn >= late.from && activity.completedOn <= late.to
  const indivisible = category?.counting?.indivisible ?? false
  const tags = tagsOf(activity, category, yearOf?.(activity.completedOn))
  const parts = activity.particulars?.parts ?? []
  const portion = (amount: number, more: readonly Tag[]): Portion => ({
    item: { id: activity.id, amount, tags: more.length === 0 ? tags : [...tags, ...more], carriable, indivisible },
    claim,
    carried: null,
  })
  return parts.length === 0 ? [portion(points, [])] : split(points, parts).map(({ amount, tags: of }) => portion(amount, of))
}

/** An amount divided by weights, so that the parts make up the whole to the hundredth. */
function split(amount: number, parts: readonly { tags: readonly Tag[]; share: number }[]) {
  let whole = 0
  for (const { share } of parts) whole += share
  let [weight, given] = [0, 0]
  return parts.map(({ tags, share }) => {
    weight += share
    const upTo = shareOf(amount, weight, whole)
    const part = { amount: upTo - given, tags }
    given = upTo
    return part
  })
}

const plainTags = new WeakMap<CategoryRule, readonly Tag[]>()

/** The tags of every activity of a category: its code and those of its rule. */
export function tagsOfCategory(code: string, category: CategoryRule): readonly Tag[] {
  const known = plainTags.get(category)
  if (known) return known
  const tags = [code, ...(category.counting?.tags ?? [])]
  plainTags.set(category, tags)
  return tags
}

function tagsOf(
  { category: code, particulars, awarded }: CeActivity,
  category: CategoryRule | undefined,
  year: number | undefined,
): readonly Tag[] {
  const plain = category ? tagsOfCategory(code, category) : [code]
  if (!particulars && !awarded && year === undefined) return plain
  const own = particulars ? [...particulars.tags, ...particulars.marks] : []
  return [...plain, ...own, ...(awarded ? [AWARDED] : []), ...(year === undefined ? [] : [yearTag(year)])]
}
