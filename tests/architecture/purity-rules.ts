import { isTest } from './areas.ts'
import { type Breach, breach, type Module, nameOf, type Node, nodesOf, textOf } from './modules.ts'

/** What would let today's date, chance, the machine or its locale into a judgement. */
const OUTSIDE = new Set([
  'Date',
  'Intl',
  'Temporal',
  'crypto',
  'console',
  'fetch',
  'globalThis',
  'performance',
  'process',
  'queueMicrotask',
  'random',
  'require',
  'setInterval',
  'setTimeout',
])
/** Methods whose answer depends on the locale or is a rounded number. */
const INEXACT = new Set(['toFixed', 'toPrecision', 'toLocaleString', 'localeCompare', 'parseFloat', 'sqrt', 'exp', 'log'])
const ROUNDING = new Set(['floor', 'ceil', 'trunc', 'round'])

const isJudging = (path: string): boolean => path.startsWith('src/engine/') || path === 'src/rulebook/in-force.ts'

/** Where the engine looks outside its arguments, or reckons in anything but whole numbers. */
export const purityBreaches = (modules: readonly Module[]): Breach[] =>
  modules
    .filter(({ path }) => isJudging(path) && !isTest(path))
    .flatMap(module =>
      [...nodesOf(module.tree)].flatMap(({ node, ancestors }) => {
        const what = objectionTo(node, ancestors)
        return what === undefined ? [] : [breach(module, node.start, what)]
      }),
    )

function objectionTo(node: Node, ancestors: readonly Node[]): string | undefined {
  const name = nameOf(node)
  if (name !== undefined && OUTSIDE.has(name)) return `looks outside its arguments (${name})`
  if (name !== undefined && INEXACT.has(name)) return `is not exact (${name})`
  if (node.type === 'Literal' && typeof node.value === 'number' && !Number.isInteger(node.value))
    return `reckons with a fraction (${node.value})`
  if (isDivision(node) && !isRoundedBy(ancestors)) return 'divides without rounding to a whole number'
  return undefined
}

const isDivision = ({ type, operator }: Node): boolean =>
  (type === 'BinaryExpression' && operator === '/') || (type === 'AssignmentExpression' && operator === '/=')

function isRoundedBy(ancestors: readonly Node[]): boolean {
  const call = ancestors.find(({ type }) => type !== 'BinaryExpression' && type !== 'ParenthesizedExpression')
  if (call?.type !== 'CallExpression') return false
  const { callee } = call as unknown as { callee: Node }
  return nameOf(callee.object) === 'Math' && ROUNDING.has(nameOf(callee.property) ?? '')
}

/** Files outside platform/ that may ask the machine's clock, each with what for. */
const MAY_ASK_CLOCK = new Set([
  'src/values/id.ts', // an identifier carries the moment it was made
  'src/import/progress.ts', // how long ago the last line of progress was
  'src/server.cli.ts', // how long after the first Ctrl-C the second one came
])
const SQL_DAY = /\b(current_date|current_timestamp|localtimestamp)\b/i
/** The moment a row was written is the database's to say; the moment of anything else is not. */
const SQL_MOMENT = /\bnow\(\)/i
const WRITTEN_AT = /\b(recorded_at|updated_at|marked_at)\b/i

/** Where the day or the moment is asked of the machine or the database instead of being handed in from platform/clock. */
export const clockBreaches = (modules: readonly Module[]): Breach[] =>
  modules
    .filter(({ path }) => !isTest(path) && !path.startsWith('src/platform/') && !MAY_ASK_CLOCK.has(path))
    .flatMap(module =>
      [...nodesOf(module.tree)]
        .filter(({ node }) => asksClock(node))
        .map(({ node }) => breach(module, node.start, 'asks the clock, which platform/clock.ts does for everybody')),
    )

function asksClock(node: Node): boolean {
  if (node.type === 'NewExpression') return nameOf(node.callee) === 'Date' && (node.arguments as unknown[]).length === 0
  if (node.type === 'MemberExpression')
    return `${nameOf(node.object)}.${nameOf(node.property)}` === 'Date.now' || nameOf(node.property) === 'Now'
  const text = textOf(node) ?? ''
  return SQL_DAY.test(text) || (SQL_MOMENT.test(text) && !WRITTEN_AT.test(text))
}
