import type { Dossier } from '../engine/dossier.ts'
import type { SchemeCode } from '../rulebook/rules.ts'
import { addDays, type Day, epochDay, later } from '../values/day.ts'
import type { PersonName } from '../values/name.ts'
import { liveCareer } from './career.ts'
import { dayBetween, decide, type Life } from './life.ts'
import { type Address, addressBy, nameBy } from './names.ts'
import { idsOf, type Random, randomOf } from './random.ts'
import { COLT_CLOSED, SCHEME_WEIGHTS } from './terms.ts'

/** Certificate numbers begin here, far from those of the register that comes with the product. */
const FIRST_NUMBER = 3_000_000
const MOST_CERTIFICATIONS = 3

/** One invented certificant with everything that happened by `today`: the same for the same seed and `n`, which counts from 0. */
export function generateDossier(seed: number, n: number, today: Day): Dossier {
  const random = randomOf(seed, n)
  const newId = idsOf(seed, n)
  const temper = random.weighted([
    ['steady', 72],
    ['patchy', 15],
    ['drifting', 13],
  ] as const)
  const none = { certifications: [], activities: [], attestations: [], audits: [], payments: [], decisions: [] }
  const life: Life = { certificant: newId(), random, newId, today, temper, ...none }
  certify(life, n)
  meetFate(life)
  const { certificant, certifications, activities, attestations, audits, payments, decisions } = life
  return {
    certificant,
    certifications,
    activities,
    attestations,
    audits,
    payments,
    decisions,
    openings: [],
    examAttempts: [],
    applications: [],
    downtimes: [],
  }
}

/** Careers are mostly young: half began in the last ten years, a few forty years ago. */
const careerStart = (random: Random, today: Day): Day => addDays(today, -Math.floor(random.unit() ** 1.7 * 40 * 365.25))

function certify(life: Life, n: number): void {
  const { random, today } = life
  const count = random.weighted([
    [1, 86],
    [2, 12],
    [3, 2],
  ] as const)
  let certifiedOn = careerStart(random, today)
  for (let nth = 0; nth < count; nth++) {
    const scheme = schemeBy(random, certifiedOn)
    const id = life.newId()
    life.certifications.push({ id, number: String(FIRST_NUMBER + n * MOST_CERTIFICATIONS + nth), scheme, certifiedOn })
    liveCareer(life, { certification: id, scheme, certifiedOn, share: nth === 0 ? 1 : 0.4 })
    certifiedOn = dayBetween(random, certifiedOn, today)
  }
}

function schemeBy(random: Random, certifiedOn: Day): SchemeCode {
  const scheme = random.weighted(SCHEME_WEIGHTS)
  return scheme === 'COLT' && certifiedOn >= COLT_CLOSED ? 'RMA' : scheme
}

/** What comes to a few: death, retirement, suspension, revocation. */
function meetFate(life: Life): void {
  const { random, today } = life
  const [first] = life.certifications
  if (!first) return
  const someDay = dayBetween(random, first.certifiedOn, today)
  const age = epochDay(today) - epochDay(first.certifiedOn)
  if (random.chance(age > 9000 ? 0.08 : 0.004)) die(life, later(someDay, dayBetween(random, someDay, today)))
  else if (random.chance(age > 9000 ? 0.1 : 0.005)) decide(life, 'retired', first.id, later(someDay, addDays(today, -1500)))
  else if (random.chance(0.003)) suspend(life, first.id, someDay)
  else if (random.chance(0.0005)) decide(life, 'revoked', first.id, someDay)
}

function die(life: Life, on: Day): void {
  if (!decide(life, 'deceased', null, on)) return
  life.payments = life.payments.filter(each => each.receivedOn <= on)
  life.activities = life.activities.filter(each => each.completedOn <= on)
}

function suspend(life: Life, certification: string, on: Day): void {
  const { random } = life
  if (random.chance(0.5)) {
    decide(life, 'suspended', certification, on, { untilOn: addDays(on, random.pick([90, 180, 365])) })
    return
  }
  decide(life, 'suspended', certification, on)
  if (random.chance(0.5)) decide(life, 'suspension_lifted', certification, addDays(on, random.between(30, 700)))
}

/** Who the n-th certificant is. */
export type Person = { name: PersonName; bornOn: Day; address: Address }

export function generatePerson(seed: number, n: number, { certifications }: Dossier): Person {
  const random = randomOf(seed ^ 0x5eed, n)
  const certifiedOn = certifications[0]?.certifiedOn as Day
  const bornOn = addDays(certifiedOn, -random.between(19 * 365, 19 * 365 + Math.floor(random.unit() ** 2 * 30 * 365)))
  return { name: nameBy(random), bornOn, address: addressBy(random, n) }
}
