import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { testDatabase } from '../../tests/database.ts'
import { type CertificantId, newId } from '../values/id.ts'
import { findingSentence } from '../words/trail.en.ts'
import { makeClock } from './clock.ts'
import { headsFile } from './trail-heads.ts'
import { sealTrail } from './trail-sealer.ts'
import { verifyTrail } from './trail-verify.ts'
import { eraseTrailDetails, writeTrail } from './trail.ts'

const database = await testDatabase()
const { db } = database
const clock = makeClock()
let dataDir = ''

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'gs-trail-'))
  await tampering(sql`truncate trail_entry`)
})
afterEach(() => rm(dataDir, { recursive: true }))

/** Does what only the owner of the database can: takes the triggers away, and puts them back. */
async function tampering(...statements: { execute: (db: never) => Promise<unknown> }[]): Promise<void> {
  await db.transaction().execute(async tx => {
    await sql`alter table trail_entry disable trigger user`.execute(tx)
    for (const statement of statements) await statement.execute(tx as never)
    await sql`alter table trail_entry enable trigger user`.execute(tx)
  })
}

const seal = () => sealTrail({ database, dataDir, clock })
const verify = () => verifyTrail(db, dataDir)
const maria = newId<'certificant'>()

/** Entries 1 to `count`, sealed in two rounds, so that the file holds a head in the middle and one at the end. */
async function sealed(count: number): Promise<void> {
  for (let n = 1; n <= count; n++) {
    await writeTrail(db, {
      by: 'a test',
      action: 'accounts.signed_in',
      certificant: maria,
      details: { n, seen: { z: 'Maria García', a: [1.5, null, 'ü'] } },
    })
    if (n === count >> 1) await seal()
  }
  await seal()
}

const found = async () => (await verify()).findings.map(finding => findingSentence(finding).replace(/ \([^)]*\)/, ''))

describe('the trail', () => {
  test('is whole as it was written', async () => {
    await sealed(10)
    expect(await verify()).toEqual({ findings: [], sealed: 10, erased: 0, heads: 2, unsealed: { count: 0, since: null } })
  })

  test('is whole when it is empty, and says what is not sealed yet', async () => {
    expect((await verify()).findings).toEqual([])
    await writeTrail(db, { by: 'a test', action: 'accounts.signed_out' })
    expect(await verify()).toMatchObject({ sealed: 0, unsealed: { count: 1, since: expect.stringMatching(/Z$/) } })
  })

  test('cannot be changed, emptied or sealed twice by the program itself', async () => {
    await sealed(2)
    const refused = { message: 'the trail is append-only' }
    await expect(sql`update trail_entry set action = 'x'`.execute(db)).rejects.toMatchObject(refused)
    await expect(sql`update trail_entry set details = '{}'`.execute(db)).rejects.toMatchObject(refused)
    await expect(sql`update trail_entry set position = position + 10`.execute(db)).rejects.toMatchObject(refused)
    await expect(sql`delete from trail_entry`.execute(db)).rejects.toMatchObject(refused)
    await expect(sql`truncate trail_entry`.execute(db)).rejects.toMatchObject(refused)
  })
})

describe('tampering is found:', () => {
  beforeEach(() => sealed(10))

  test.each(['actor', 'action', 'subject', 'digest'])('an edited %s', async column => {
    await tampering(sql`update trail_entry set ${sql.ref(column)} = 'forged' where position = 4`)
    const details = column === 'digest' ? ['The details of entry 4 were changed after it was written.'] : []
    expect(await found()).toEqual(['Entry 4 was changed after it was sealed.', ...details])
  })

  test('an edited moment or person', async () => {
    await tampering(
      sql`update trail_entry set recorded_at = recorded_at - interval '1 microsecond' where position = 3`,
      sql`update trail_entry set certificant = ${newId()} where position = 5`,
    )
    expect(await found()).toEqual(['Entry 3 was changed after it was sealed.', 'Entry 5 was changed after it was sealed.'])
  })

  test('edited details', async () => {
    await tampering(sql`update trail_entry set details = jsonb_set(details, '{seen,z}', '"Mario"') where position = 4`)
    expect(await found()).toEqual(['The details of entry 4 were changed after it was written.'])
  })

  test('details taken away without saying so', async () => {
    const [entry] = await db.selectFrom('trailEntry').select('id').where('position', '=', 2).execute()
    await tampering(sql`update trail_entry set details = null, salt = null, erased_by = ${entry?.id} where position = 4`)
    expect(await found()).toEqual(['The details of entry 4 are gone, and no entry says that they were erased.'])
  })

  test('deleted rows', async () => {
    await tampering(sql`delete from trail_entry where position in (4, 5)`)
    expect(await found()).toEqual(['Entries 4 to 5 are missing.'])
  })

  test('a deleted row, the later ones renumbered', async () => {
    await tampering(sql`delete from trail_entry where position = 3`, shift(sql`position > 3`, -1))
    // Every head from there on names another entry, too.
    expect(await found()).toEqual([
      'Entry 3 does not follow the one before it: entries were removed, put in or moved there.',
      'The chain was rewritten: the file of heads has another hash for entry 5 than the database.',
      'Entry 10 is missing at the end: the file of heads has seen them. A restored older backup shows the same.',
    ])
  })

  test('reordered rows', async () => {
    await tampering(shift(sql`position = 3`, 100), shift(sql`position = 4`, -1), shift(sql`position = 103`, -99))
    expect(await found()).toEqual(
      [3, 4, 5].map(n => `Entry ${n} does not follow the one before it: entries were removed, put in or moved there.`),
    )
  })

  test('a truncated tail, against the heads outside', async () => {
    await tampering(sql`delete from trail_entry where position > 7`)
    expect(await found()).toEqual([
      'Entries 8 to 10 are missing at the end: the file of heads has seen them. A restored older backup shows the same.',
    ])
  })

  test('a chain rewritten from an edit on, against the heads outside', async () => {
    await tampering(
      sql`update trail_entry set actor = 'forged' where position = 4`,
      sql`update trail_entry set position = null, previous_hash = null, hash = null`,
    )
    const elsewhere = await mkdtemp(join(tmpdir(), 'gs-trail-'))
    await sealTrail({ database, dataDir: elsewhere, clock })
    await rm(elsewhere, { recursive: true })
    expect(await found()).toEqual(
      [5, 10].map(n => `The chain was rewritten: the file of heads has another hash for entry ${n} than the database.`),
    )
  })

  test('an entry put in', async () => {
    await tampering(shift(sql`position > 4`, 1))
    const [four] = await db.selectFrom('trailEntry').selectAll().where('position', '=', 4).execute()
    if (!four) throw new Error('there is an entry 4')
    await db
      .insertInto('trailEntry')
      .values({ ...four, id: newId<'trailEntry'>(), position: 5, details: JSON.stringify(four.details) })
      .execute()
    expect(await found()).toContain('Entry 5 was changed after it was sealed.')
  })

  test('a file of heads that was edited or torn; a torn line spoils no other', async () => {
    const file = headsFile(dataDir)
    writeFileSync(file, readFileSync(file, 'utf8').replace('"position":5,"hash":"', '"position":5,"hash":"0'))
    appendFileSync(file, '{"position":1')
    await writeTrail(db, { by: 'a test', action: 'accounts.signed_out' })
    await seal()
    expect(await found()).toEqual([
      'Line 3 of the file of heads cannot be read.',
      'The chain was rewritten: the file of heads has another hash for entry 5 than the database.',
    ])
  })
})

/** Moves entries along the chain, beyond each other where they would meet. */
const shift = (which: ReturnType<typeof sql>, by: number) => ({
  execute: async (tx: never) => {
    await sql`update trail_entry set position = -(position + ${by}) where ${which}`.execute(tx)
    await sql`update trail_entry set position = -position where position < 0`.execute(tx)
  },
})

describe('the sealer', () => {
  test('takes an entry that commits late after those that committed before it, and misses none', async () => {
    const late = await database.pool.connect()
    try {
      await late.query('begin')
      await late.query(
        `insert into trail_entry (id, actor, action, digest) values ('${newId()}', 'late', 'accounts.signed_in', '')`,
      )
      await writeTrail(db, { by: 'early', action: 'accounts.signed_in' })
      expect(await seal()).toBe(1)
      await late.query('commit')
    } finally {
      late.release()
    }
    await writeTrail(db, { by: 'after', action: 'accounts.signed_in' })
    await seal()
    const inOrder = await db.selectFrom('trailEntry').select('actor').orderBy('position').execute()
    expect(inOrder.map(({ actor }) => actor)).toEqual(['early', 'late', 'after'])
    expect(await found()).toEqual([])
  })

  test('beside many writers, some of whom fail, and another sealer, seals each entry once and in one row', async () => {
    let written = 0
    const work = { isDone: false }
    const writer = async (name: number) => {
      for (let n = 0; n < 25; n++) {
        await db
          .transaction()
          .execute(async tx => {
            for (let entry = 0; entry <= n % 3; entry++)
              await writeTrail(tx, { by: `writer ${name}`, action: 'accounts.signed_in', details: { n, entry } })
            if (n % 5 === 4) throw new Error('as if the business failed')
            written += (n % 3) + 1
          })
          .catch((error: Error) => expect(error.message).toBe('as if the business failed'))
      }
    }
    const sealing = async () => {
      while (!work.isDone) await seal()
    }
    const sealers = [sealing(), sealing()]
    await Promise.all([1, 2, 3].map(writer)).finally(() => {
      work.isDone = true
    })
    await Promise.all(sealers)
    await seal()
    expect(await verify()).toMatchObject({ findings: [], sealed: written, unsealed: { count: 0 } })
  })

  test('seals more than one set at a time', async () => {
    await sql`insert into trail_entry (id, actor, action, digest)
      select gen_random_uuid(), 'many', 'accounts.signed_in', '' from generate_series(1, 2500)`.execute(db)
    expect(await seal()).toBe(2500)
    expect(await verify()).toMatchObject({ findings: [], sealed: 2500, heads: 3 })
  })

  test('writes the head down after a crash that came between the seal and the file', async () => {
    await sealed(4)
    writeFileSync(headsFile(dataDir), '')
    expect(await seal()).toBe(0)
    expect(readFileSync(headsFile(dataDir), 'utf8')).toContain('"position":4')
  })
})

describe('erasing', () => {
  const erase = (certificant: CertificantId) =>
    db.transaction().execute(tx => eraseTrailDetails(tx, { by: 'a test', certificant, reason: 'asked for by the person' }))

  test('takes personal data away and leaves the chain whole, sealed and unsealed entries alike', async () => {
    await sealed(4)
    await writeTrail(db, { by: 'a test', action: 'accounts.signed_in', certificant: maria, details: { seen: 'Maria García' } })
    expect(await erase(maria)).toBe(5)
    await seal()
    expect(await verify()).toMatchObject({ findings: [], sealed: 6, erased: 5 })
    const rows = await db.selectFrom('trailEntry').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain('Maria')
    expect(rows.filter(({ salt }) => salt !== null)).toHaveLength(1)
  })

  test('leaves other people alone', async () => {
    await sealed(2)
    expect(await erase(newId<'certificant'>())).toBe(0)
    expect(await verify()).toMatchObject({ erased: 0 })
  })
})
