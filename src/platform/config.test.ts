import { describe, expect, test } from 'vitest'
import { refusalSentence } from '../words/refusals.en.ts'
import { type Environment, readConfig } from './config.ts'
import { Refusal } from './refusal.ts'

function sentenceFor(env: Environment): string | undefined {
  try {
    readConfig(env)
    return undefined
  } catch (error) {
    return error instanceof Refusal ? refusalSentence(error.code, error.params) : undefined
  }
}

test('an empty environment is enough', () => {
  expect(readConfig({})).toMatchObject({
    databaseUrl: undefined,
    port: 3000,
    publicUrl: 'http://localhost:3000',
    trustProxy: false,
    fixedToday: undefined,
  })
})

test('a variable set to nothing counts as not set', () => {
  expect(readConfig({ PORT: '', DATABASE_URL: ' ' })).toMatchObject({ port: 3000, databaseUrl: undefined })
})

test('every value is read', () => {
  const env = {
    DATABASE_URL: 'postgres://gs:secret@db:5432/gs',
    DATA_DIR: '/srv/gs',
    PORT: '8080',
    PUBLIC_URL: 'https://certified.example.org/',
    TRUST_PROXY: '10.0.0.1, 192.168.0.0/16',
    GOODSTANDING_TODAY: '2024-02-29',
    GOODSTANDING_DEMO: 'no',
    METRICS_TOKEN: 'a-token-of-some-length',
  }
  expect(readConfig(env)).toEqual({
    databaseUrl: 'postgres://gs:secret@db:5432/gs',
    dataDir: '/srv/gs',
    port: 8080,
    publicUrl: 'https://certified.example.org',
    trustProxy: ['10.0.0.1', '192.168.0.0/16'],
    fixedToday: '2024-02-29',
    demo: false,
    metricsToken: 'a-token-of-some-length',
  })
})

describe('a malformed value answers with its name and what was expected', () => {
  test.each([
    [{ PORT: '70000' }, 'PORT should be a number from 0 to 65535, but it is "70000".'],
    [{ PORT: '3e3' }, 'PORT should be a number from 0 to 65535, but it is "3e3".'],
    [
      { PUBLIC_URL: 'example.org' },
      'PUBLIC_URL should be an address like https://certified.example.org, but it is "example.org".',
    ],
    [
      { TRUST_PROXY: 'maybe' },
      'TRUST_PROXY should be yes, no, or the addresses of the proxies like 10.0.0.1,192.168.0.0/16, but it is "maybe".',
    ],
    [{ GOODSTANDING_DEMO: 'perhaps' }, 'GOODSTANDING_DEMO should be yes or no, but it is "perhaps".'],
    [{ GOODSTANDING_TODAY: '2025-02-29' }, 'GOODSTANDING_TODAY should be a day like 2026-03-01, but it is "2025-02-29".'],
  ])('%o', (env, sentence) => {
    expect(sentenceFor(env)).toBe(sentence)
  })

  test.each(['too-short', 'a token with a space', 'a-token-with-an-é-in-it'])('METRICS_TOKEN %j, without repeating it', token => {
    expect(sentenceFor({ METRICS_TOKEN: token })).toMatch(/^METRICS_TOKEN should be 16 to 200 visible ASCII characters/)
    expect(sentenceFor({ METRICS_TOKEN: token })).not.toContain(token)
  })

  test('DATABASE_URL, without repeating the password in it', () => {
    expect(sentenceFor({ DATABASE_URL: 'mysql://root:hunter2@db/x' })).toBe(
      'DATABASE_URL should be like postgres://user:password@host:5432/database, but it is a text beginning with "mysql:".',
    )
    expect(sentenceFor({ DATABASE_URL: 'hunter2' })).not.toContain('hunter2')
  })

  test('SMTP_URL, without repeating the password in it', () => {
    expect(sentenceFor({ SMTP_URL: 'mail:hunter2@example.org' })).toBe(
      'SMTP_URL should be like smtps://user:password@mail.example.org:465, but it is something else.',
    )
  })
})
