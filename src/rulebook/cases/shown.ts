import { formatPoints, type Points } from '../../values/points.ts'

/** Values as a case writes them, so that what is expected and what was judged compare, and are told, as text. */
export const pointsText = (points: Points | 'unset' | null): string =>
  points === null || points === 'unset' ? 'unset' : formatPoints(points)

/** Cents as `60.00`. */
export const moneyText = (cents: number | 'unset' | null): string =>
  cents === null || cents === 'unset' ? 'unset' : `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`

export const yesNoText = (value: boolean): string => (value ? 'yes' : 'no')

/** A day, a year or a word, or `none`. */
export const textOrNone = (value: string | number | null): string => (value === null ? 'none' : String(value))

/** A tree of texts: an expectation, or what it is held against. */
export type Shown = string | readonly string[] | { readonly [key: string]: Shown | undefined }

export const isText = (shown: Shown): shown is string => typeof shown === 'string'
export const isTexts = (shown: Shown): shown is readonly string[] => Array.isArray(shown)

type WrittenShort = {
  need: string
  path?: string | undefined
  year?: number | undefined
  amount?: Points | undefined
}

/** An unmet need as a case writes it: `work/hours year 2: 140`; the path only where there are several. */
export function shortText({ need, path, year, amount }: WrittenShort): string {
  const name = `${path === undefined ? '' : `${path}/`}${need}${year === undefined ? '' : ` year ${year}`}`
  return amount === undefined ? name : `${name}: ${formatPoints(amount)}`
}

/** A part of a cure as a case writes it: `group-a: 10`. */
export const cureText = ({ needs, points }: { needs: readonly string[]; points: Points }): string =>
  `${needs.length === 0 ? 'total' : needs.join(' + ')}: ${formatPoints(points)}`
