import { inForce } from '../rulebook/in-force.ts'
import type { Rules } from '../rulebook/rules.ts'
import type { FeeItem, FeeOccasion } from '../rulebook/rules-fees.ts'
import type { Day } from '../values/day.ts'
import type { Certification, Dossier } from './dossier.ts'

/** A price, item by item; `cents` is null where the body has not said one of them, or nothing applies. */
export type Quote = { cents: number | null; items: readonly { item: string; cents: number | null }[] }

/** The certifications of a person, the longest held first. */
export const longestFirst = ({ certifications }: Pick<Dossier, 'certifications'>): Certification[] =>
  certifications.toSorted((a, b) =>
    a.certifiedOn < b.certifiedOn ? -1 : a.certifiedOn > b.certifiedOn ? 1 : a.id < b.id ? -1 : 1,
  )

/** Whether an item is asked of a person for a certification. A country whose income is not known counts as high. */
function applies(item: FeeItem, { person, certifications }: Dossier, { id }: Certification): boolean {
  if (item.member !== undefined && item.member !== (person?.member ?? false)) return false
  if (item.countryIncome && !item.countryIncome.includes(person?.countryIncome ?? 'high')) return false
  const isFirst = longestFirst({ certifications })[0]?.id === id
  return item.position === undefined || (item.position === 'first') === isFirst
}

/** What an act costs when it is submitted on a day. */
export function quoteOf(rules: Rules, dossier: Dossier, certification: Certification, occasion: FeeOccasion, on: Day): Quote {
  if (!rules.feeTable) return { cents: null, items: [] }
  const items = inForce(rules.feeTable, on)
    .items.filter(each => each.for.includes(occasion) && applies(each, dossier, certification))
    .map(({ item, amount }) => {
      const cents = amount[certification.scheme]
      return { item, cents: cents === undefined || cents === 'unset' ? null : cents }
    })
  const isKnown = items.length > 0 && items.every(each => each.cents !== null)
  return { cents: isKnown ? items.reduce((sum, { cents }) => sum + (cents ?? 0), 0) : null, items }
}

const OCCASIONS: readonly FeeOccasion[] = ['initial', 'renewal', 'ce', 'exam', 'reinstatement']

/** What each act the fee table knows would cost on a day. */
export const quotesOf = (rules: Rules, dossier: Dossier, certification: Certification, on: Day): Quoted[] =>
  OCCASIONS.map(occasion => ({ occasion, ...quoteOf(rules, dossier, certification, occasion, on) })).filter(
    each => each.items.length > 0,
  )

export type Quoted = Quote & { occasion: FeeOccasion }
