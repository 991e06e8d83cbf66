import { findMatter, insertSettlement, lastSettlement, type Verdict } from '../import/import.ts'
import { type Actor, recordedBy } from '../platform/actor.ts'
import type { Tx } from '../platform/db.ts'
import { writeTrail } from '../platform/trail.ts'
import { newId } from '../values/id.ts'
import { refusalOf } from './decisions.refusals.ts'

/** The worklists whose rows a person settles. */
export const SETTLED_LISTS = ['merge-proposals', 'findings', 'take-over-differences'] as const
export type SettledList = (typeof SETTLED_LISTS)[number]

/** A row of a worklist. */
export type Row = { list: SettledList; id: string }
export type Settling = Row & { verdict: Verdict; reason: string; authority: string }

const FITTING: Readonly<Record<SettledList, readonly Verdict[]>> = {
  'merge-proposals': ['same_person', 'different_people'],
  findings: ['dealt_with'],
  'take-over-differences': ['dealt_with'],
}

/**
 * Decides about something an import left open, with a reason. It leaves the worklist and stays off it when a later import
 * finds the same again; two numbers that are one human are shown as such.
 */
export async function settle(tx: Tx, actor: Actor, settling: Settling): Promise<{ id: string }> {
  const { list, verdict, reason, authority } = settling
  if (!FITTING[list].includes(verdict)) throw refusalOf('decisions.verdict_unfit', { verdicts: FITTING[list] }, 'verdict')
  const { matter, last } = await matterOf(tx, settling)
  if (last && !last.withdrawn) throw refusalOf('decisions.settled_already', undefined)
  const { certificant, ...about } = matter
  const id = newId<'settlement'>()
  const said = { id, verdict, reason, authority, withdrawn: false, supersedes: last?.id ?? null }
  await insertSettlement(tx, { ...about, ...said, recordedBy: recordedBy(actor) })
  await note(tx, actor, settling, 'decisions.settled', certificant)
  return { id }
}

/** Puts something that was settled back on its worklist, with a reason. */
export async function reopen(tx: Tx, actor: Actor, row: Row & { reason: string; authority: string }): Promise<{ id: string }> {
  const { reason, authority } = row
  const { matter, last } = await matterOf(tx, row)
  if (!last || last.withdrawn) throw refusalOf('decisions.not_settled', undefined)
  const { certificant, ...about } = matter
  const id = newId<'settlement'>()
  const said = { id, verdict: last.verdict, reason, authority, withdrawn: true, supersedes: last.id }
  await insertSettlement(tx, { ...about, ...said, recordedBy: recordedBy(actor) })
  await note(tx, actor, row, 'decisions.reopened', certificant)
  return { id }
}

async function matterOf(tx: Tx, { list, id }: Row) {
  const matter = await findMatter(tx, list === 'merge-proposals' ? list : 'findings', id)
  if (!matter) throw refusalOf('decisions.matter_unknown', undefined)
  return { matter, last: await lastSettlement(tx, matter.matter) }
}

const note = (
  tx: Tx,
  actor: Actor,
  { list, id, ...details }: Row & { reason: string; authority: string },
  action: 'decisions.settled' | 'decisions.reopened',
  certificant: Parameters<typeof writeTrail>[1]['certificant'] | null,
) => writeTrail(tx, { by: actor, action, certificant: certificant ?? undefined, subject: `${list}:${id}`, details })
