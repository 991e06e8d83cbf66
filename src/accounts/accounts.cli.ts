import type { RegisterVerb } from '../platform/command.ts'
import { operator } from '../platform/operator.ts'
import { addressOf, issueLink } from './accounts.ts'
import { LINK_MINUTES } from './console-links.ts'

type Options = { account?: string; enable?: boolean; json?: boolean }

/** `goodstanding console-link`: the way in for whoever runs the program, also when everybody is locked out. */
export const registerConsoleLink: RegisterVerb = (program, cli) => {
  program
    .command('console-link')
    .description(`print a link that signs in to the console once, within ${LINK_MINUTES} minutes`)
    .option('--account <email>', 'whom it lets in; without it, the only administrator')
    .option('--enable', 'let a disabled account in again')
    .option('--json', 'answer as JSON: {"link", "account", "expiresAt"}')
    .action(async ({ account: email, enable, json }: Options) => {
      const { publicUrl } = cli.config()
      const clock = cli.clock()
      const link = await cli.withDatabase(database => issueLink({ database, clock }, { email, enable, by: operator() }))
      const address = addressOf(publicUrl, link)
      if (json) return cli.printJson({ link: address, account: link.account ?? null, expiresAt: link.expiresAt })
      cli.print(address)
      cli.note(
        `${link.account ? `Signs in ${link.account.email}` : 'Leads to the set-up'}, once, within ${LINK_MINUTES} minutes. It is for the program at ${publicUrl}; where that is wrong, set PUBLIC_URL.`,
      )
    })
}
