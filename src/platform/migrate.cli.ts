import type { RegisterVerb } from './command.ts'

/** `goodstanding migrate`: brings the database to this release's schema, which `serve` and every other verb also do. */
export const registerMigrate: RegisterVerb = (program, cli) => {
  program
    .command('migrate')
    .description("bring the database to this release's schema")
    .option('--json', 'answer as JSON: {"applied": [names]}')
    .action(({ json }: { json?: boolean }) =>
      cli.withDatabase(async ({ migrated }) => {
        if (json) cli.printJson({ applied: migrated })
        else if (migrated.length === 0) cli.print('The database is up to date.')
        else cli.print(`Applied ${migrated.join(', ')}.`)
      }),
    )
}
