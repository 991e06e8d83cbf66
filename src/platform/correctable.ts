import { CompiledQuery } from 'kysely'
import type { CertificantId } from '../values/id.ts'
import type { Cell } from './bulk-copy.ts'
import type { FactTable } from './bulk-merge.ts'
import type { Db, Tx } from './db.ts'

/** A fact as it lies in its table, its content by column. */
export type StoredFact = {
  id: string
  supersedes: string | null
  /** The row that took its place; null where it holds. */
  supersededBy: string | null
  withdrawn: boolean
  content: Readonly<Record<string, unknown>>
}

/** A row to be put in the place of another. */
export type Superseding = {
  id: string
  certificant: CertificantId
  supersedes: string
  /** The row whose content it has, but for the changes. */
  contentOf: string
  /** New values by column. */
  changes: Readonly<Record<string, Cell>>
  withdrawn: boolean
  recordedBy: string
}

/** One table of facts whose rows staff may correct, withdraw and restore; the owner of the table makes it. */
export type Correctable = {
  find: (db: Db | Tx, certificant: CertificantId, id: string) => Promise<StoredFact | undefined>
  /** Gives false where the changes break what the table allows, and the transaction is lost. */
  supersede: (tx: Tx, row: Superseding) => Promise<boolean>
}

/** Corrections of one table, told by the content that its bulk loads write too. */
export function correctable({ name, content }: Pick<FactTable<never>, 'name' | 'content'>): Correctable {
  const find = `
    select fact.id, fact.supersedes, newer.id as "supersededBy", fact.withdrawn, to_jsonb(fact) as content
    from ${name} fact left join ${name} newer on newer.certificant = fact.certificant and newer.supersedes = fact.id
    where fact.certificant = $1::uuid and fact.id = $2::uuid`
  return {
    find: async (db, certificant, id) => {
      const { rows } = await db.executeQuery<StoredFact>(CompiledQuery.raw(find, [certificant, id]))
      return rows[0]
    },
    supersede: (tx, row) => insertSuperseding(tx, name, content, row),
  }
}

const CHECK_VIOLATION = '23514'

async function insertSuperseding(
  tx: Tx,
  table: string,
  content: FactTable<never>['content'],
  { id, certificant, supersedes, contentOf, changes, withdrawn, recordedBy }: Superseding,
): Promise<boolean> {
  const values: Cell[] = [id, certificant, contentOf, supersedes, recordedBy, withdrawn]
  const selected = content.map(([column, type]) => {
    if (!Object.hasOwn(changes, column)) return `old.${column}`
    values.push(changes[column] ?? null)
    return `$${values.length}::${type}`
  })
  const columns = content.map(([column]) => column).join(', ')
  const text = `
    insert into ${table} (id, certificant, ${columns}, recorded_by, supersedes, withdrawn)
    select $1::uuid, old.certificant, ${selected.join(', ')}, $5::text, $4::uuid, $6::boolean
    from ${table} old where old.certificant = $2::uuid and old.id = $3::uuid`
  try {
    await tx.executeQuery(CompiledQuery.raw(text, values))
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === CHECK_VIOLATION) return false
    throw error
  }
}
