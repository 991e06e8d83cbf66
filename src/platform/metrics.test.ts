import { beforeAll, describe, expect, test } from 'vitest'
import { testApp } from '../../tests/app.ts'
import { emptyDatabase, testDatabase } from '../../tests/database.ts'
import { makeHolder } from '../../tests/make.ts'
import { writeTrail } from './trail.ts'
import { gauge, metricsText } from './metrics.ts'

const TOKEN = 'a-token-of-some-length'
const database = await testDatabase()
const { http } = await testApp(database, { env: { METRICS_TOKEN: TOKEN } })

const ask = (authorization?: string, of = http) =>
  of.inject({ url: '/metrics', headers: { ...(authorization !== undefined && { authorization }) } })

async function metrics(of = http): Promise<string> {
  const answer = await ask(`Bearer ${TOKEN}`, of)
  expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'text/plain; version=0.0.4; charset=utf-8'])
  return answer.body
}

const valueOf = (text: string, sample: string): number | undefined => {
  const line = text.split('\n').find(each => each.startsWith(`${sample} `))
  return line === undefined ? undefined : Number(line.slice(sample.length))
}

beforeAll(async () => {
  await makeHolder(database.db, { name: 'Maria García', number: '1234567' })
})

describe('metrics are given', () => {
  test('to nobody where no token is set', async () => {
    const { http: untold } = await testApp(database)
    expect((await ask(`Bearer ${TOKEN}`, untold)).json()).toMatchObject({ status: 403, code: 'http.metrics_off' })
  })

  test.each([undefined, '', TOKEN, `Bearer ${TOKEN}x`, `Basic ${TOKEN}`, 'Bearer '])('not to who sends %j', async sent => {
    expect((await ask(sent)).json()).toMatchObject({ status: 401, code: 'http.metrics_token_needed' })
  })
})

describe('metrics say', () => {
  test('how long answers took, by pattern, method and status, and nothing of who was asked about', async () => {
    const before = await metrics()
    await http.inject({ url: '/api/v1/status/1234567' })
    await http.inject({ url: '/api/v1/status/1234568' })
    await http.inject({ url: '/nowhere/Garc%C3%ADa' })
    await http.inject({ method: 'POST', url: '/api/v1/console/session', payload: {} })
    const text = await metrics()
    const timed = 'goodstanding_http_request_duration_seconds'
    const added = (labels: string) =>
      (valueOf(text, `${timed}_count{${labels}}`) ?? 0) - (valueOf(before, `${timed}_count{${labels}}`) ?? 0)
    expect(added('method="GET",route="/api/v1/status/:certificateNumber",status="200"')).toBe(1)
    expect(added('method="GET",route="/api/v1/status/:certificateNumber",status="404"')).toBe(1)
    expect(added('method="POST",route="/api/v1/console/session",status="422"')).toBe(1)
    expect(added('method="GET",route="none",status="404"')).toBe(1)
    expect(text).not.toMatch(/1234567|1234568|Garc|nowhere/)
  })

  test('buckets that each hold the one before, and everything in the last', async () => {
    await http.inject({ url: '/healthz' })
    const text = await metrics()
    const buckets = [...text.matchAll(/_bucket\{method="GET",route="\/healthz",status="200",le="([^"]+)"\} (\d+)/g)]
    const counts = buckets.map(([, , count]) => Number(count))
    const bounds = buckets.map(([, bound]) => limit(bound))
    expect(bounds).toEqual([...bounds].sort((a, b) => a - b))
    expect(counts).toEqual([...counts].sort((a, b) => a - b))
    expect(counts.at(-1)).toBe(
      valueOf(text, 'goodstanding_http_request_duration_seconds_count{method="GET",route="/healthz",status="200"}'),
    )
  })

  test('what waits in the register: marked and parked people, events, the tail of the trail', async () => {
    const { certificant } = await makeHolder(database.db, { name: 'Ana Souza' })
    await database.pool.query('insert into dirty_certificant (certificant) values ($1) on conflict do nothing', [certificant])
    await database.pool.query("insert into parked (certificant, code, params, as_of) values ($1, 'x', '{}', '2027-03-01')", [
      certificant,
    ])
    const events = "insert into event (id, kind, payload, position) values (gen_random_uuid(), 'x', '{}', $1)"
    for (const position of [1, 2, null]) await database.pool.query(events, [position])
    await database.pool.query("insert into event_cursor (name, position) values ('notices', 1)")
    await writeTrail(database.db, { by: 'a test', action: 'setup.done' })
    const message = 'insert into outbox (id, key, kind, recipient, subject, text, html, confidential, due_at) values '
    await database.pool.query(`${message} (gen_random_uuid(), 'a', 'a.test', 'maria@example.org', 'x', 'x', 'x', false, now())`)
    const text = await metrics()
    expect(valueOf(text, 'goodstanding_outbox_waiting')).toBe(1)
    expect(text).not.toContain('maria')
    expect(valueOf(text, 'goodstanding_marked')).toBe(1)
    expect(valueOf(text, 'goodstanding_parked')).toBe(1)
    expect(valueOf(text, 'goodstanding_events_unnumbered')).toBe(1)
    expect(valueOf(text, 'goodstanding_events_unread{reader="notices"}')).toBe(2)
    expect(valueOf(text, 'goodstanding_trail_unsealed')).toBe(1)
    expect(valueOf(text, 'goodstanding_trail_unsealed_age_seconds')).toBeLessThan(60)
    expect(valueOf(text, 'goodstanding_database_up')).toBe(1)
    expect(valueOf(text, 'goodstanding_database_connections{state="idle"}')).toBeGreaterThan(0)
    expect(valueOf(text, 'process_resident_memory_bytes')).toBeGreaterThan(1_000_000)
    expect(valueOf(text, 'goodstanding_night_last_duration_seconds')).toBeUndefined()
  })

  test('how the last night that came to its end went', async () => {
    await database.pool.query(
      `insert into rulebook_version (hash, body, content, adopted_by, reason) values (repeat('a', 64), 'amt', '{}', 'a test', 'a test')`,
    )
    const night = `insert into night (id, as_of, everybody, rulebook, engine_version, started_at, finished_at, certificants, changes, parked)
      values ($1, '2027-03-01', false, repeat('a', 64), 1, '2027-03-01T06:00:00Z', $2, 800, 12, 1)`
    await database.pool.query(night, ['01900000-0000-7000-8000-000000000001', '2027-03-01T06:00:30Z'])
    await database.pool.query(night, ['01900000-0000-7000-8000-000000000002', null])
    const text = await metrics()
    expect(valueOf(text, 'goodstanding_night_last_duration_seconds')).toBe(30)
    expect(valueOf(text, 'goodstanding_night_last_finished_timestamp_seconds')).toBe(Date.parse('2027-03-01T06:00:30Z') / 1000)
    expect(valueOf(text, 'goodstanding_night_last_certificants')).toBe(800)
    expect(valueOf(text, 'goodstanding_night_last_changes')).toBe(12)
    expect(valueOf(text, 'goodstanding_night_last_parked')).toBe(1)
  })
})

test('a database that does not answer is a figure, and what the process knows is told', async () => {
  const broken = await emptyDatabase()
  const { http: alone } = await testApp(database, { env: { METRICS_TOKEN: TOKEN } })
  const { http: without } = await testApp({ ...broken }, { env: { METRICS_TOKEN: TOKEN } })
  expect(valueOf(await metrics(without), 'goodstanding_database_up')).toBe(0)
  expect(valueOf(await metrics(without), 'process_start_time_seconds')).toBeGreaterThan(1_000_000_000)
  expect(valueOf(await metrics(alone), 'goodstanding_database_up')).toBe(1)
})

test('labels are escaped, and a family without a figure is left out', () => {
  const samples = [{ labels: { a: 'say "hi"\\\n' }, value: 1.5 }]
  const text = metricsText([{ name: 'x', help: 'An x.', type: 'gauge', samples }, gauge('y', 'A y.', undefined)])
  expect(text).toBe('# HELP x An x.\n# TYPE x gauge\nx{a="say \\"hi\\"\\\\\\n"} 1.5\n')
})

const limit = (bound: string | undefined): number => (bound === '+Inf' ? Number.POSITIVE_INFINITY : Number(bound))
