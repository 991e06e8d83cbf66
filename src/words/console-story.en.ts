import type { Day } from '../values/day.ts'
import { dayInWords as on } from './dates.en.ts'
import { moneyInWords } from './format.ts'

type Params = Readonly<Record<string, unknown>>

/** A fact as the story tells it: its first words, the rest of the sentence, and what it brought. */
export type Told = { lead: string; text: string; effect: string | undefined }

const textOf = (params: Params, name: string): string => (typeof params[name] === 'string' ? params[name] : '')
const numberOf = (params: Params, name: string): number | undefined =>
  typeof params[name] === 'number' ? params[name] : undefined
const dayOf = (params: Params, name: string): string => (textOf(params, name) === '' ? '' : on(textOf(params, name) as Day))

const told = (lead: string, text = '', effect?: string): Told => ({ lead, text, effect })

const pointsOf = (points: number | undefined): string | undefined =>
  points === undefined ? undefined : `${(points / 100).toFixed(2)} points`

const DECISIONS: Readonly<Record<string, string>> = {
  deceased: 'Death recorded',
  suspended: 'Suspended',
  suspension_lifted: 'Suspension lifted',
  held: 'Put on hold',
  hold_lifted: 'Hold lifted',
  revoked: 'Revoked',
  retired: 'Retired',
  returned: 'Returned from retirement',
  recertified: 'Recertified',
  cycle_accepted: 'Cycle accepted',
  cycle_extended: 'Cycle extended',
  requirement_waived: 'Points of a cycle waived',
  fee_waived: 'Fee waived',
  appeal_filed: 'Appeal filed',
  appeal_dismissed: 'Appeal dismissed',
  appeal_upheld: 'Appeal upheld',
}

const OUTCOMES: Readonly<Record<string, string>> = {
  passed: 'passed',
  failed: 'compliance was not shown',
  no_response: 'no answer was received',
}

/** `Suspended`, `Fee waived`: a kind of decision in the words that begin its sentence. */
export const decisionTitle = (kind: string): string => DECISIONS[kind] ?? kind.replaceAll('_', ' ')

function decision(params: Params): Told {
  const [until, reason, authority] = [dayOf(params, 'untilOn'), textOf(params, 'reason'), textOf(params, 'authority')]
  const year = numberOf(params, 'feeYear')
  const text = [
    year === undefined ? '' : ` for ${year}`,
    until === '' ? '' : `, through ${until}`,
    reason === '' ? '.' : `: ${ended(reason)}`,
    authority === '' ? '' : ` By ${ended(authority)}`,
  ]
  return told(decisionTitle(textOf(params, 'decision')), text.join(''))
}

const ended = (text: string): string => (/[.?]$/.test(text) ? text : `${text}.`)

function payment(params: Params, currency: string): Told {
  const [year, cents, back] = [numberOf(params, 'feeYear'), numberOf(params, 'cents'), dayOf(params, 'chargedBackOn')]
  const by = [textOf(params, 'method').replaceAll('_', ' '), textOf(params, 'reference')].filter(Boolean).join(' ')
  const text = `${by === '' ? '' : ` by ${by}`}${back === '' ? '.' : `, charged back on ${back}.`}`
  return told(
    year === undefined ? 'Payment received' : `${year} fee paid`,
    text,
    cents === undefined ? undefined : moneyInWords(cents, currency),
  )
}

function audit(params: Params): Told {
  const proved = pointsOf(numberOf(params, 'proved'))
  return told(
    `Audit ${numberOf(params, 'auditYear') ?? ''}`.trim(),
    ` of the cycle that ended on ${dayOf(params, 'cycleEnd')}: ${OUTCOMES[textOf(params, 'outcome')] ?? textOf(params, 'outcome')}.`,
    proved && `${proved} proved`,
  )
}

const SOURCES: Readonly<Record<string, string>> = {
  body: 'From the course catalogue.',
  certificant: 'Entered by the certificant.',
  staff: 'Entered by the staff.',
  provider: 'Sent by the provider.',
}

function activity(params: Params): Told {
  const [provider, hours] = [textOf(params, 'provider'), numberOf(params, 'hours')]
  const [from, to] = [dayOf(params, 'fromOn'), dayOf(params, 'toOn')]
  const what = [
    hours === undefined ? '' : `, ${hours / 100} hours`,
    from === '' ? '' : `, ${from} to ${to}`,
    provider === '' ? '' : `, ${provider}`,
  ].join('')
  return told(
    textOf(params, 'title'),
    `${what}. ${SOURCES[textOf(params, 'source')] ?? ''}`.trimEnd(),
    pointsOf(numberOf(params, 'points')),
  )
}

const nameIn = (params: Params): string =>
  ['given', 'middle', 'family', 'suffix']
    .map(part => textOf(params, part))
    .filter(Boolean)
    .join(' ')

const KINDS: Readonly<Record<string, (params: Params, currency: string) => Told>> = {
  name: params => told('Name recorded:', ` ${nameIn(params)}.`),
  grant: params => told('Certified', ` as ${textOf(params, 'scheme')}.`),
  activity,
  attestation: params =>
    told('Attested', ` to the points of the cycle ending ${dayOf(params, 'cycleEnd')}.`, pointsOf(numberOf(params, 'claimed'))),
  audit,
  payment,
  decision,
  opening: params =>
    told('Taken over', ` from ${textOf(params, 'from')}, ${OPENINGS[textOf(params, 'status')] ?? textOf(params, 'status')}.`),
}

const OPENINGS: Readonly<Record<string, string>> = { in_force: 'in good standing', lapsed: 'lapsed' }

/** A fact in words. A kind that has no words yet is called by its own name, so that nothing is left out of a story. */
export const storyOf = (kind: string, params: Params, currency: string): Told => {
  const tell = KINDS[kind]
  return tell ? tell(params, currency) : told(kind.replaceAll('_', ' '), '.')
}

/** A row that takes another one back. */
export const takenBack = ({ lead }: Told): Told => told('Taken back:', ` ${lead}.`)
