import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isDay, type Day } from '../values/day.ts'

/** What marks a data directory as a demonstration: its day, and whether its register is in. Beside the database, because every verb needs the day before it opens one. */
export type Demonstration = { today: Day; loaded: boolean }

const fileIn = (dataDir: string): string => join(dataDir, 'demonstration.json')

/** The demonstration a data directory holds; undefined for a real register, or where nothing is yet. */
export function readDemonstration(dataDir: string): Demonstration | undefined {
  let text: string
  try {
    text = readFileSync(fileIn(dataDir), 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return undefined
    throw error
  }
  const { today, loaded } = JSON.parse(text) as { today: string; loaded: boolean }
  if (!isDay(today)) throw new Error(`${fileIn(dataDir)} names no day`)
  return { today, loaded }
}

/** Marks a data directory as a demonstration; the file is replaced as a whole. */
export function writeDemonstration(dataDir: string, demonstration: Demonstration): void {
  mkdirSync(dataDir, { recursive: true })
  const written = `${fileIn(dataDir)}.new`
  writeFileSync(written, `${JSON.stringify(demonstration)}\n`)
  renameSync(written, fileIn(dataDir))
}
