import { findingSentence, trailWords } from '../words/trail.en.ts'
import type { RegisterVerb } from './command.ts'
import { exitCodes } from './platform.refusals.ts'
import { verifyTrail } from './trail-verify.ts'

const SHOWN = 50

/** `goodstanding trail verify`: whether anything in the trail was changed, removed or moved. */
export const registerTrail: RegisterVerb = (program, cli) => {
  const trail = program.command('trail').description('the record of what was decided and looked at')
  trail
    .command('verify')
    .description('check that nothing in the trail was changed, removed or moved')
    .option('--json', 'answer as JSON: {"findings", "sealed", "erased", "heads", "unsealed"}')
    .action(({ json }: { json?: boolean }) =>
      cli.withDatabase(async ({ db }) => {
        const verification = await verifyTrail(db, cli.config().dataDir)
        const { findings, unsealed } = verification
        if (findings.length > 0) cli.endWith(exitCodes.findings)
        if (json) return cli.printJson(verification)
        cli.print(trailWords.summary(verification))
        if (unsealed.since !== null) cli.print(trailWords.unsealed({ count: unsealed.count, since: unsealed.since }))
        cli.print(findings.length === 0 ? trailWords.whole : trailWords.broken({ count: findings.length }))
        for (const finding of findings.slice(0, SHOWN)) cli.print(findingSentence(finding))
        if (findings.length > SHOWN) cli.print(`… and ${findings.length - SHOWN} more; --json lists them all.`)
      }),
    )
}
