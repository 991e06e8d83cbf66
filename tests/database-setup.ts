import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { migrate } from '../src/platform/migrate.ts'
import { openEmbedded } from '../src/platform/postgres/postgres.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The socket folder of the server that all test files share. */
    databaseSocket: string
  }
}

/** Starts one throwaway server for the whole run, its own database migrated to be the template, and takes it away afterwards. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'gs-test-'))
  const server = await openEmbedded({ dataDir, role: 'command', durability: 'throwaway' })
  const stop = async () => {
    await server.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
  try {
    await migrate(server.connection)
  } catch (error) {
    await stop()
    throw error
  }
  project.provide('databaseSocket', server.connection.host ?? '')
  return stop
}
