import { isTest } from './areas.ts'
import type { TextFile } from './files.ts'
import { type Breach, breach, isNode, type Module, nameOf, type Node, nodesOf } from './modules.ts'

/** Words that name nothing in the field. */
const EMPTY_WORDS = new Set([
  'manager',
  'service',
  'helper',
  'helpers',
  'util',
  'utils',
  'handle',
  'handles',
  'handler',
  'data',
  'info',
])

/** Fastify's own word for a route's function. */
const GIVEN: ReadonlySet<string> = new Set(['handler'])
/** Terms that "data" is a part of: personal data, and the data directory, as the environment calls it. */
const TERMS = /personal data|data dir/

const wordsOf = (name: string): string[] =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)

/** The word of a name that says nothing. A process is something where the word is no verb. */
function emptyWordIn(name: string): string | undefined {
  if (GIVEN.has(name)) return undefined
  const words = wordsOf(name)
  if (words[0] === 'process') return words[0]
  return words.find(word => EMPTY_WORDS.has(word) && !(word === 'data' && TERMS.test(words.join(' '))))
}

/** Files and names of ours that are called by a word which says nothing. */
export const nameBreaches = (modules: readonly Module[]): Breach[] =>
  modules.flatMap(module => [...fileBreaches(module), ...declaredBreaches(module)])

function fileBreaches({ path }: TextFile): Breach[] {
  const name = path.slice(path.lastIndexOf('/') + 1)
  const word = emptyWordIn(name)
  const shape = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9-]+)*\.tsx?$/.test(name)
  return [
    ...(word === undefined ? [] : [`${path} is named with "${word}", which says nothing`]),
    ...(shape ? [] : [`${path} is not in kebab-case`]),
  ]
}

const declaredBreaches = (module: Module): Breach[] =>
  [...nodesOf(module.tree)].flatMap(({ node }) =>
    namesDeclaredBy(node).flatMap(identifier => {
      const name = nameOf(identifier) ?? ''
      const word = emptyWordIn(name)
      return word === undefined ? [] : [breach(module, identifier.start, `${name} is named with "${word}", which says nothing`)]
    }),
  )

const DECLARING = new Set([
  'VariableDeclarator',
  'FunctionDeclaration',
  'ClassDeclaration',
  'TSTypeAliasDeclaration',
  'TSInterfaceDeclaration',
  'TSEnumDeclaration',
])
const KEYED = new Set(['TSPropertySignature', 'TSMethodSignature', 'PropertyDefinition', 'MethodDefinition'])
const WITH_PARAMETERS = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression'])

/** The identifiers a node brings into the world; what it takes from elsewhere was named there. */
function namesDeclaredBy(node: Node): Node[] {
  if (node.type === 'TSTypeParameter') return [node.name].filter(isNode)
  return [
    ...(DECLARING.has(node.type) ? bound(node.id) : []),
    ...(KEYED.has(node.type) ? bound(node.key) : []),
    ...(WITH_PARAMETERS.has(node.type) ? (node.params as unknown[]).flatMap(bound) : []),
  ]
}

/** The names of a binding, taken out of its pattern. A property taken under its own name was named elsewhere. */
function bound(pattern: unknown): Node[] {
  if (!isNode(pattern)) return []
  if (pattern.type === 'Identifier') return [pattern]
  if (pattern.type === 'AssignmentPattern') return bound(pattern.left)
  if (pattern.type === 'RestElement') return bound(pattern.argument)
  if (pattern.type === 'ArrayPattern') return (pattern.elements as unknown[]).flatMap(bound)
  if (pattern.type === 'ObjectPattern') return (pattern.properties as Node[]).flatMap(boundByProperty)
  return []
}

function boundByProperty(property: Node): Node[] {
  if (property.type === 'RestElement') return bound(property)
  return property.shorthand === true ? [] : bound(property.value)
}

/** Longest source file, in lines. */
export const LONGEST = 250

/** Files too long to be read at one sitting, and exceptions that have become short enough. */
export const lengthBreaches = (files: readonly TextFile[], exceptions: readonly string[]): Breach[] =>
  files.flatMap(({ path, text }) => {
    const lines = text.trimEnd().split('\n').length
    if (lines > LONGEST) return exceptions.includes(path) ? [] : [`${path} has ${lines} lines, more than ${LONGEST}`]
    return exceptions.includes(path) ? [`${path} is no exception any more`] : []
  })

/** Default exports, which let every importer choose another name; configuration files must have them. */
export const defaultExportBreaches = (modules: readonly Module[]): Breach[] =>
  modules
    .filter(({ path }) => !path.endsWith('.config.ts'))
    .flatMap(module =>
      [...nodesOf(module.tree)]
        .filter(({ node }) => node.type === 'ExportDefaultDeclaration' || exportsAsDefault(node))
        .map(({ node }) => breach(module, node.start, 'exports a default: give it a name')),
    )

const exportsAsDefault = (node: Node): boolean => node.type === 'ExportSpecifier' && nameOf(node.exported) === 'default'

/** Files that only hand on what others hold. */
export const barrelBreaches = (modules: readonly Module[]): Breach[] =>
  modules.filter(module => !isTest(module.path) && isBarrel(module)).map(({ path }) => `${path} is a barrel`)

function isBarrel({ path, tree }: Module): boolean {
  const statements = tree.body as Node[]
  const own = statements.filter(({ type, source }) => type !== 'ImportDeclaration' && !isNode(source))
  return /(^|\/)index\.tsx?$/.test(path) || (statements.length > 0 && own.length === 0)
}
