import { recordAttestationsInBulk } from '../attestations/attestations.ts'
import { type ChargeBack, recordPaymentsInBulk } from '../billing/billing.ts'
import { type ImportedActivity, recordActivitiesInBulk } from '../ce/ce.ts'
import { recordAuditsInBulk, recordCertificationsInBulk, recordDecisionsInBulk } from '../certifications/certifications.ts'
import type { BulkWrite, Recorded } from '../platform/bulk-merge.ts'
import { formatCents } from '../values/money.ts'
import { ROUNDED } from './cursor.ts'
import type { Kind } from './fields.ts'
import { asCsv, type FileReading, rowsOf } from './file-rows.ts'
import { loadPeople } from './load-people.ts'
import { byKey, counted, emptyTally, everything, type FileCounts, type Keyed, type Loading, readingOf } from './loading.ts'
import { chargeBackOf, readActivity, readAttestation, readAudit, readCertification, readEvent, readFee } from './readers.ts'
import { findInActivity, findInAttestation, findInCertification } from './row-findings.ts'

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

async function loadCertifications(loading: Loading): Promise<FileCounts> {
  const { known, write, sinks } = loading
  const tally = emptyTally()
  const reading = readingOf(loading, 'certifications', readCertification)
  let before: string | undefined
  const rows = rowsOf(
    {
      ...reading,
      identity: { key: byKey, substance: ({ certification: _id, ...fact }, said) => everything(fact, said) },
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
const sameActivity = ({ certificant, title, completedOn, hours, interval }: ImportedActivity, said: string[]): void => {
  said.push(certificant, completedOn, String(hours), title)
  if (interval !== null) said.push(interval.from, interval.to)
}
