import { nearMiss, type Problem } from './problem.ts'
import type { Readable } from './readable.ts'
import { contradictionsIn } from './contradictions.ts'
import { checkRules, unknownSources } from './rule-checks.ts'
import { STATUS_CODES } from './rules.ts'
import { checkStages } from './stage-checks.ts'
import { problemAt, problemAtKey, type YamlFile } from './yaml-file.ts'

/** Mistakes that no single value shows: what files say of each other, order, completeness. */
export const checkRulebook = (readable: Readable): Problem[] => [
  ...checkBody(readable),
  ...checkSchemes(readable),
  ...checkStatuses(readable),
  ...checkStages(readable),
  ...checkFees(readable),
  ...contradictionsIn(readable),
  ...checkRules(readable),
]

function checkBody({ 'body.yaml': file }: Readable): Problem[] {
  if (!file) return []
  const { zone, currency } = file.written
  const [zones, currencies] = [Intl.supportedValuesOf('timeZone'), Intl.supportedValuesOf('currency')]
  return [
    ...(isZone(zone, zones) ? [] : [unknownName(file.yaml, 'zone', 'an IANA time zone such as America/Chicago', zone, zones)]),
    ...(currencies.includes(currency)
      ? []
      : [unknownName(file.yaml, 'currency', 'a currency of ISO 4217 such as USD', currency, currencies)]),
  ]
}

function unknownName(yaml: YamlFile, key: string, expected: string, name: string, known: readonly string[]): Problem {
  const params = { key, expected, found: `"${name}"` }
  return problemAt(yaml, [key], 'rulebook.value_malformed', params, { suggestion: nearMiss(name, known) })
}

/** Names the platform knows but does not list, such as Asia/Kolkata, are good; offsets and a name in the wrong case are not. */
function isZone(name: string, known: readonly string[]): boolean {
  if (known.includes(name) || name === 'UTC') return true
  if (!/^[A-Z]\w+\/[A-Z][\w/+-]+$/.test(name) || known.some(each => each.toLowerCase() === name.toLowerCase())) return false
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

function checkSchemes(readable: Readable): Problem[] {
  const file = readable['schemes.yaml']
  if (!file) return []
  const { yaml, written } = file
  const schemes = Object.entries(written)
  if (schemes.length === 0) return [problemAt(yaml, [], 'rulebook.schemes_missing', {})]
  const owners = new Map(schemes.map(([scheme]) => [scheme, scheme]))
  return schemes.flatMap(([scheme, { source, formerly = [] }]) => [
    ...unknownSources(yaml, [scheme], source, readable),
    ...formerly.flatMap(({ code }, at) => {
      const by = owners.get(code)
      owners.set(code, scheme)
      return by === undefined
        ? []
        : [problemAt(yaml, [scheme, 'formerly', at, 'code'], 'rulebook.scheme_code_taken', { code, by })]
    }),
    ...formerly.flatMap(({ through }, at) => {
      const before = formerly[at - 1]?.through
      if (before === undefined || through > before) return []
      const expected = `later than ${before}, the last day of the name before it`
      const params = { key: 'through', expected, found: `"${through}"` }
      return [problemAt(yaml, [scheme, 'formerly', at, 'through'], 'rulebook.value_malformed', params)]
    }),
  ])
}

function checkStatuses({ 'statuses.yaml': file }: Readable): Problem[] {
  if (!file) return []
  const written = file.written.map(({ status, state }) => state ?? status)
  const twice = written.flatMap((status, at) =>
    written.indexOf(status) < at
      ? [
          problemAt(file.yaml, [at, file.written[at]?.state === undefined ? 'status' : 'state'], 'rulebook.status_twice', {
            status,
          }),
        ]
      : [],
  )
  const missing = STATUS_CODES.filter(status => !file.written.some(each => each.status === status && each.state === undefined))
  return [...twice, ...missing.map(status => problemAt(file.yaml, [], 'rulebook.status_missing', { status }))]
}

/** An annual fee has its due day and says how long it may stay unpaid; without one neither says anything. */
function checkFees({ 'fees.yaml': file }: Readable): Problem[] {
  if (!file) return []
  const { yaml, written } = file
  return (['fee_due', 'fee_gap'] as const).flatMap(key => {
    if (written.annual_fee === 'none')
      return written[key] ? [problemAtKey(yaml, [key], 'rulebook.key_alone', { key, without: 'an annual fee' })] : []
    return written[key] ? [] : [problemAt(yaml, [], 'rulebook.key_missing', { key, expected: 'a map of keys and values' })]
  })
}
