import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { asset } from '../src/platform/root.ts'

/** What is done to a copied file: its whole text, one passage for another, or its removal. */
export type Edit = { text: string } | { bytes: Uint8Array } | { replace: string; by: string } | { remove: true }
/** Edits by file name. `§` in a new text marks the place where a mistake should be found; it is taken out. */
export type Edits = Readonly<Record<string, Edit>>

export type Mark = { file: string; line: number; column: number }
export type RulebookCopy = { folder: string; marks: readonly Mark[] }

/** Hands a copy of rulebook/amt, without its cases and with edits, to `use`, and takes it away afterwards. */
export async function withRulebookCopy<T>(edits: Edits, use: (copy: RulebookCopy) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'gs-rulebook-'))
  try {
    const original = asset('rulebook', 'amt')
    await cp(original, folder, { recursive: true, filter: source => source !== join(original, 'cases') })
    const marks: Mark[] = []
    for (const [name, edit] of Object.entries(edits)) marks.push(...(await apply(join(folder, name), edit)))
    return await use({ folder, marks })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function apply(file: string, edit: Edit): Promise<Mark[]> {
  if ('remove' in edit) {
    await rm(file)
    return []
  }
  if ('bytes' in edit) {
    await writeFile(file, edit.bytes)
    return []
  }
  const marked = 'text' in edit ? edit.text : await replaced(file, edit.replace, edit.by)
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, marked.replaceAll('§', ''))
  return marksIn(file, marked)
}

async function replaced(file: string, passage: string, by: string): Promise<string> {
  const text = await readFile(file, 'utf8')
  if (!text.includes(passage)) throw new Error(`${file} no longer holds the passage ${passage}`)
  return text.replace(passage, () => by)
}

const marksIn = (file: string, marked: string): Mark[] =>
  [...marked.matchAll(/§/g)].map(({ index }, earlier) => {
    const before = marked.slice(0, index).replaceAll('§', '')
    const line = before.split('\n').length
    return { file, line, column: index - earlier - before.lastIndexOf('\n') }
  })
