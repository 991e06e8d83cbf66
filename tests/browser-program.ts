import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { asset } from '../src/platform/root.ts'

/** A Chromium that can be started: its file, and the environment its own libraries and fonts need. */
export type BrowserProgram = { file: string; env: Record<string, string> }

const SYSTEM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/snap/bin/chromium']

/** CHROME_PATH where it is set, else the browser that comes as a package, else the system's; undefined where there is none. */
export function findBrowser(): BrowserProgram | undefined {
  const chosen = process.env['CHROME_PATH']
  if (chosen) return { file: chosen, env: {} }
  const system = SYSTEM.find(existsSync)
  return packagedBrowser() ?? (system ? { file: system, env: {} } : undefined)
}

function packagedBrowser(): BrowserProgram | undefined {
  const manifest = asset('node_modules', '@sparticuz', 'chromium', 'package.json')
  if (process.platform !== 'linux' || process.arch !== 'x64' || !existsSync(manifest)) return undefined
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }
  const folder = asset('node_modules', '.cache', `chromium-${version}`)
  if (!existsSync(folder) && !unpackInto(folder)) return undefined
  return {
    file: join(folder, 'chromium'),
    env: { LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'), FONTCONFIG_FILE: join(folder, 'fonts.conf') },
  }
}

/**
 * The package unpacks into the system's temporary folder, its libraries only where it believes to run in a cloud function, and
 * takes what it finds there for whole. So a process of its own unpacks into a folder that is renamed when it is.
 */
function unpackInto(folder: string): boolean {
  mkdirSync(join(folder, '..'), { recursive: true })
  const unfinished = mkdtempSync(`${folder}-`)
  const unpack = `(await import('@sparticuz/chromium')).default.executablePath()`
  const env = { PATH: process.env['PATH'], TMPDIR: unfinished, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' }
  const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', `await ${unpack}`], { cwd: asset(), env })
  if (status !== 0) console.warn(`The packaged Chromium could not be unpacked: ${stderr.toString()}`)
  else writeFileSync(join(unfinished, 'fonts.conf'), fontsIn(folder))
  return status === 0 ? moveTo(folder, unfinished) : discard(unfinished)
}

const fontsIn = (folder: string) => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${join(folder, 'fonts')}</dir><cachedir>${join(folder, 'fonts-cache')}</cachedir></fontconfig>
`

function moveTo(folder: string, unfinished: string): boolean {
  try {
    renameSync(unfinished, folder)
  } catch {
    // Another run finished first.
    discard(unfinished)
  }
  return existsSync(folder)
}

function discard(folder: string): boolean {
  rmSync(folder, { recursive: true, force: true })
  return false
}
