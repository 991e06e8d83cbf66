import { buildApp, problems } from '../src/app.ts'
import { makeClock } from '../src/platform/clock.ts'
import { readConfig } from '../src/platform/config.ts'
import { openPool } from '../src/platform/db.ts'
import { makeLog } from '../src/platform/log.ts'
import { asset } from '../src/platform/root.ts'
import { loadRulebook } from '../src/rulebook/load.ts'
import { refusalCodes } from './architecture/code-rules.ts'
import { pathsBelow, readText } from './architecture/files.ts'
import { parseModule } from './architecture/modules.ts'
import { clientTypes } from './client-types.ts'

/** Documents made from the program. `npm run openapi` writes them, and documents.test.ts fails where they are stale. */
export const documents: Record<string, () => Promise<string>> = {
  'api/openapi.json': openApiText,
  'web/api/schema.ts': async () => clientTypes(await openApiText()),
  'docs/errors.md': errorsText,
}

async function openApiText(): Promise<string> {
  // Nothing is asked of the database, so none is connected to.
  const database = openPool({ host: '/nowhere' })
  const config = readConfig({})
  const rulebook = await loadRulebook(asset('rulebook', 'amt'))
  const http = await buildApp({ database, rulebook, config, clock: makeClock(), log: makeLog('silent') })
  const text = `${JSON.stringify(http.swagger(), null, 2)}\n`
  await http.close()
  await database.close()
  return text
}

const HEAD = `# Refusals

Made by \`npm run openapi\` from the program's own tables; edit those.

A code never changes its meaning. Over HTTP a refusal is an RFC 9457 problem (\`application/problem+json\`) with \`type\`,
\`title\`, \`status\`, \`detail\`, \`code\`, \`instance\` (the id of the request, as in the log and in \`X-Request-Id\`) and, for
fields, \`errors\`: each a JSON pointer into \`{ path, query, headers, body }\` and what was expected. The page
\`/docs/errors\` of a running server lists the same codes. On the command line a refusal is one sentence on standard error,
or with \`--json\` its code and sentence; [cli.md](cli.md) has the exit codes.
`

async function errorsText(): Promise<string> {
  const sentences = await allSentences()
  const refused = refusalCodes(
    pathsBelow()
      .filter(path => /^src\/.*\.ts$/.test(path))
      .map(path => parseModule({ path, text: readText(path) })),
  )
  const others = [...new Set(refused)].filter(code => !(code in problems)).sort()
  const rooms = [...new Set(others.map(roomOf))]
  const http = Object.entries(problems).map(
    ([code, { status, title, meaning }]) => `| \`${code}\` | ${status} | ${title} | ${cell(meaning)} |`,
  )
  const sections = rooms.map(room =>
    section(
      room,
      others.filter(code => roomOf(code) === room),
      sentences,
    ),
  )
  const table = ['| code | status | title | when, and what to do |', '|---|---|---|---|', ...http].join('\n')
  return [HEAD, '## Over HTTP\n', table, ...sections].join('\n') + '\n'
}

const roomOf = (code: string): string => code.slice(0, code.indexOf('.'))

function section(room: string, codes: readonly string[], sentences: Sentences): string {
  const rows = codes.map(code => `| \`${code}\` | ${cell(sentences[code]?.(blank()) ?? '')} |`)
  return [`\n## ${room}\n`, '| code | what it says |', '|---|---|', ...rows].join('\n')
}

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ').replaceAll('<', '&lt;')

type Sentences = Record<string, ((params: never) => string) | undefined>

/** Every table of sentences in src/words, by code. */
async function allSentences(): Promise<Sentences> {
  const files = pathsBelow().filter(path => /^src\/words\/.*\.en\.ts$/.test(path))
  const modules = await Promise.all(files.map(file => import(asset(file)) as Promise<Record<string, unknown>>))
  const tables = modules.flatMap(module => Object.values(module)).filter(table => typeof table === 'object' && table !== null)
  const entries = tables
    .flatMap(table => Object.entries(table))
    .filter(([code, sentence]) => code.includes('.') && typeof sentence === 'function')
  return Object.fromEntries<Sentences[string]>(entries)
}

/** Stands for whatever a sentence is told, and shows it as `{name}`. */
function blank(name = ''): never {
  const shown = `{${name}}`
  const known: Record<PropertyKey, unknown> = {
    [Symbol.toPrimitive]: () => shown,
    toString: () => shown,
    toJSON: () => shown,
    join: () => shown,
    map: () => [shown],
    length: 2,
  }
  // A sentence may hand on the rest of its parameters, which is the place in nearly all of them.
  const place = { file: '', line: 0 }
  return new Proxy(place, { get: (_, key) => (key in known ? known[key] : blank(String(key))) }) as never
}
