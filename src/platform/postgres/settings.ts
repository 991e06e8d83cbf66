import type { Paths } from './paths.ts'

/** Durable keeps every acknowledged write through a power cut; throwaway is for the databases of room tests. */
export type Durability = 'durable' | 'throwaway'

export const superuser = 'goodstanding'
export const databaseName = 'goodstanding'

const COMMON = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  max_connections: '60',
  timezone: 'UTC',
  log_timezone: 'UTC',
  jit: 'off',
  random_page_cost: '1.1',
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  max_wal_size: '2GB',
  // The log may hold no personal data: no statements, and no detail lines, which repeat the values of rows.
  log_min_messages: 'warning',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_checkpoints: 'off',
}

const BY_DURABILITY: Record<Durability, Record<string, string>> = {
  durable: { fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on', shared_buffers: '256MB' },
  throwaway: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', shared_buffers: '64MB', autovacuum: 'off' },
}

/** The arguments of `postgres`. */
export const serverArguments = ({ cluster, socketDir }: Paths, durability: Durability): string[] => [
  '-D',
  cluster,
  '-k',
  socketDir,
  ...settings({ ...COMMON, ...BY_DURABILITY[durability] }),
]

const settings = (values: Record<string, string>): string[] =>
  Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`])

/** The arguments of `initdb`; `ctype` names how the C library classes letters, which trigram search still asks. */
export const initdbArguments = ({ unfinished }: Paths, ctype: string): string[] => [
  '-D',
  unfinished,
  `--username=${superuser}`,
  // Whoever can open the private folder of the socket is the operator.
  '--auth=trust',
  '--encoding=UTF8',
  '--locale-provider=icu',
  '--icu-locale=und',
  '--locale=C',
  `--lc-ctype=${ctype}`,
  '--data-checksums',
  '--no-instructions',
]
