import { randomBytes } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Http } from './http.ts'
import { Refusal } from './refusal.ts'
import { asset } from './root.ts'

type Encoding = 'br' | 'gzip' | 'identity'
type File = { type: string; encoded: Map<Encoding, Promise<Buffer>> }
type BuiltApp = { madeAt: number; index: string; files: ReadonlyMap<string, File> }

const TYPES: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
  woff2: 'font/woff2',
}

/** Script only from our own files; style also from elements that carry the answer's nonce, as the components need it. */
const policyWith = (nonce: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "connect-src 'self'",
    "font-src 'self'",
    "img-src 'self' blob:",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')

export type AppPages = {
  /** The path the program lies below: empty where it has a host of its own. */
  base: string
  /** Where the built pages lie; default: dist/web. */
  folder?: string
}

/**
 * Serves the pages of the signed-in: one document for every address below /console and /portal, and the hashed files it asks for, which
 * never change. What is built anew while the server runs is picked up with the next document.
 */
export function serveApp(http: Http, { base, folder = asset('dist', 'web') }: AppPages): void {
  const built = builtApp(folder)
  const config = { access: 'public', page: true, limit: 'pages' } as const
  for (const path of ['/console', '/console/*', '/portal', '/portal/*']) {
    http.get(path, { config, schema: { hide: true } }, (_request, reply) => {
      const nonce = randomBytes(16).toString('base64')
      return reply
        .header('content-security-policy', policyWith(nonce))
        .type('text/html; charset=utf-8')
        .send(documentOf(built().index, base, nonce))
    })
  }
  const files = { access: 'public', limit: 'none' } as const
  http.get<{ Params: { file: string } }>('/app/:file', { config: files, schema: { hide: true } }, async (request, reply) => {
    const file = built().files.get(request.params.file)
    if (!file) throw new Refusal('http.address_unknown')
    const encoding = encodingFor(file, request.headers['accept-encoding'] ?? '')
    reply.header('cache-control', 'public, max-age=31536000, immutable').header('vary', 'accept-encoding').type(file.type)
    if (encoding !== 'identity') reply.header('content-encoding', encoding)
    return reply.send(await encoded(file, encoding))
  })
}

const documentOf = (index: string, base: string, nonce: string): string =>
  index
    .replaceAll('GOODSTANDING_NONCE', nonce)
    .replaceAll('"./app/', `"${base}/app/`)
    .replace('<meta name="base-path" content="">', `<meta name="base-path" content="${base}">`)

/** Reads the built pages when they are first asked for, and again when they were built anew. */
function builtApp(folder: string): () => BuiltApp {
  let app: BuiltApp | undefined
  return () => {
    const index = join(folder, 'index.html')
    if (!existsSync(index)) throw new Refusal('http.pages_not_built')
    const { mtimeMs } = statSync(index)
    if (app?.madeAt !== mtimeMs)
      app = { madeAt: mtimeMs, index: readFileSync(index, 'utf8'), files: filesIn(join(folder, 'app')) }
    return app
  }
}

const filesIn = (folder: string): ReadonlyMap<string, File> =>
  new Map(
    readdirSync(folder).map(name => {
      const type = TYPES[name.slice(name.lastIndexOf('.') + 1)] ?? 'application/octet-stream'
      return [name, { type, encoded: new Map([['identity', Promise.resolve(readFileSync(join(folder, name)))]]) }]
    }),
  )

/** Fonts are compressed already. */
function encodingFor({ type }: File, accepted: string): Encoding {
  if (type === 'font/woff2') return 'identity'
  if (/\bbr\b/.test(accepted)) return 'br'
  return /\bgzip\b/.test(accepted) ? 'gzip' : 'identity'
}

const compress = {
  br: (bytes: Buffer) => promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } }),
  gzip: (bytes: Buffer) => promisify(gzip)(bytes),
  identity: async (bytes: Buffer) => bytes,
} satisfies Record<Encoding, (bytes: Buffer) => Promise<Buffer>>

/** A file's bytes in an encoding, compressed once. */
async function encoded(file: File, encoding: Encoding): Promise<Buffer> {
  const known = file.encoded.get(encoding)
  if (known) return known
  const plain = await (file.encoded.get('identity') ?? Promise.resolve(Buffer.alloc(0)))
  const made = compress[encoding](plain)
  file.encoded.set(encoding, made)
  return made
}
