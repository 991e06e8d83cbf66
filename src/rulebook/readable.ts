import type { Path } from './problem.ts'
import type { RulebookFile, Written } from './schema.ts'
import type { YamlFile } from './yaml-file.ts'

/** The files that could be read. A check whose files could not be is left for the next run. */
export type Readable = { [File in RulebookFile]?: { yaml: YamlFile; written: Written[File] } }

/** Where a version stands, and what it may name, where that could be read: schemes, and tags of activities. */
export type VersionPlace = {
  yaml: YamlFile
  path: Path
  schemes: readonly string[] | undefined
  tags: readonly string[] | undefined
}
