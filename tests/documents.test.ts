import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { asset } from '../src/platform/root.ts'
import { documents } from './documents.ts'

test.each(Object.entries(documents))('%s is what `npm run openapi` would write', async (path, made) => {
  expect(readFileSync(asset(path), 'utf8')).toBe(await made())
})

test('the description is OpenAPI 3.1 and every operation says what it answers', () => {
  const described = JSON.parse(readFileSync(asset('api', 'openapi.json'), 'utf8')) as Described
  expect(described.openapi).toBe('3.1.0')
  for (const operations of Object.values(described.paths))
    for (const { operationId, summary, responses } of Object.values(operations)) {
      expect(operationId).toMatch(/^[a-z]+[A-Za-z]+$/)
      expect(summary).toMatch(/^[A-Z]/)
      expect(Object.keys(responses)).toContain('4XX')
    }
})

type Operation = { operationId: string; summary: string; responses: object }
type Described = { openapi: string; paths: Record<string, Record<string, Operation>> }
