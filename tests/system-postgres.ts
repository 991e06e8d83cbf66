import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Connection } from '../src/platform/db.ts'
import { makeCluster } from '../src/platform/postgres/cluster.ts'
import { findIdentity } from '../src/platform/postgres/identity.ts'
import { preparePaths } from '../src/platform/postgres/paths.ts'
import { startServer, stopServer } from '../src/platform/postgres/server.ts'
import { databaseName, type Durability, superuser } from '../src/platform/postgres/settings.ts'
import { dataDirectory } from './program.ts'

export const OLDEST = '15'

/** The folder of the system's PostgreSQL of the oldest version we promise to work on, where the machine has it. */
export function systemPostgres(): string | undefined {
  const bin = spawnSync('pg_config', ['--bindir'], { encoding: 'utf8' }).stdout?.trim()
  if (!bin || !existsSync(join(bin, 'initdb'))) return undefined
  const version = spawnSync(join(bin, 'postgres'), ['--version'], { encoding: 'utf8' }).stdout
  return version.includes(` ${OLDEST}.`) ? dirname(bin) : undefined
}

/** A server of the PostgreSQL in a folder, on an empty cluster of its own, until the test is done. */
export async function startSystemPostgres(native: string, durability: Durability = 'throwaway'): Promise<Connection> {
  const paths = preparePaths(await dataDirectory())
  const identity = findIdentity(native, paths)
  if ((await makeCluster(paths, identity)) !== 'made') throw new Error('a new data directory is locked')
  const server = await startServer({ paths, identity, role: 'command', durability })
  if (server === 'locked') throw new Error('a new data directory is locked')
  onTestFinished(() => stopServer(server))
  return { host: paths.socketDir, port: 5432, user: superuser, database: databaseName }
}

/** The same as an operator would write it in DATABASE_URL. */
export const urlOf = ({ host, user, database }: Connection): string =>
  `postgres://${user}@localhost/${database}?host=${encodeURIComponent(host ?? '')}`
