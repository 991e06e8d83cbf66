import type { Clock } from './clock.ts'
import type { Database, Tx } from './db.ts'
import type { Log } from './log.ts'
import { every, type Ticker } from './ticker.ts'
import { BEGINNING, type Chained, entryHash } from './trail-chain.ts'
import { appendHead, type Head } from './trail-heads.ts'
import { findHead, listUnsealed, lockSealing, type Seal, sealEntries } from './trail.store.ts'

const EVERY = 5_000
const AT_ONCE = 1_000

export type SealerDeps = { database: Database; dataDir: string; clock: Clock }

/**
 * Seals every committed entry that has no position yet, in sets; gives how many. Killed half-way, the entries are there and
 * the next round seals them. Two at once are safe: one of them does it.
 */
export const sealTrail = (deps: SealerDeps): Promise<number> => makeSealer(deps)()

/** The same for round after round. The first writes down the head even where nothing is new, in case a crash came before that. */
function makeSealer({ database: { db }, dataDir, clock }: SealerDeps): () => Promise<number> {
  let written: number | undefined
  return async () => {
    for (let sealed = 0; ; ) {
      const { count, head } = await db.transaction().execute(sealOnce)
      if (head && head.position > 0 && head.position !== written) {
        await appendHead(dataDir, { position: head.position, hash: head.hash, at: clock.now() })
        written = head.position
      }
      sealed += count
      if (count < AT_ONCE) return sealed
    }
  }
}

async function sealOnce(tx: Tx): Promise<{ count: number; head?: Head }> {
  if (!(await lockSealing(tx))) return { count: 0 }
  const head = (await findHead(tx)) ?? { position: 0, hash: BEGINNING }
  const entries = await listUnsealed(tx, AT_ONCE)
  if (entries.length === 0) return { count: 0, head }
  const seals = chained(head, entries)
  await sealEntries(tx, seals)
  return { count: seals.length, head: seals.at(-1) ?? head }
}

function chained(head: Head, entries: readonly (Chained & { id: Seal['id'] })[]): Seal[] {
  let { position, hash: previousHash } = head
  return entries.map(entry => {
    const hash = entryHash(previousHash, entry)
    const seal = { id: entry.id, position: ++position, previousHash, hash }
    previousHash = hash
    return seal
  })
}

/** Seals the trail every few seconds for as long as a server runs, and once more when it stops. */
export function startSealer(deps: SealerDeps, log: Log): Ticker {
  const seal = makeSealer(deps)
  const ticker = every(EVERY, 'trail-sealer', seal, log)
  const stop = async () => {
    await ticker.stop()
    await seal().catch(err => log.error({ err, job: 'trail-sealer' }, 'the last entries of the trail are not sealed yet'))
  }
  return { stop }
}
