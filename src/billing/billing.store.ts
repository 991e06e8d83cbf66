import { copyRows, createStage } from '../platform/bulk-copy.ts'
import type { BulkColumn } from '../platform/bulk-copy.ts'
import type { BulkWrite, FactTable } from '../platform/bulk-merge.ts'
import { correctable } from '../platform/correctable.ts'
import type { ChargeBack, ImportedPayment } from './billing.ts'

export const paymentFacts: FactTable<ImportedPayment> = {
  name: 'fee_payment',
  content: [
    ['certification', 'uuid', row => row.certification],
    ['fee_year', 'int', row => row.feeYear],
    ['cents', 'bigint', row => row.cents],
    ['currency', 'char(3)', row => row.currency],
    ['received_on', 'date', row => row.receivedOn],
    ['charged_back_on', 'date', row => row.chargedBackOn ?? null],
    ['method', 'text', row => row.method],
    ['reference', 'text', row => row.reference],
  ],
}

export const paymentCorrections = correctable(paymentFacts)

const CHARGE_BACK: readonly BulkColumn<ChargeBack>[] = [
  ['line', 'int', row => row.line],
  ['certification', 'uuid', row => row.certification],
  ['fee_year', 'int', row => row.feeYear],
  ['cents', 'bigint', row => row.cents],
  ['charged_back_on', 'date', row => row.chargedBackOn],
]

/**
 * Marks the payments that were charged back, among rows no one has seen yet, and gives the lines that found theirs: same
 * certification, year and amount, received by that day; the n-th charge-back takes the n-th payment.
 */
export async function markChargedBack({ client }: BulkWrite, relation: string, backs: readonly ChargeBack[]): Promise<number[]> {
  if (backs.length === 0) return []
  await createStage(client, 'bulk_charge_back', CHARGE_BACK)
  await copyRows(client, 'bulk_charge_back', CHARGE_BACK, [backs])
  const { rows } = await client.query<{ line: number }>(`
    with back as (
      select *, row_number() over (partition by certification, fee_year, cents order by charged_back_on, line) as nth
      from bulk_charge_back
    ), payment as (
      select id, certification, fee_year, cents, received_on,
        row_number() over (partition by certification, fee_year, cents order by received_on, id) as nth
      from ${relation} where certification in (select certification from bulk_charge_back)
    ), pair as (
      select back.line, back.charged_back_on, payment.id from back join payment
        on payment.certification = back.certification and payment.fee_year is not distinct from back.fee_year
        and payment.cents = back.cents and payment.nth = back.nth and payment.received_on <= back.charged_back_on
    )
    update ${relation} marked set charged_back_on = pair.charged_back_on from pair where marked.id = pair.id
    returning pair.line`)
  return rows.map(row => row.line)
}
