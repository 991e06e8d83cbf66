import { posix } from 'node:path'
import { parseAst } from 'vitest/node'
import type { TextFile } from './files.ts'

/** A node of the syntax tree, as ESTree names it. */
export type Node = { readonly type: string; readonly start: number } & { readonly [field: string]: unknown }

/** A parsed source file. */
export type Module = TextFile & { tree: Node }

export type Import = {
  /** A path of the project, `node:…`, or a package. */
  target: string
  typeOnly: boolean
  /** Whether the file hands on everything it takes, or some names of it. */
  reexport: 'all' | 'some' | undefined
  line: number
}

/** A broken house rule, with its place. */
export type Breach = string

export const parseModule = ({ path, text }: TextFile): Module => ({
  path,
  text,
  tree: parseAst(text, { lang: path.endsWith('x') ? 'tsx' : 'ts' }) as unknown as Node,
})

export const lineOf = (text: string, offset: number): number => text.slice(0, offset).split('\n').length

export const breach = (module: TextFile, at: number, what: string): Breach => `${module.path}:${lineOf(module.text, at)} ${what}`

export const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'

const childrenOf = (node: Node): Node[] => Object.values(node).flat().filter(isNode)

/** The node and everything below it, each with its ancestors, nearest first. */
export function* nodesOf(node: Node, ancestors: readonly Node[] = []): Generator<{ node: Node; ancestors: readonly Node[] }> {
  yield { node, ancestors }
  const below = [node, ...ancestors]
  for (const child of childrenOf(node)) yield* nodesOf(child, below)
}

/** The text of a string literal, or undefined for any other node. */
export const stringOf = (node: unknown): string | undefined =>
  isNode(node) && node.type === 'Literal' && typeof node.value === 'string' ? node.value : undefined

/** The name an identifier spells, or undefined for any other node. */
export const nameOf = (node: unknown): string | undefined =>
  isNode(node) && node.type === 'Identifier' && typeof node.name === 'string' ? node.name : undefined

/** A text of the source; what a template inserts is left out. */
export function textOf(node: Node): string | undefined {
  if (node.type !== 'TemplateLiteral') return stringOf(node)
  const pieces = (node.quasis as Node[]).map(({ value }) => (value as { cooked: string }).cooked)
  return pieces.join(' ? ')
}

/** The package a specifier belongs to, or the project's path it leads to. */
function targetOf(path: string, specifier: string): string {
  if (specifier.startsWith('.')) return posix.join(posix.dirname(path), specifier)
  if (specifier.startsWith('node:')) return specifier
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')
}

const IMPORTING = new Set([
  'ImportDeclaration',
  'ExportNamedDeclaration',
  'ExportAllDeclaration',
  'ImportExpression',
  'TSImportType',
])

/** Everything a file takes from elsewhere: imports, re-exports, dynamic imports, types named in place. */
export function importsOf({ path, text, tree }: Module): Import[] {
  const found: Import[] = []
  for (const { node } of nodesOf(tree)) {
    const specifier = IMPORTING.has(node.type) ? stringOf(node.source) : undefined
    if (specifier === undefined) continue
    found.push({
      target: targetOf(path, specifier),
      typeOnly: isTypeOnly(node),
      reexport: reexportOf(node),
      line: lineOf(text, node.start),
    })
  }
  return found
}

function reexportOf({ type }: Node): Import['reexport'] {
  if (type === 'ExportAllDeclaration') return 'all'
  return type === 'ExportNamedDeclaration' ? 'some' : undefined
}

function isTypeOnly(node: Node): boolean {
  if (node.type === 'TSImportType' || node.importKind === 'type' || node.exportKind === 'type') return true
  const named = Array.isArray(node.specifiers) ? node.specifiers.filter(isNode) : []
  return named.length > 0 && named.every(each => each.importKind === 'type' || each.exportKind === 'type')
}
