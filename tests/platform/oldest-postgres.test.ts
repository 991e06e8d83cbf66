import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { openPool } from '../../src/platform/db.ts'
import { migrate } from '../../src/platform/migrate.ts'
import { asset } from '../../src/platform/root.ts'
import { dumpSchema } from '../../src/platform/schema-dump.ts'
import { connectChecked } from '../../src/platform/server-check.ts'
import { newId } from '../../src/values/id.ts'
import { OLDEST, startSystemPostgres, systemPostgres } from '../system-postgres.ts'

const native = systemPostgres()
if (!native)
  console.warn(`SKIPPED: PostgreSQL ${OLDEST} is not installed here, so nothing shows that the schema still works on it.`)

test.skipIf(!native)(
  `on PostgreSQL ${OLDEST} the migrations make the same schema, and a row comes back as it went in`,
  async () => {
    const connection = await startSystemPostgres(native ?? '')
    expect((await migrate(connection)).length).toBeGreaterThan(0)
    const client = await connectChecked(connection)
    expect(await dumpSchema(client)).toBe(readFileSync(asset('migrations', 'schema.sql'), 'utf8'))
    await client.end()
    const { db, close } = openPool(connection)
    const row = { id: newId<'certificant'>(), recordedBy: 'test' }
    await db.insertInto('certificant').values(row).execute()
    expect(await db.selectFrom('certificant').select(['id', 'recordedBy']).execute()).toEqual([row])
    await close()
  },
)
