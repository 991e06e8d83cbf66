import type { TrailFinding } from '../words/trail.en.ts'
import type { Instant } from '../values/instant.ts'
import type { Db } from './db.ts'
import { BEGINNING, detailsDigest, entryHash } from './trail-chain.ts'
import { type Head, readHeads } from './trail-heads.ts'
import { findTail, listHashes, listSealed, type SealedEntry } from './trail.store.ts'

export type Verification = {
  findings: TrailFinding[]
  /** Entries in the chain. */
  sealed: number
  /** Of these, how many had their details erased. */
  erased: number
  /** Heads outside the database that were compared. */
  heads: number
  /** Entries the sealer has not come to yet: nothing vouches for them. */
  unsealed: { count: number; since: Instant | null }
}

const PAGE = 2_000

/** Goes through the whole chain and the heads kept outside the database, and lists everything that does not fit. */
export async function verifyTrail(db: Db, dataDir: string): Promise<Verification> {
  const chain = await verifyChain(db)
  const outside = await verifyHeads(db, dataDir, chain.last)
  const unsealed = await findTail(db)
  const { sealed, erased } = chain
  return { findings: [...chain.findings, ...outside.findings], sealed, erased, heads: outside.heads, unsealed }
}

async function verifyChain(db: Db) {
  const findings: TrailFinding[] = []
  let [sealed, erased] = [0, 0]
  let last: Head = { position: 0, hash: BEGINNING }
  for (;;) {
    const page = await listSealed(db, last.position, PAGE)
    for (const entry of page) {
      findings.push(...placeFindings(entry, last), ...detailFindings(entry))
      last = { position: entry.position, hash: entry.hash }
      sealed++
      if (entry.erasedBy !== null) erased++
    }
    if (page.length < PAGE) return { findings, sealed, erased, last }
  }
}

/** What is wrong with where an entry stands and what it says. Checked against its own predecessor first, so that one edit is one finding. */
function placeFindings(entry: SealedEntry, last: Head): TrailFinding[] {
  const { position, id } = entry
  const isGap = position !== last.position + 1
  const gap: TrailFinding[] = isGap ? [{ code: 'trail.entries_missing', from: last.position + 1, to: position - 1 }] : []
  if (entryHash(entry.previousHash, entry) !== entry.hash) return [...gap, { code: 'trail.entry_edited', position, id }]
  if (!isGap && entry.previousHash !== last.hash) return [{ code: 'trail.order_broken', position, id }]
  return gap
}

function detailFindings({ position, id, digest, salt, details, erasedBy, erasedAs }: SealedEntry): TrailFinding[] {
  if (salt !== null) return detailsDigest(salt, details) === digest ? [] : [{ code: 'trail.details_edited', position, id }]
  const wereErased = erasedBy !== null && erasedAs === 'trail.details_erased'
  return digest === '' || wereErased ? [] : [{ code: 'trail.details_missing', position, id }]
}

async function verifyHeads(db: Db, dataDir: string, last: Head) {
  const findings: TrailFinding[] = []
  let heads = 0
  let furthest = last.position
  let waiting: Head[] = []
  const compare = async () => {
    findings.push(...(await differing(db, waiting)))
    heads += waiting.length
    waiting = []
  }
  for await (const head of readHeads(dataDir)) {
    if ('unreadable' in head) findings.push({ code: 'trail.head_unreadable', line: head.unreadable })
    else if (head.position > last.position) furthest = Math.max(furthest, head.position)
    else waiting.push(head)
    if (waiting.length >= PAGE) await compare()
  }
  await compare()
  if (furthest > last.position) findings.push({ code: 'trail.tail_missing', from: last.position + 1, to: furthest })
  return { findings, heads }
}

/** Heads at which the chain has another hash now. One whose entry is gone was found as a gap already. */
async function differing(db: Db, heads: readonly Head[]): Promise<TrailFinding[]> {
  if (heads.length === 0) return []
  const rows = await listHashes(
    db,
    heads.map(each => each.position),
  )
  const hashes = new Map(rows.map(({ position, hash }) => [position, hash]))
  return heads
    .filter(({ position, hash }) => hashes.has(position) && hashes.get(position) !== hash)
    .map(({ position }) => ({ code: 'trail.head_differs', position }))
}
