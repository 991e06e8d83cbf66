import { fileURLToPath } from 'node:url'
import { runInNewContext } from 'node:vm'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Files joined for a browser: one script that leaves `house` behind, an object with every file's exports by its path. */
export type Bundle = { script: string; inputs: string[] }

/** Joins files for a browser as a page would load them; fails where one needs Node. */
export async function bundleForBrowser(paths: readonly string[]): Promise<Bundle> {
  const contents = paths.map((path, at) => `import * as file${at} from './${path}'`).join('\n')
  const names = paths.map((path, at) => `${JSON.stringify(path)}: file${at}`).join(', ')
  const { outputFiles, metafile } = await build({
    stdin: { contents: `${contents}\nexport default { ${names} }`, resolveDir: root, loader: 'ts' },
    bundle: true,
    write: false,
    metafile: true,
    platform: 'browser',
    format: 'iife',
    globalName: 'house',
    target: 'es2023',
    logLevel: 'silent',
  })
  return { script: outputFiles[0]?.text ?? '', inputs: Object.keys(metafile.inputs).filter(input => input !== '<stdin>') }
}

/** Calls a function of the bundle in a world that has the language and nothing else, with arguments and answer as JSON. */
export function callInBrowser({ script }: Bundle, path: string, name: string, args: readonly unknown[]): unknown {
  const call = `${script}; JSON.stringify(house.default[${JSON.stringify(path)}].${name}(...JSON.parse(args)))`
  return JSON.parse(runInNewContext(call, { args: JSON.stringify(args) }) as string)
}
