import fastifySwagger from '@fastify/swagger'
import type { FastifyInstance } from 'fastify'
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod'

/** Describes the operations under /api as OpenAPI 3.1; `http.swagger()` gives the description once the program is ready. */
export async function openApi(http: FastifyInstance, publicUrl: string): Promise<void> {
  await http.register(fastifySwagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Goodstanding',
        version: '1',
        description: 'Who is certified, and through when. Errors are RFC 9457 problems; docs/errors.md lists their codes.',
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      servers: [{ url: new URL(publicUrl).pathname }],
    },
    transformObject: description => withoutUnused(jsonSchemaTransformObject(description) as Description),
    transform: description => {
      const { schema, url } = jsonSchemaTransform(description)
      return { url, schema: url.startsWith('/api/') ? schema : { ...schema, hide: true } }
    },
  })
}

/** Serves the description where programs look for it. */
export function describeApi(http: FastifyInstance): void {
  http.get('/api/openapi.json', { config: { access: 'public' }, schema: { hide: true } }, () => http.swagger())
}

type Description = Extract<ReturnType<typeof jsonSchemaTransformObject>, { components?: unknown }>

/** Every schema with a name comes in two forms, as it is sent and as it is read; most are only ever one of them. */
function withoutUnused(description: Description): Description {
  const { schemas = {}, ...components } = description.components ?? {}
  const text = JSON.stringify(description)
  const used = Object.entries(schemas).filter(([name]) => text.includes(`"#/components/schemas/${name}"`))
  return { ...description, components: { ...components, schemas: Object.fromEntries(used) } } as Description
}
