import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate } from '../src/platform/migrate.ts'
import { openEmbedded } from '../src/platform/postgres/postgres.ts'
import { asset } from '../src/platform/root.ts'
import { dumpSchema } from '../src/platform/schema-dump.ts'
import { connectChecked } from '../src/platform/server-check.ts'

// `npm run schema`: applies every migration to a throwaway database and writes what came out.
const dataDir = await mkdtemp(join(tmpdir(), 'gs-schema-'))
const server = await openEmbedded({ dataDir, role: 'command', durability: 'throwaway' })
try {
  await migrate(server.connection)
  const client = await connectChecked(server.connection)
  await writeFile(asset('migrations', 'schema.sql'), await dumpSchema(client))
  await client.end()
} finally {
  await server.stop()
  await rm(dataDir, { recursive: true, force: true })
}
