// `npm test`: type check, lint, format and every test. The last line is the count, and nothing else is.
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** Runs an installed tool with its output passed on, and resolves to its exit code. */
const run = (tool, ...args) =>
  new Promise(resolve => {
    const child = spawn(join(root, 'node_modules', '.bin', tool), args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] })
    child.on('error', error => {
      console.log(`${tool} could not be started: ${error.message}`)
      resolve(1)
    })
    child.on('exit', code => resolve(code ?? 1))
  })

/** A check counts as one test. */
async function check(name, tool, ...args) {
  const code = await run(tool, ...args)
  console.log(`${code === 0 ? '✓' : '✗'} ${name}`)
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 }
}

async function tests(...args) {
  const folder = mkdtempSync(join(tmpdir(), 'gs-results-'))
  const file = join(folder, 'results.json')
  const code = await run('vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`, ...args)
  const counts = existsSync(file) ? countsIn(JSON.parse(readFileSync(file, 'utf8'))) : { passed: 0, failed: 0, skipped: 0 }
  rmSync(folder, { recursive: true, force: true })
  // An error outside any test, or a run that broke off, must not count as a success.
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts
}

function countsIn({ numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults }) {
  const unread = testResults.filter(({ status, assertionResults }) => status === 'failed' && !assertionResults.some(isFailed))
  return { passed: numPassedTests, failed: numFailedTests + unread.length, skipped: numPendingTests + numTodoTests }
}

const isFailed = ({ status }) => status === 'failed'

const results = [
  await check('types', 'tsc', '--noEmit'),
  await check('types of the pages', 'tsc', '--noEmit', '-p', 'web'),
  await check('lint', 'oxlint', '--type-aware', '--deny-warnings'),
  await check('format', 'biome', 'format', '.'),
  await tests(...process.argv.slice(2)),
]
const sum = what => results.reduce((total, result) => total + result[what], 0)
const skipped = sum('skipped') > 0 ? `, ${sum('skipped')} skipped` : ''
console.log(`${sum('passed')} passed, ${sum('failed')} failed${skipped}`)
process.exitCode = sum('failed') > 0 ? 1 : 0
