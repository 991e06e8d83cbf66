type Parts = readonly [major: number, minor: number, patch: number]

const PART = String.raw`(?:\.(\d+|x|\*))?`
const TERM = new RegExp(String.raw`^(>=|>|<=|<|\^|~|=)?\s*v?(\d+)${PART}${PART}$`)

const partsOf = (version: string): Parts => version.split('.').map(Number) as unknown as Parts

function compare(a: Parts, b: Parts): number {
  const at = a.findIndex((part, index) => part !== b[index])
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0)
}

/** Whether a version of Node, all three numbers given, lies in a range as package.json writes it; throws on a range it cannot read. */
export function accepts(range: string, version: string): boolean {
  return range.split('||').some(alternative => termsOf(alternative).every(term => holds(term, partsOf(version))))
}

const termsOf = (alternative: string): string[] =>
  alternative
    .trim()
    .replaceAll(/([<>=^~])\s+/g, '$1')
    .split(/\s+/)
    .filter(term => term !== '' && term !== '*')

function holds(term: string, version: Parts): boolean {
  const match = TERM.exec(term)
  if (!match) throw new RangeError(`not a range of versions: ${term}`)
  const [, sign = '', ...written] = match
  const given = written.filter(part => part !== undefined && /^\d/.test(part)).map(Number)
  const low: Parts = [given[0] ?? 0, given[1] ?? 0, given[2] ?? 0]
  const order = compare(version, low)
  if (sign === '>=') return order >= 0
  if (sign === '<') return order < 0
  if (sign === '>') return order >= 0 && !within(given, version)
  if (sign === '<=') return order <= 0 || within(given, version)
  return order >= 0 && within(given.slice(0, keptBy(sign, given)), version)
}

/** How many of the written numbers must stay the same. */
const keptBy = (sign: string, given: readonly number[]): number =>
  sign === '^' ? 1 : sign === '~' ? Math.min(2, given.length) : 3

const within = (given: readonly number[], version: Parts): boolean => given.every((part, at) => part === version[at])
