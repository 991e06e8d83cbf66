/** What the platform says when it cannot go on: one sentence with the place and what was expected, one with the way out. */
export const platformSentences = {
  'config.value_malformed': ({ name, expected, found }: { name: string; expected: string; found: string }) =>
    `${name} should be ${expected}, but it is ${found}.`,
  'config.directory_unusable': ({ path, reason }: { path: string; reason: string }) =>
    `The data directory ${path} cannot be used: ${reason}. Point DATA_DIR at a directory this user may write to.`,
  'config.port_taken': ({ port }: { port: number }) =>
    `Port ${port} is already in use by another program. Stop it, or choose another with PORT.`,
  'config.port_forbidden': ({ port }: { port: number }) =>
    `This user may not listen on port ${port}. Choose one of 1024 or above with PORT and put a proxy in front.`,
  'database.directory_in_use': ({ path, pid, since }: { path: string; pid: number; since: string }) =>
    `Goodstanding is already running on the data directory ${path} (process ${pid}, since ${since}). Stop it first, or choose another with DATA_DIR.`,
  'database.directory_busy': ({ path }: { path: string }) =>
    `Another program holds the database in ${path}, perhaps from another container. Stop it and start again.`,
  'database.directory_other_version': ({ path, found, expected }: { path: string; found: string; expected: string }) =>
    `The database in ${path} was written by PostgreSQL ${found}, and this program brings PostgreSQL ${expected}. Start it with the release that wrote it, back it up there, and restore it here.`,
  'database.platform_unsupported': ({ platform }: { platform: string }) =>
    `No PostgreSQL comes with this program for ${platform}. Set DATABASE_URL to a PostgreSQL server of version 15 or newer.`,
  'database.start_failed': ({ reason, log }: { reason: string; log: string }) =>
    `The database did not start: ${reason}. Its log is ${log}.`,
  'database.unreachable': ({ server, reason }: { server: string; reason: string }) =>
    `The database at ${server} cannot be reached: ${reason}. Check DATABASE_URL and that the server is running.`,
  'database.sign_in_refused': ({ server, reason }: { server: string; reason: string }) =>
    `The database at ${server} refused the sign-in: ${reason}. Check the user and the password in DATABASE_URL.`,
  'database.missing': ({ server, database }: { server: string; database: string }) =>
    `The server at ${server} has no database named ${database}. Create it, or name another in DATABASE_URL.`,
  'database.too_old': ({ server, found }: { server: string; found: string }) =>
    `The database at ${server} is PostgreSQL ${found}, and version 15 or newer is needed.`,
  'database.encoding_wrong': ({ server, found }: { server: string; found: string }) =>
    `The database at ${server} is encoded in ${found}, and UTF8 is needed. Create one with: createdb --encoding=UTF8 --template=template0 goodstanding.`,
  'migration.edited': ({ file }: { file: string }) =>
    `The migration ${file} was changed after it was applied to this database. Restore the file as it was and write the change as a new migration.`,
  'migration.newer_database': ({ version }: { version: string }) =>
    `The database was made by a newer release of this program: it has the migration ${version}, which is not in migrations/. Start that release, or a newer one.`,
  'migration.failed': ({ file, line, reason }: { file: string; line: number; reason: string }) =>
    `The migration ${file} failed at line ${line}: ${reason}. Nothing of it was kept.`,
}
