// Makes what runs out of the sources: one file for the server, and the pages of the signed-in beside it, each only when a
// source is newer.
import { spawn } from 'node:child_process'
import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const at = (...parts) => join(root, ...parts)
const pages = at('dist', 'web')

/** The server's file, which also is the command line. */
export const bundle = at('dist', 'goodstanding.js')

/** The last change at or below a path, in milliseconds; a folder's own time tells of files that were removed. */
function lastChange(path) {
  const stat = statSync(path)
  if (!stat.isDirectory()) return stat.mtimeMs
  return Math.max(stat.mtimeMs, ...readdirSync(path).map(name => lastChange(join(path, name))))
}

/** Sources that were not shipped count as unchanged. */
function isFresh(made, sources) {
  if (!existsSync(made)) return false
  const shipped = sources.map(source => at(source)).filter(existsSync)
  if (shipped.length === 0) return true
  const { mtimeMs } = statSync(made)
  return [...shipped, at('package.json')].every(source => mtimeMs > lastChange(source))
}

export async function freshenBundle() {
  if (isFresh(bundle, ['src'])) return
  const { build } = await import('esbuild')
  // Two starts at once each write their own file; the last rename wins, and both files say the same.
  const unfinished = `${bundle}.${process.pid}`
  try {
    await build({
      absWorkingDir: root,
      entryPoints: [at('src', 'cli.ts')],
      outfile: unfinished,
      bundle: true,
      platform: 'node',
      format: 'esm',
      target: 'node20.19',
      packages: 'external',
      sourcemap: 'inline',
      sourcesContent: false,
      logLevel: 'error',
    })
    renameSync(unfinished, bundle)
  } finally {
    rmSync(unfinished, { force: true })
  }
}

const arePagesFresh = () => isFresh(join(pages, 'index.html'), ['web', 'src/engine', 'src/rulebook', 'src/values', 'src/words'])

/** Built in a process of its own, so that neither its memory nor its time is the server's. */
export async function freshenPages() {
  if (arePagesFresh()) return
  const unfinished = `${pages}.${process.pid}`
  try {
    await run(viteProgram(), ['build', at('web'), '--outDir', unfinished, '--emptyOutDir', '--logLevel', 'warn'])
    replacePages(unfinished)
  } finally {
    rmSync(unfinished, { recursive: true, force: true })
  }
}

/** A folder cannot be renamed over another; whoever loses the race against another start keeps what that one made. */
function replacePages(unfinished) {
  const replaced = `${unfinished}.old`
  try {
    if (existsSync(pages)) renameSync(pages, replaced)
    renameSync(unfinished, pages)
  } catch (error) {
    if (!arePagesFresh()) throw error
  } finally {
    rmSync(replaced, { recursive: true, force: true })
  }
}

const viteProgram = () => join(dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin', 'vite.js')

function run(file, args) {
  // Whatever the environment is called here, in a test say: a development build is slower and a third larger.
  const env = { ...process.env, NODE_ENV: 'production' }
  const child = spawn(process.execPath, [file, ...args], { cwd: root, env, stdio: ['ignore', 'ignore', 'inherit'] })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', code => (code === 0 ? resolve() : reject(new Error(`building the pages ended with ${code}`))))
  })
}
