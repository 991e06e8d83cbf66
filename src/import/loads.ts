import { join } from 'node:path'
import { recordAttestationsInBulk } from '../attestations/attestations.ts'
import { type ChargeBack, recordPaymentsInBulk } from '../billing/billing.ts'
import { type ImportedActivity, recordActivitiesInBulk } from '../ce/ce.ts'
import { recordPeopleInBulk } from '../certificants/certificants.ts'
import {
  decisionKeys,
  type ImportedDecision,
  recordAuditsInBulk,
  recordCertificationsInBulk,
  recordDecisionsInBulk,
  withdrawDecisions,
} from '../certifications/certifications.ts'
import type { BulkWrite, Recorded } from '../platform/bulk-merge.ts'
import type { CertificantId } from '../values/id.ts'
import { formatCents } from '../values/money.ts'
import { ROUNDED } from './cursor.ts'
import type { Kind } from './fields.ts'
import { asCsv, type FileReading, rowsOf, type Sinks, type Substance, type Tally } from './file-rows.ts'
import type { Known } from './known.ts'
import {
  chargeBackOf,
  readActivity,
  readAttestation,
  readAudit,
  readCertification,
  readEvent,
  readFee,
  readPerson,
} from './readers.ts'
import { findInActivity, findInAttestation, findInCertification, findInContact } from './row-findings.ts'

/** What is needed to load one file. */
export type Loading = { write: BulkWrite; known: Known; sinks: Sinks; folder: string; touched: Set<CertificantId> }

/** How the rows of one file ended; `read` is the sum of the next five. */
export type FileCounts = Tally & { imported: number; superseding: number; unchanged: number; missing: number; file: string }

export type Load = (loading: Loading) => Promise<FileCounts>

/** One load for each kind of file. */
export const LOADS = {
  people: loadPeople,
  certifications: loadCertifications,
  fees: loadFees,
  attestations: loading =>
    loadPlain(loading, 'attestations', readAttestation, recordAttestationsInBulk, fact => findInAttestation(fact, loading)),
  audits: loading => loadPlain(loading, 'audits', readAudit, recordAuditsInBulk),
  events: loading => loadPlain(loading, 'events', readEvent, recordDecisionsInBulk, undefined, 'event:'),
  activities: loadActivities,
} satisfies Record<Kind, Load>

type Keyed = { line: number; originKey: string }

/** The substance of a fact: all it says. */
const everything = (fact: Keyed): Substance => ({
  group: '',
  rest: [JSON.stringify(fact, (key, value: unknown) => (key === 'line' ? undefined : value))],
})
const byKey = (fact: Keyed): string => fact.originKey

const emptyTally = (): Tally => ({ read: 0, merged: 0, rejected: 0, ignoredColumns: [] })

function readingOf<Of extends Kind, Fact extends Keyed>(
  { known, folder }: Loading,
  kind: Of,
  read: FileReading<Of, Fact>['read'],
): FileReading<Of, Fact> {
  const mapped = known.reading.mapping.files[kind]
  if (!mapped) throw new Error(`the mapping has no ${kind}`)
  return { kind, path: join(folder, mapped.file), mapped, known, read, identity: { key: byKey, substance: everything } }
}

async function counted<Of extends Kind, Fact extends Keyed>(
  { known, sinks, touched }: Loading,
  { mapped }: FileReading<Of, Fact>,
  tally: Tally,
  recorded: Recorded,
  prefix = '',
): Promise<FileCounts> {
  const { file } = mapped
  for (const line of recorded.corrected) sinks.find({ code: 'row.corrected_here', params: { file }, file, line })
  for (const certificant of await recorded.touched()) touched.add(certificant)
  let missing = 0
  for await (const page of recorded.missing(`${known.system}:${prefix}`)) {
    missing += page.length
    for (const { certificant, originKey } of page)
      sinks.find({ code: 'row.missing', params: { key: originKey }, file, certificant })
  }
  const unchanged = recorded.unchanged + recorded.corrected.length
  return { ...tally, file, imported: recorded.added, superseding: recorded.superseding.length, unchanged, missing }
}

async function loadPlain<Of extends Kind, Fact extends Keyed>(
  loading: Loading,
  kind: Of,
  read: FileReading<Of, Fact>['read'],
  record: (write: BulkWrite, rows: AsyncIterable<readonly Fact[]>) => Promise<Recorded>,
  look: (fact: Fact) => void = () => {},
  prefix = '',
): Promise<FileCounts> {
  const tally = emptyTally()
  const reading = readingOf(loading, kind, read)
  const take = (fact: Fact) => {
    look(fact)
    return fact
  }
  const recorded = await record(loading.write, rowsOf({ ...reading, take }, tally, loading.sinks))
  return counted(loading, reading, tally, recorded, prefix)
}

async function loadPeople(loading: Loading): Promise<FileCounts> {
  const { known, write, sinks } = loading
  const tally = emptyTally()
  const deaths: ImportedDecision[] = []
  const present = new Map<string, number>()
  const before = new Set(known.people.keys())
  const reading = readingOf(loading, 'people', readPerson)
  const rows = rowsOf(
    {
      ...reading,
      // A new person's id differs from row to row until the first is taken, so it says nothing of the substance.
      identity: {
        key: byKey,
        substance: ({ death, certificant: _id, ...said }) => everything({ ...said, ...(death && { died: death.on }) }),
      },
      take(person) {
        known.people.set(person.number, person.certificant)
        present.set(person.number, person.line)
        if (person.bornOn) known.births.set(person.certificant, person.bornOn)
        if (person.death) deaths.push(person.death)
        findInContact(person, reading.mapped.file, sinks.find)
        return person
      },
      onReject: number => known.rejectedPeople.add(number),
    },
    tally,
    sinks,
  )
  const recorded = await recordPeopleInBulk(write, known.system, rows)
  const counts = await counted(loading, reading, tally, recorded)
  const told = deaths.map(death => ({ ...death, isOfKnown: before.has(death.originKey.slice(deathPrefix(known).length)) }))
  const changed = await recordDeaths(loading, told, present)
  const lines = new Set([...recorded.superseding, ...changed])
  const more = lines.size - recorded.superseding.length
  return { ...counts, superseding: lines.size, unchanged: counts.unchanged - more }
}

const deathPrefix = ({ system }: Known): string => `${system}:death:`

/** Records deaths and withdraws those an export told before and now denies; gives the lines of known people it changed by that. */
async function recordDeaths(
  { known, write, touched }: Loading,
  deaths: readonly (ImportedDecision & { isOfKnown: boolean })[],
  present: ReadonlyMap<string, number>,
): Promise<number[]> {
  const prefix = deathPrefix(known)
  const told = await decisionKeys(write, prefix)
  const changed = deaths.filter(({ isOfKnown, originKey }) => isOfKnown && !told.has(originKey)).map(({ line }) => line)
  const recorded = await recordDecisionsInBulk(write, onePage(deaths))
  for (const certificant of await recorded.touched()) touched.add(certificant)
  for await (const page of recorded.missing(prefix)) {
    const denied = page.filter(({ originKey }) => present.has(originKey.slice(prefix.length)))
    await withdrawDecisions(write, denied)
    for (const { certificant, originKey } of denied) {
      touched.add(certificant)
      changed.push(present.get(originKey.slice(prefix.length)) ?? 0)
    }
  }
  return [...changed, ...recorded.superseding]
}

async function* onePage<Row>(rows: readonly Row[]): AsyncGenerator<readonly Row[]> {
  yield rows
}

async function loadCertifications(loading: Loading): Promise<FileCounts> {
  const { known, write, sinks } = loading
  const tally = emptyTally()
  const reading = readingOf(loading, 'certifications', readCertification)
  let before: string | undefined
  const rows = rowsOf(
    {
      ...reading,
      identity: { key: byKey, substance: ({ certification: _id, ...said }) => everything(said) },
      take(fact) {
        const { number, certification, certificant } = fact
        known.certifications.set(number, { certification, certificant })
        known.present.set(certification, number)
        known.presentNumbers.add(number)
        for (const rounded of known.rounded) rounded.after ??= number
        before = number
        findInCertification(fact, reading.mapped.file, loading)
        return fact
      },
      onReject(text, line) {
        known.rejectedCertifications.add(text)
        if (ROUNDED.test(text)) known.rounded.push({ text, line, before, after: undefined })
      },
    },
    tally,
    sinks,
  )
  const recorded = await recordCertificationsInBulk(write, rows)
  return counted(loading, reading, tally, recorded)
}

type Held = { back: ChargeBack; cells: readonly string[]; amount: string; year: string }

async function loadFees(loading: Loading): Promise<FileCounts> {
  const { write, sinks } = loading
  const tally = emptyTally()
  const reading = readingOf(loading, 'fees', readFee)
  const { file } = reading.mapped
  const held: Held[] = []
  const backs: ChargeBack[] = []
  const rows = rowsOf(
    {
      ...reading,
      // A charge-back may carry the reference of its payment and is another row all the same.
      identity: { key: fee => (fee.cents < 0 ? `${fee.originKey}:back` : fee.originKey), substance: everything },
      take(fee, cells) {
        if (fee.cents > 0) return fee
        const back = chargeBackOf(fee)
        backs.push(back)
        held.push({ back, cells, amount: `-${formatCents(back.cents)}`, year: String(fee.feeYear ?? '') })
        return undefined
      },
    },
    tally,
    sinks,
  )
  const recorded = await recordPaymentsInBulk(write, rows, backs)
  const joined = new Set(recorded.chargedBack)
  for (const { back, cells, amount, year } of held) {
    const { line } = back
    if (joined.has(line)) {
      tally.merged++
      sinks.find({ code: 'fee.charged_back', params: { amount, year }, file, line })
    } else {
      tally.rejected++
      sinks.reject({ code: 'fee.charge_back_alone', params: { amount, year }, file, line, row: asCsv(cells) })
    }
  }
  return counted(loading, reading, tally, recorded)
}

async function loadActivities(loading: Loading): Promise<FileCounts> {
  const tally = emptyTally()
  const reading = readingOf(loading, 'activities', readActivity)
  const { file } = reading.mapped
  const preferred: ImportedActivity[] = []
  const rows = rowsOf(
    {
      ...reading,
      identity: { key: byKey, substance: sameActivity, isPreferred: isAutomatic },
      take(fact) {
        findInActivity(fact, file, loading.sinks.find)
        return fact
      },
      replace: fact => preferred.push(fact),
    },
    tally,
    loading.sinks,
  )
  const recorded = await recordActivitiesInBulk(loading.write, rows, preferred)
  return counted(loading, reading, tally, recorded)
}

const isAutomatic = ({ source }: ImportedActivity): boolean => source === 'body'

/** Activities of one person are the same where title, day, hours and time span are, whoever recorded them. */
export const sameActivity = ({ certificant, title, completedOn, hours, interval }: ImportedActivity): Substance => ({
  group: certificant,
  rest: interval === null ? [completedOn, String(hours), title] : [completedOn, String(hours), title, interval.from, interval.to],
})
