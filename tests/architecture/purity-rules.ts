import { isTest } from './areas.ts'
import { type Breach, breach, type Module, nameOf, type Node, nodesOf } from './modules.ts'

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
