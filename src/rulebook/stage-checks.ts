import { hintsFor, type Path, type Problem } from './problem.ts'
import type { Readable } from './readable.ts'
import type { StatusCode } from './rules.ts'
import type { LossCause } from './rules-back.ts'
import type { WrittenVersion } from './schema.ts'
import { LOSS_CAUSES } from './schema-fees.ts'
import { problemAt, problemAtKey, type YamlFile } from './yaml-file.ts'

type Losses = WrittenVersion<'losses'>
type Stages = Exclude<Losses['status'][LossCause], string | undefined>
type Kinds = ReadonlyMap<string, StatusCode>

const RUNNING: readonly StatusCode[] = ['active', 'suspended', 'fee_past_due']

/** Stages of losses against the states of statuses.yaml: each known, in an order that can be gone through, and each state reached. */
export function checkStages({ 'losses.yaml': losses, 'statuses.yaml': statuses }: Readable): Problem[] {
  if (!losses || !statuses) return []
  const kinds: Kinds = new Map(statuses.written.map(({ status, state }) => [state ?? status, status]))
  const { versions, alternatives = [] } = losses.written.losses
  const all = [
    ...versions.map((version, at) => ({ version, path: ['losses', 'versions', at] })),
    ...alternatives.map((version, at) => ({ version, path: ['losses', 'alternatives', at] })),
  ]
  const problems = all.flatMap(({ version, path }) => [
    ...LOSS_CAUSES.flatMap(cause => {
      const written = version.status[cause]
      return typeof written === 'string' || written === undefined
        ? []
        : checkOrder(losses.yaml, [...path, 'status', cause], written, kinds)
    }),
    ...fromNowhere(losses.yaml, path, version),
  ])
  const reached = new Set(all.flatMap(({ version }) => stagesIn(version).map(({ state }) => state)))
  const unreached = statuses.written.flatMap(({ state }, at) =>
    state === undefined || reached.has(state)
      ? []
      : [problemAt(statuses.yaml, [at, 'state'], 'rulebook.state_unreachable', { state })],
  )
  return [...problems, ...unreached]
}

const stagesIn = ({ status }: Losses): Stages =>
  LOSS_CAUSES.flatMap(cause => {
    const written = status[cause]
    return typeof written === 'string' || written === undefined ? [] : written
  })

function fromNowhere(yaml: YamlFile, path: Path, version: Losses): Problem[] {
  if (version.stages_from === undefined || stagesIn(version).length > 0) return []
  return [problemAtKey(yaml, [...path, 'stages_from'], 'rulebook.key_alone', { key: 'stages_from', without: 'stages' })]
}

/** Running stages come first and each has a length; the last is a loss and has none. */
function checkOrder(yaml: YamlFile, path: Path, stages: Stages, kinds: Kinds): Problem[] {
  return stages.flatMap(({ state, lasts, cure = 'none' }, at): Problem[] => {
    const kind = kinds.get(state)
    const isLast = at === stages.length - 1
    if (kind === undefined) {
      const known = [...kinds.keys()]
      return [problemAt(yaml, [...path, at, 'state'], 'rulebook.state_unknown', { state }, hintsFor(state, known))]
    }
    const runs = RUNNING.includes(kind)
    const before = kinds.get(stages[at - 1]?.state ?? '')
    const problems: Problem[] = []
    if (isLast && lasts !== undefined)
      problems.push(problemAt(yaml, [...path, at, 'lasts'], 'rulebook.stage_ends_nowhere', { state }))
    if (!isLast && lasts === undefined) problems.push(problemAt(yaml, [...path, at], 'rulebook.stage_endless', { state }))
    if (isLast && runs) problems.push(problemAt(yaml, [...path, at, 'state'], 'rulebook.stage_not_lost', { state }))
    if (runs && before !== undefined && !RUNNING.includes(before))
      problems.push(problemAt(yaml, [...path, at, 'state'], 'rulebook.stage_revives', { state }))
    if (!runs && cure !== 'none') problems.push(problemAt(yaml, [...path, at, 'cure'], 'rulebook.stage_cure_idle', { state }))
    return problems
  })
}
