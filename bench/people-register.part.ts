import { deriveStandings, ENGINE_VERSION, verdictOf } from '../src/engine/derive.ts'
import { type Connection, openPool } from '../src/platform/db.ts'
import { asset } from '../src/platform/root.ts'
import { loadRulebook } from '../src/rulebook/load.ts'
import { adoptRulebook, loadDossier } from '../src/standing/standing.ts'
import { day } from '../src/values/day.ts'
import type { CertificantId } from '../src/values/id.ts'

export const AS_OF = day('2026-11-20')

const ID = (kind: number): string => `('0${kind}9a0000-0000-7000-8000-' || to_char(n, 'FM000000000000'))::uuid`

/** The nth person. */
export const personId = (n: number): CertificantId => `019a0000-0000-7000-8000-${String(n).padStart(12, '0')}` as CertificantId

const CONSONANTS = 'b d f g k l m n p r s t'.split(' ')
const VOWELS = ['a', 'e', 'i', 'o']
const SYLLABLES = CONSONANTS.flatMap(consonant => VOWELS.map(vowel => consonant + vowel))
const syllable = (of: string): string => `('{${SYLLABLES.join(',')}}'::text[])[1 + (${of})::int % ${SYLLABLES.length}]`
const GIVEN = `${syllable('n * 7')} || ${syllable('n / 48')} || 'na'`
const FAMILY = `${syllable('n')} || ${syllable('n / 7')} || ${syllable('n / 337')} || ${syllable('n / 97')}`

const ALL = `from generate_series(0, $1::int - 1) n`
const FILL = [
  `insert into certificant (id, recorded_by) select ${ID(1)}, 'bench' ${ALL}`,
  `insert into identity (id, certificant, given_name, family_name, sort_key, search_key, recorded_by)
   select ${ID(2)}, ${ID(1)}, initcap(given), initcap(family), family || e'\\t' || given, given || ' ' || family, 'bench'
   from (select n, ${GIVEN} as given, ${FAMILY} as family ${ALL}) named`,
  `insert into contact (certificant, email, updated_at) select ${ID(1)}, 'p' || n || '@example.org', now() ${ALL}`,
  `insert into certification (id, certificant, number, recorded_by) select ${ID(3)}, ${ID(1)}, (2000000 + n)::text, 'bench' ${ALL}`,
  `insert into certification_grant (id, certificant, certification, scheme, certified_on, recorded_by)
   select ${ID(4)}, ${ID(1)}, ${ID(3)}, 'RMA', date '2018-05-01', 'bench' ${ALL}`,
  `insert into opening_standing
     (id, certificant, certification, on_day, status, since, cycle_start, fees_from, taken_over_from, recorded_by)
   select ${ID(5)}, ${ID(1)}, ${ID(3)}, '2026-11-01', 'in_force', '2018-05-01', '2024-05-01', '2027-05-31', 'bench', 'bench' ${ALL}`,
  `insert into ce_activity (id, certificant, category, title, completed_on, points, awarded, source, recorded_by)
   select ${ID(6)}, ${ID(1)}, 'professional-education', 'A course', date '2025-01-01' + n % 600, 500, false, 'staff', 'bench' ${ALL}`,
]

/** Everybody's standing is the first person's, under their own number: the engine is not what is measured. */
const STORE = `
  insert into standing (certification, certificant, status, since, through, next_change, as_of, derived_at, rulebook, engine_version, verdict)
  select id, certificant, 'active', '2018-05-01', $2, $3, $4, now(), $5, $6, $1::jsonb || jsonb_build_object('number', number)
  from certification`

/** A register of so many people with some 110,000 family names; indexes of names are made once it is full. Gives seconds. */
export async function fillPeople(connection: Connection, people: number): Promise<number> {
  const database = openPool(connection, { size: 1 })
  const { pool, db } = database
  const before = performance.now()
  const { rows } = await pool.query<{ name: string; made: string }>(
    `select indexname as name, indexdef as made from pg_indexes where indexname in ('identity_search_trigrams', 'identity_sort_key', 'identity_search_key', 'contact_email')`,
  )
  for (const { name } of rows) await pool.query(`drop index ${name}`)
  await pool.query(`set session_replication_role = replica`)
  for (const sql of FILL) await pool.query(sql, [people])
  const rulebook = await loadRulebook(asset('rulebook', 'amt'))
  await adoptRulebook(db, rulebook, { by: 'bench', reason: 'bench' })
  const [standing] = deriveStandings(await loadDossier(db, personId(0)), rulebook.rules, { asOf: AS_OF })
  if (!standing) throw new Error('the first person has no standing')
  const { through, nextChange } = standing
  await pool.query(STORE, [JSON.stringify(verdictOf(standing)), through, nextChange, AS_OF, rulebook.hash, ENGINE_VERSION])
  await pool.query(`set maintenance_work_mem = '256MB'`)
  for (const { made } of rows) await pool.query(made)
  await pool.query('vacuum analyze')
  await database.close()
  return (performance.now() - before) / 1000
}

/** What people type: a given and part of a family name, a family name, the end of one. */
export function questions(people: number): string[][] {
  const at = (n: number): string => SYLLABLES[Math.floor(n) % SYLLABLES.length] as string
  return Array.from({ length: 200 }, (_, asked) => {
    const n = (asked * 104_729) % people
    const given = `${at(n * 7)}${at(n / 48)}na`
    const family = `${at(n)}${at(n / 7)}${at(n / 337)}${at(n / 97)}`
    return asked % 3 === 0 ? [given, family.slice(0, 4)] : asked % 3 === 1 ? [family] : [family.slice(2)]
  })
}
