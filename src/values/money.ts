/** An exact amount: whole cents of one currency (ISO 4217). */
export type Money = { readonly cents: number; readonly currency: string }

export function money(cents: number, currency: string): Money {
  if (!Number.isSafeInteger(cents)) throw new RangeError(`not a whole number of cents: ${cents}`)
  return { cents, currency }
}

/** The sum of amounts in one currency; mixing currencies is a bug. */
export function sumMoney(amounts: readonly Money[], currency: string): Money {
  let cents = 0
  for (const amount of amounts) {
    if (amount.currency !== currency) throw new RangeError(`cannot add ${amount.currency} to ${currency}`)
    cents += amount.cents
  }
  return money(cents, currency)
}

const SHAPE = /^(\d{1,11})(?:\.(\d{1,2}))?$/

/** Cents from decimal text such as `60.00`; undefined where it is no such amount. */
export function parseCents(text: string): number | undefined {
  const match = SHAPE.exec(text)
  if (!match) return undefined
  return Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'))
}

/** `6000` as `60.00`. */
export const formatCents = (cents: number): string => `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`
