import { folderOf, isTest } from './areas.ts'
import { maySpeakSql } from './import-rules.ts'
import { type Breach, breach, isNode, type Module, nameOf, type Node, nodesOf, stringOf, textOf } from './modules.ts'

/** Who may write a table, and who may read it besides: folders below src/. */
export type Access = Readonly<Record<string, { owner: string; readers: readonly string[] }>>

type Use = { table: string; writes: boolean; at: number }

const WRITING = new Set(['insertInto', 'updateTable', 'deleteFrom', 'mergeInto', 'replaceInto'])
const READING = new Set([
  'selectFrom',
  'from',
  'using',
  'innerJoin',
  'leftJoin',
  'rightJoin',
  'fullJoin',
  'crossJoin',
  'innerJoinLateral',
  'leftJoinLateral',
  'table',
])

/** A table's name in SQL: `ceActivity` is `ce_activity`. */
export const inSql = (table: string): string => table.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`)

/** Where the sources name a table that their folder may not read or not write. */
export function tableBreaches(modules: readonly Module[], access: Access): Breach[] {
  const names = new Map(Object.keys(access).map(table => [inSql(table), table]))
  return modules
    .filter(({ path }) => !isTest(path))
    .flatMap(module =>
      usesIn(module, names).flatMap(use => {
        const what = objectionTo(use, folderOf(module.path) ?? '', access)
        return what === undefined ? [] : [breach(module, use.at, what)]
      }),
    )
}

function objectionTo({ table, writes }: Use, folder: string, access: Access): string | undefined {
  const { owner, readers } = access[table] ?? { owner: '', readers: [] }
  if (folder === owner) return undefined
  if (writes) return `writes ${inSql(table)}, which only ${owner}/ may`
  return readers.includes(folder) ? undefined : `reads ${inSql(table)}, which belongs to ${owner}/`
}

type Names = ReadonlyMap<string, string>

function usesIn({ path, tree }: Module, names: Names): Use[] {
  const known = new Set(names.values())
  // Elsewhere a text is a sentence; that it is no statement either, sqlBreaches sees to.
  const textual = maySpeakSql(path) ? (node: Node) => [...textUses(node), ...handedOver(node)] : () => []
  return [...nodesOf(tree)].flatMap(({ node }) => [
    ...builderUses(node).filter(({ table }) => known.has(table)),
    ...textual(node).flatMap(use => {
      const table = names.get(use.table)
      return table === undefined ? [] : [{ ...use, table }]
    }),
  ])
}

/** Tables named in a call of the query builder: `selectFrom('standing as s')`. */
function builderUses(node: Node): Use[] {
  const method = methodOf(node)
  if (method === undefined || !(WRITING.has(method) || READING.has(method))) return []
  const [first] = node.arguments as unknown[]
  const named = isNode(first) && first.type === 'ArrayExpression' ? (first.elements as unknown[]) : [first]
  return named.flatMap(each => {
    const table = stringOf(each)?.split(' ')[0]
    return table === undefined ? [] : [{ table, writes: WRITING.has(method), at: node.start }]
  })
}

const methodOf = (node: Node): string | undefined =>
  node.type === 'CallExpression' && isNode(node.callee) && node.callee.type === 'MemberExpression'
    ? nameOf(node.callee.property)
    : undefined

/** A table named for a loader that writes it: `{ name: 'ce_activity', … }`. */
function handedOver(node: Node): Use[] {
  const table = node.type === 'Property' && nameOf(node.key) === 'name' ? stringOf(node.value) : undefined
  return table === undefined ? [] : [{ table, writes: true, at: node.start }]
}

const TABLE = String.raw`(?:only\s+)?"?[a-z_]+"?(?:\s+(?:as\s+)?[a-z_]+)?`
const NAMING = new RegExp(
  String.raw`\b(insert\s+into|merge\s+into|update|delete\s+from|truncate(?:\s+table)?|copy|lock\s+table|from|join|using)\s+(${TABLE}(?:\s*,\s*${TABLE})*)`,
  'gi',
)
const WRITES = /^(insert|merge|update|delete|truncate|copy|lock)/i

/** Tables named in SQL text, as SQL writes them. */
function textUses(node: Node): Use[] {
  const text = textOf(node)
  if (text === undefined) return []
  const copiesOut = /\bto\s+stdout\b/i.test(text)
  return [...text.matchAll(NAMING)].flatMap(([, verb = '', list = '']) =>
    list.split(',').map(item => ({
      table: /^(?:only\s+)?"?([a-z_]+)/i.exec(item.trim())?.[1] ?? '',
      writes: WRITES.test(verb) && !(copiesOut && /^copy/i.test(verb)),
      at: node.start,
    })),
  )
}

const STATEMENT =
  /^\s*(select\s|insert\s+into\s|update\s+\w+\s+set\s|delete\s+from\s|truncate\s|copy\s+[\w(]|with\s+\w+\s+as\s*\(|create\s+(table|index)\s|lock\s+table\s)/i

/** Where a file that is neither a store nor in standing/ or platform/ asks the database. */
export function sqlBreaches(modules: readonly Module[]): Breach[] {
  return modules
    .filter(({ path }) => !isTest(path) && !maySpeakSql(path))
    .flatMap(module =>
      [...nodesOf(module.tree)]
        .filter(({ node }) => asksDatabase(node))
        .map(({ node }) => breach(module, node.start, 'speaks SQL, which only stores, standing/ and platform/ may')),
    )
}

const ASKING = new Set(['selectFrom', ...WRITING])

function asksDatabase(node: Node): boolean {
  const method = methodOf(node)
  return (method !== undefined && ASKING.has(method)) || isStatement(textOf(node) ?? '')
}

/** Whether a text is SQL. A sentence that begins with Select is not: SQL is written in one case. */
const isStatement = (text: string): boolean => STATEMENT.test(text) && !/^\s*[A-Z][a-z]/.test(text)

/** Tables that the migrations make and the list of owners forgets, or the other way round. */
export function unlistedTables(migrations: readonly string[], access: Access): string[] {
  const made = migrations.flatMap(text =>
    [...text.matchAll(/^create table (?:if not exists )?(\w+)/gim)].map(([, name = '']) => name),
  )
  const listed = Object.keys(access).map(inSql)
  return [
    ...made.filter(table => !listed.includes(table)).map(table => `${table} has no owner`),
    ...listed.filter(table => !made.includes(table)).map(table => `${table} is listed, but no migration makes it`),
  ]
}

const FACT_COLUMNS = ['certificant', 'recorded_at', 'recorded_by', 'supersedes', 'withdrawn']

/** Tables of facts that lack a column without which a fact cannot be corrected or asked about as known at an instant; the body's own concern nobody in particular. */
export const incompleteFacts = (schema: string, facts: readonly string[], ofTheBody: readonly string[] = []): string[] =>
  facts.flatMap(fact => {
    const table = inSql(fact)
    const needed = FACT_COLUMNS.filter(column => column !== 'certificant' || !ofTheBody.includes(fact))
    const columns = new RegExp(String.raw`^create table ${table} \(\n([\s\S]*?)\n\);`, 'm').exec(schema)?.[1] ?? ''
    return needed
      .filter(column => !new RegExp(String.raw`^\s*${column} `, 'm').test(columns))
      .map(column => `${table} has no column ${column}`)
  })
