import { planOpenings } from '../../engine/derive.ts'
import type {
  Application,
  Attestation,
  AuditOutcome,
  Certification,
  Dossier,
  Downtime,
  ExamAttempt,
  FeePayment,
  OpeningStanding,
  MetPrecondition,
  Person,
  ReceivedDocument,
} from '../../engine/dossier.ts'
import { day } from '../../values/day.ts'
import { NO_POINTS } from '../../values/points.ts'
import { activitiesOf, measuresOf } from './activities.ts'
import { calledSo, concerned, knownScheme, objectToUnknown, type Setting } from './certifications.ts'
import { decisionsOf } from './decisions.ts'
import { feesPaidOf } from './fees.ts'
import { idsOf, objectToValue, objectToKey, objectToOrder, type Paper } from './paper.ts'
import type { WrittenCase } from './case-schema.ts'
import type { Rules } from '../rules.ts'

const FROM_BEFORE = 'the old system'

/** The dossier of a case; what is wrong with it is noted on the paper. */
export function dossierOf(paper: Paper, rules: Rules, written: WrittenCase, certifications: readonly Certification[]): Dossier {
  const bare: Dossier = {
    ...EMPTY,
    certifications,
    activities: activitiesOf(paper, rules, written),
    ...(written.person && { person: personOf(written.person) }),
  }
  const setting: Setting = { paper, rules, dossier: bare }
  const decided: Dossier = {
    ...bare,
    decisions: decisionsOf(setting, written),
    attestations: attestationsOf(setting, written),
    audits: auditsOf(setting, written),
    openings: openingsOf(setting, written),
    examAttempts: examAttemptsOf(setting, written),
    applications: applicationsOf(setting, written),
    ...(written.documents && { documents: documentsOf(setting, written) }),
    ...(written.preconditions && { preconditions: preconditionsOf(setting, written) }),
    ...(written.measures && { measures: measuresOf(setting, written) }),
    downtimes: downtimesOf(paper, written),
  }
  const payments = [...feesPaidOf(paper, rules, written, decided), ...paymentsOf(setting, written)]
  return takenOver(paper, rules, written, { ...decided, payments })
}

const EMPTY: Dossier = {
  certificant: 'the certificant',
  certifications: [],
  activities: [],
  attestations: [],
  audits: [],
  payments: [],
  decisions: [],
  openings: [],
  examAttempts: [],
  applications: [],
  downtimes: [],
}

const personOf = (written: NonNullable<WrittenCase['person']>): Person => ({
  birthMonth: written.birth_month ?? null,
  birthYear: written.birth_year ?? null,
  countryIncome: written.country_income ?? null,
  member: written.member ?? false,
  held: written.held ?? [],
})

/** With the openings the engine plans, where the case has a take-over. */
function takenOver(paper: Paper, rules: Rules, { take_over: on, opening }: WrittenCase, dossier: Dossier): Dossier {
  if (on === undefined || paper.problems.length > 0) return dossier
  if (opening !== undefined) objectToKey(paper, ['take_over'], 'case.opening_and_take_over', {})
  const planned = planOpenings(dossier, rules, on, FROM_BEFORE)
  return { ...dossier, openings: planned.map((each, at) => ({ ...each, id: `opening-${at + 1}` })) }
}

const paymentsOf = (setting: Setting, { payments = [] }: WrittenCase): FeePayment[] =>
  payments.map((each, at) => {
    const path = ['payments', at]
    objectToOrder(setting.paper, path, ['on', each.on], ['charged_back_on', each.charged_back_on])
    return {
      id: `payment-${at + 1}`,
      certification: concerned(setting, each.certification, path, 'A payment'),
      feeYear: each.year ?? null,
      cents: each.amount,
      receivedOn: each.on,
      chargedBackOn: each.charged_back_on ?? null,
      ...(each.for !== undefined && { fee: each.for }),
      ...(each.cycle_end !== undefined && { cycleEnd: each.cycle_end }),
    }
  })

const documentsOf = ({ paper, rules, dossier }: Setting, { documents = [] }: WrittenCase): ReceivedDocument[] =>
  documents.map((each, at) => {
    const named = each.certification
    const certification = named === undefined ? null : (calledSo(rules, dossier.certifications, named) ?? null)
    if (named !== undefined && certification === null)
      objectToUnknown(paper, dossier.certifications, named, ['documents', at, 'certification'])
    const { document, received_on, cycle_end = null } = each
    return { id: `document-${at + 1}`, certification, document, receivedOn: received_on, cycleEnd: cycle_end }
  })

const preconditionsOf = ({ paper }: Setting, { preconditions = [] }: WrittenCase): MetPrecondition[] =>
  preconditions.map(({ precondition, on, until }, at) => {
    objectToOrder(paper, ['preconditions', at], ['on', on], ['until', until])
    return { id: `precondition-${at + 1}`, precondition, on, until: until ?? null }
  })

const attestationsOf = (setting: Setting, { attestations = [] }: WrittenCase): Attestation[] =>
  attestations.map((each, at) => ({
    id: `attestation-${at + 1}`,
    certification: concerned(setting, each.certification, ['attestations', at], 'An attestation'),
    cycleEnd: each.cycle_end,
    signedOn: each.signed_on ?? each.received_on,
    receivedOn: each.received_on,
    claimed: each.claimed,
  }))

const auditsOf = (setting: Setting, { audits = [] }: WrittenCase): AuditOutcome[] =>
  audits.map((each, at) => {
    const path = ['audits', at]
    const selectedOn = each.selected_on ?? day(`${each.year}-01-15`)
    objectToOrder(setting.paper, path, ['selected_on', each.selected_on], ['decided_on', each.decided_on])
    if (each.proved === undefined && each.outcome !== 'no_response')
      objectToValue(setting.paper, path, 'case.key_needs', { key: `An audit that was ${each.outcome}`, needs: 'proved' })
    return {
      id: `audit-${at + 1}`,
      certification: concerned(setting, each.certification, path, 'An audit'),
      auditYear: each.year,
      cycleEnd: each.cycle_end,
      selectedOn,
      decidedOn: each.decided_on,
      outcome: each.outcome,
      proved: each.proved ?? NO_POINTS,
    }
  })

function openingsOf(setting: Setting, { opening = [] }: WrittenCase): OpeningStanding[] {
  const isList = Array.isArray(opening)
  return (isList ? opening : [opening]).map((each, at) => ({
    id: `opening-${at + 1}`,
    certification: concerned(setting, each.certification, isList ? ['opening', at] : ['opening'], 'An opening standing'),
    onDay: each.on,
    status: each.status,
    since: each.since,
    cycleStart: each.cycle_start ?? null,
    feesFrom: each.fees_from ?? null,
    takenOverFrom: FROM_BEFORE,
  }))
}

const examAttemptsOf = ({ paper, rules }: Setting, { exam_attempts: attempts = [] }: WrittenCase): ExamAttempt[] =>
  attempts.map(({ scheme, on, passed }, at) => ({
    id: `attempt-${at + 1}`,
    scheme: knownScheme(paper, rules, scheme, ['exam_attempts', at, 'scheme']) ?? scheme,
    on,
    passed,
  }))

function applicationsOf(setting: Setting, { applications = [] }: WrittenCase): Application[] {
  const ids = idsOf(setting.paper, 'applications', applications, 'application')
  return applications.map((each, at) => ({
    id: ids[at] ?? '',
    certification: concerned(setting, each.certification, ['applications', at], 'An application'),
    kind: each.kind,
    receivedOn: each.received_on,
  }))
}

const downtimesOf = (paper: Paper, { downtimes = [] }: WrittenCase): Downtime[] =>
  downtimes.map(({ from, to = from, told_on: toldOn = to }, at) => {
    objectToOrder(paper, ['downtimes', at], ['from', from], ['to', to])
    return { id: `downtime-${at + 1}`, from, to, toldOn }
  })
