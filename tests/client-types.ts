import { register } from 'node:module'

// The generator needs the compiler's API, which TypeScript 7 no longer has; it alone is given the older compiler.
const HOOK = `export const resolve = (specifier, context, next) =>
  next(specifier === 'typescript' ? 'typescript-5' : specifier, context)`

/** The types of the whole API for the pages, made from its description as `api/openapi.json` holds it. */
export async function clientTypes(description: string): Promise<string> {
  register(`data:text/javascript,${encodeURIComponent(HOOK)}`)
  const { astToString, default: openapiTS } = await import('openapi-typescript')
  const types = astToString(await openapiTS(JSON.parse(description) as Parameters<typeof openapiTS>[0]))
  return `// Made from api/openapi.json by "npm run openapi"; never edited.\n\n${types}`
}
