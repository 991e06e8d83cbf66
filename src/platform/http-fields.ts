import type { FastifySchemaCompiler, FastifySerializerCompiler } from 'fastify'
import fastJsonStringify from 'fast-json-stringify'
import { z } from 'zod'
import type { FieldAtFault } from './http-problem.ts'
import { Refusal } from './refusal.ts'

type Part = 'path' | 'query' | 'headers' | 'body'

const PARTS: Readonly<Record<string, Part>> = { params: 'path', querystring: 'query', headers: 'headers', body: 'body' }

/** Checks a part of a request against its zod schema; every field at fault is named in one 422. */
export const fieldsCompiler: FastifySchemaCompiler<z.ZodType> = ({ schema, httpPart = 'body' }) => {
  const part = PARTS[httpPart] ?? 'body'
  return value => {
    const read = schema.safeParse(value)
    if (read.success) return { value: read.data }
    const fields = read.error.issues.flatMap(issue => faultsOf(issue, part))
    return { error: new Refusal('http.field_malformed', { fields }) }
  }
}

function faultsOf(issue: z.core.$ZodIssue, part: Part): FieldAtFault[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map(key => ({
      pointer: pointerTo(part, [...issue.path, key]),
      detail: `There is no field called ${JSON.stringify(key.slice(0, 40))} here.`,
    }))
  return [{ pointer: pointerTo(part, issue.path), detail: issue.message }]
}

/** RFC 6901. */
const pointerTo = (part: Part, path: readonly PropertyKey[]): string =>
  ['', part, ...path.map(step => String(step).slice(0, 40).replaceAll('~', '~0').replaceAll('/', '~1'))].join('/')

/**
 * Writes an answer by its zod schema, compiled once: only fields the schema names can leave the program. Measured at a
 * third of the time that zod's own encoding takes.
 */
export const answerCompiler: FastifySerializerCompiler<z.ZodType> = ({ schema }) =>
  fastJsonStringify(z.toJSONSchema(schema, { io: 'output', target: 'draft-7' }) as fastJsonStringify.Schema)
