import { makeClock } from '../src/platform/clock.ts'
import { type Connection, openPool } from '../src/platform/db.ts'
import { asset } from '../src/platform/root.ts'
import { loadRulebook } from '../src/rulebook/load.ts'
import { adoptRulebook, deriveAll } from '../src/standing/standing.ts'

export const FIRST_NUMBER = 2_000_000

const SEQUENCE = `to_char(n, 'FM000000000000')`
const ID = (kind: number): string => `('0${kind}9a0000-0000-7000-8000-' || ${SEQUENCE})::uuid`
const FILL = [
  `insert into certificant (id, recorded_by) select ${ID(1)}, 'bench' from generate_series(0, $1 - 1) n`,
  `insert into identity (id, certificant, given_name, family_name, sort_key, search_key, recorded_by)
   select ${ID(2)}, ${ID(1)}, 'Given' || n % 997, 'Family' || n, 'family' || n, 'given' || n % 997 || ' family' || n, 'bench'
   from generate_series(0, $1 - 1) n`,
  `insert into certification (id, certificant, number, recorded_by)
   select ${ID(3)}, ${ID(1)}, (${FIRST_NUMBER} + n)::text, 'bench' from generate_series(0, $1 - 1) n`,
  `insert into certification_grant (id, certificant, certification, scheme, certified_on, recorded_by)
   select ${ID(4)}, ${ID(1)}, ${ID(3)}, 'RMA', date '2005-01-01' + n % 7900, 'bench' from generate_series(0, $1 - 1) n`,
  `insert into opening_standing
     (id, certificant, certification, on_day, status, since, cycle_start, fees_from, taken_over_from, recorded_by)
   select ${ID(5)}, ${ID(1)}, ${ID(3)}, current_date - 20, case when n % 4 = 0 then 'lapsed' else 'in_force' end,
     current_date - 80, null, null, 'bench', 'bench'
   from generate_series(0, $1 - 1) n`,
]

/** A register of so many certificants with one certification each, derived and stored as the night would leave it. */
export async function fillRegister(connection: Connection, certificants: number): Promise<{ seconds: number }> {
  const database = openPool(connection)
  const before = performance.now()
  for (const sql of FILL) await database.pool.query(sql, [certificants])
  const rulebook = await loadRulebook(asset('rulebook', 'amt'))
  await database.pool.query('analyze certificant, identity, certification, certification_grant, opening_standing')
  await adoptRulebook(database.db, rulebook, { by: 'bench', reason: 'bench' })
  await deriveAll({ database, rulebook, clock: makeClock() })
  await database.pool.query('vacuum analyze')
  await database.close()
  return { seconds: (performance.now() - before) / 1000 }
}
