import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../tests/database.ts'
import { type Holder, makeActivity, makeDecision, makeHolder, makePayment } from '../../tests/make.ts'
import { goodstanding } from '../../tests/program.ts'

const { db, connection } = await testDatabase()
const address = `postgres://${connection.user}@localhost:${connection.port}/${connection.database}?host=${encodeURIComponent(connection.host ?? '')}`

async function standing(...args: string[]) {
  const program = goodstanding(['standing', ...args], { DATABASE_URL: address, GOODSTANDING_TODAY: '2026-11-23' })
  const code = await program.ended
  return { code, out: program.stdout().replaceAll('\u00a0', ' '), err: program.stderr().replaceAll('\u00a0', ' ') }
}

let maria: Holder
let suspended: Holder

beforeAll(async () => {
  maria = await makeHolder(db, { number: '1234567' })
  for (const year of [2022, 2023, 2024, 2025, 2026]) await makePayment(db, maria, year, `${year}-05-10`)
  await makeActivity(db, maria, '2023-03-01', 31)
  await makeActivity(db, maria, '2025-03-01', 18, { title: 'Difficult venous draws' })
  await makeActivity(db, maria, '2025-06-01', 5, { title: 'A year at work', category: 'employment' })
  suspended = await makeHolder(db, { name: 'Łucja Nowak', number: '1234568', scheme: 'RPT', certifiedOn: '2025-01-31' })
  await makeDecision(db, suspended, 'suspended', '2026-02-01')
})

describe('one certification', () => {
  test('is told in words, the sentence first', async () => {
    const { code, out } = await standing('1234567')
    expect(code).toBe(0)
    expect(out.split('\n').slice(0, 12)).toEqual([
      'Maria García is certified.',
      'Registered Medical Assistant, RMA(AMT) 1234567: certified since 1 May 2021, this status since 1 May 2021, through 30 April 2027.',
      '',
      'To do',
      '  Earn 12 points more by 30 April 2027: 18 of 30 points count so far.',
      '  Pay the 2027 fee of $60.00 by 31 May 2027. Unpaid, it loses the certification on 1 June 2030.',
      '',
      'Why',
      '  Certified since 1 May 2021 without interruption.',
      '  Cycle 2 opened on 1 May 2024: the one before was met by the recorded points.',
      '',
      'Cycles and points',
    ])
    expect(out).toContain(
      'A year at work, 1 June 2025: none of 5 points counted. Employment no longer earned points on that day.',
    )
    expect(out).toContain('Source: Stay Certified')
    expect(out.trimEnd().split('\n').at(-1)).toBe('If nothing happens, this changes on 1 May 2027.')
    expect(out).not.toMatch(/undefined|NaN|\[object/)
  })

  test('is told for another day, and says so', async () => {
    const { out } = await standing('1234567', '--as-of', '2027-05-01')
    expect(out).toContain('On 1 May 2027, if nothing changes, Maria García will have lost the certification.')
    expect(out).toContain('Recertify by CCP is open through 30 April 2037.')
    expect(out.trimEnd().split('\n').at(-1)).toBe('As of 1 May 2027.')
    expect((await standing('1234567', '--as-of', '2021-04-30')).out).toContain(
      'On 30 April 2021, Maria García was not yet certified.',
    )
  })

  test('is told as JSON', async () => {
    const { out } = await standing('1234568', '--json')
    expect(JSON.parse(out)).toMatchObject({
      sentence: 'Łucja Nowak is suspended.',
      number: '1234568',
      asOf: '2026-11-23',
      standing: { status: 'suspended', since: '2026-02-01', reasons: [{ code: 'standing.suspended' }] },
    })
  })

  test('is not known as of a moment before it was recorded', async () => {
    const { code, err } = await standing('1234567', '--known-on', '2020-01-01')
    expect([code, err]).toEqual([2, expect.stringMatching(/^No certification has the number 1234567\./)])
  })
})

describe('everybody', () => {
  // Four programs start one after the other here, which takes a busy machine its time.
  test('is a row each, by number', { timeout: 60_000 }, async () => {
    expect((await standing('--all', '--csv')).out).toBe(
      'certificate,scheme,status,since,through\n1234567,RMA,active,2021-05-01,2027-04-30\n1234568,RPT,suspended,2026-02-01,\n',
    )
    expect((await standing('--all')).out.split('\n')).toEqual([
      'certificate  scheme  status             since       through',
      '1234567      RMA     active             2021-05-01  2027-04-30',
      '1234568      RPT     suspended          2026-02-01',
      '',
    ])
    expect(JSON.parse((await standing('--all', '--json', '--as-of', '2021-05-01')).out)).toEqual([
      { certificate: '1234567', scheme: 'RMA', status: 'active', since: '2021-05-01', through: '2022-05-31' },
      { certificate: '1234568', scheme: 'RPT', status: 'not_yet_certified', since: '2025-01-31', through: null },
    ])
    expect(JSON.parse((await standing('--all', '--json', '--known-on', '2020-01-01')).out)).toEqual([])
  })
})

describe('bad input', () => {
  test.each<[string, string[], number, RegExp]>([
    ['a number nobody has', ['9999999'], 2, /^No certification has the number 9999999\. Check the number/],
    [
      'a day that does not exist',
      ['1234567', '--as-of', '2026-02-30'],
      2,
      /^--as-of should be a day .* but it is "2026-02-30"\.$/m,
    ],
    [
      'a day beyond every register',
      ['1234567', '--as-of', '9999-12-31'],
      2,
      /^--as-of should be a day from 1900-01-01 to 2199-12-31/,
    ],
    ['an American date', ['1234567', '--as-of', '04/30/2027'], 2, /like 2027-04-30, but it is "04\/30\/2027"/],
    ['a moment without a zone', ['1234567', '--known-on', '2026-01-01T10:00:00'], 2, /^--known-on should be a day like/],
    [
      'a moment to come',
      ['1234567', '--known-on', '2126-01-01'],
      3,
      /^What was known at 2126-01-02T05:59:59.999999Z is not settled yet/,
    ],
    ['neither a number nor everybody', [], 2, /^Name a certificate number/],
    ['both a number and everybody', ['1234567', '--all'], 2, /^Name a certificate number/],
    [
      'two formats',
      ['--all', '--csv', '--json'],
      2,
      /^\{"code":"standing.formats_both","detail":"Choose one of --json and --csv\."\}/,
    ],
    ['CSV of one', ['1234567', '--csv'], 2, /^--csv writes a row per certification/],
    ['an unknown option', ['1234567', '--asof', '2026-01-01'], 2, /Unknown option '--asof'.*--as-of/s],
  ])('%s', async (_what, args, expectedCode, sentence) => {
    const { code, out, err } = await standing(...args)
    expect(err).toMatch(sentence)
    expect([code, out]).toEqual([expectedCode, ''])
  })
})
