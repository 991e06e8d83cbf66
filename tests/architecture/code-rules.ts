import { type Breach, isNode, type Module, nameOf, type Node, nodesOf, stringOf } from './modules.ts'

const CODE = /^[a-z]+(_[a-z]+)*\.[a-z0-9]+(_[a-z0-9]+)*$/

/** Whether a text has the shape of a refusal's or a reason's code: `room.noun_reason`. */
export const isCode = (text: string | undefined): text is string => text !== undefined && CODE.test(text)

/** The codes that the sources refuse with, where the code is written out, and those of the rooms' tables of refusals. */
export const refusalCodes = (modules: readonly Module[]): string[] =>
  modules.flatMap(module => {
    const listed = module.path.endsWith('.refusals.ts') ? keysIn(module) : []
    return [...listed, ...[...nodesOf(module.tree)].map(({ node }) => codeRefusedWith(node)).filter(isCode)]
  })

/** The code in `new Refusal('…')` and in every call whose function speaks of refusing. */
function codeRefusedWith(node: Node): string | undefined {
  if (node.type !== 'NewExpression' && node.type !== 'CallExpression') return undefined
  const called = nameOf(node.callee) ?? ''
  return /refus/i.test(called) ? stringOf((node.arguments as unknown[])[0]) : undefined
}

/** The codes that a union of types lists: `| { code: 'loss.points'; … }`. */
export const codesOfUnion = ({ tree }: Module): string[] =>
  [...nodesOf(tree)].flatMap(({ node }) => {
    if (node.type !== 'TSPropertySignature' || nameOf(node.key) !== 'code') return []
    return [...nodesOf(node)].map(each => stringOf(each.node)).filter(isCode)
  })

/** The codes that an object of a file has an entry for. */
export const keysIn = ({ tree }: Module): string[] =>
  [...nodesOf(tree)]
    .flatMap(({ node }) => (node.type === 'Property' && isNode(node.key) ? [stringOf(node.key)] : []))
    .filter(isCode)

/** The codes that a document names between backticks. */
export const explainedIn = (document: string): string[] =>
  [...document.matchAll(/`([^`\n]+)`/g)].map(([, code]) => code).filter(isCode)

/** Codes that are used and missing where they should be found. */
export const missing = (used: Iterable<string>, found: Iterable<string>, where: string): Breach[] => {
  const known = new Set(found)
  return [...new Set(used)].filter(code => !known.has(code)).map(code => `${code} is missing in ${where}`)
}
