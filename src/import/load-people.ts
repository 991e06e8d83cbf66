import { recordPeopleInBulk } from '../certificants/certificants.ts'
import {
  decisionKeys,
  type ImportedDecision,
  recordDecisionsInBulk,
  withdrawDecisions,
} from '../certifications/certifications.ts'
import { rowsOf } from './file-rows.ts'
import type { Known } from './known.ts'
import { byKey, counted, emptyTally, everything, type FileCounts, type Loading, readingOf } from './loading.ts'
import { readPerson } from './readers.ts'
import { findInContact } from './row-findings.ts'

/** Loads people with their contacts, and their deaths as decisions. */
export async function loadPeople(loading: Loading): Promise<FileCounts> {
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
        substance: ({ death, certificant: _id, ...person }, said) =>
          everything({ ...person, ...(death && { died: death.on }) }, said),
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
