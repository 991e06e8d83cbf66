import type { Certification, Dossier } from '../../engine/dossier.ts'
import type { Day } from '../../values/day.ts'
import { objectToValue, objectToKey, type Paper } from './paper.ts'
import type { WrittenCase } from './case-schema.ts'
import { expectationKeys } from './expectation-schema.ts'
import { hintsFor, type Path } from '../problem.ts'
import type { Rules } from '../rules.ts'

/** The scheme a code means, a former code included. */
export function schemeOf(rules: Rules, code: string): string | undefined {
  if (Object.hasOwn(rules.schemes, code)) return code
  return Object.keys(rules.schemes).find(scheme => rules.schemes[scheme]?.formerly.some(former => former.code === code))
}

const codesOf = (rules: Rules): string[] =>
  Object.entries(rules.schemes).flatMap(([scheme, { formerly }]) => [scheme, ...formerly.map(({ code }) => code)])

/** The scheme a case names; undefined, and noted, where there is none. */
export function knownScheme(
  paper: Paper,
  rules: Rules,
  code: string,
  path: Path,
  objectTo: typeof objectToKey = objectToValue,
): string | undefined {
  const scheme = schemeOf(rules, code)
  if (scheme === undefined) objectTo(paper, path, 'rulebook.scheme_unknown', { scheme: code }, hintsFor(code, codesOf(rules)))
  return scheme
}

/** The certifications of a case. By scheme, the scheme is the id; in a list, each has its own. */
export function certificationsOf(paper: Paper, rules: Rules, { certified }: WrittenCase): Certification[] {
  const written = Array.isArray(certified)
    ? certified.map(({ id, scheme, on }, at) => ({
        id,
        code: scheme,
        on,
        path: ['certified', at, 'scheme'],
        idPath: ['certified', at, 'id'],
      }))
    : Object.entries(certified).map(([code, on]) => {
        const path = ['certified', code]
        return { id: schemeOf(rules, code) ?? code, code, on, path, idPath: path }
      })
  const ids = written.map(({ id }) => id)
  const objectTo = Array.isArray(certified) ? objectToValue : objectToKey
  if (ids.length === 0) objectToKey(paper, ['certified'], 'rulebook.list_too_short', { key: 'certified', least: 1 })
  return written.flatMap(({ id, code, on, path, idPath }, at) => {
    if (ids.indexOf(id) < at) objectTo(paper, idPath, 'case.id_taken', { id, what: 'certification' })
    if (Object.hasOwn(expectationKeys, id)) objectToValue(paper, idPath, 'case.certification_id_reserved', { id })
    const scheme = knownScheme(paper, rules, code, path, objectTo)
    return scheme === undefined ? [] : [certification(id, scheme, on)]
  })
}

const certification = (id: string, scheme: string, certifiedOn: Day): Certification => ({ id, number: id, scheme, certifiedOn })

/** The certification of a case that is called so, by id or by a former code of its scheme. */
export function calledSo(rules: Rules, certifications: readonly Certification[], id: string): string | undefined {
  return certifications.find(each => each.id === id)?.id ?? certifications.find(each => each.id === schemeOf(rules, id))?.id
}

/** Notes an id that no certification of the case has. */
export function objectToUnknown(paper: Paper, certifications: readonly Certification[], id: string, path: Path): void {
  const known = certifications.map(each => each.id)
  objectToKey(paper, path, 'case.certification_unknown', { id }, hintsFor(id, known))
}

/** What every part of a case needs to find its certification. */
export type Setting = { paper: Paper; rules: Rules; dossier: Dossier }

/** The certification a fact names; the only one where it names none. */
export function concerned({ paper, rules, dossier }: Setting, named: string | undefined, path: Path, what: string): string {
  const { certifications } = dossier
  if (named === undefined) {
    if (certifications.length > 1) objectToKey(paper, path, 'case.certification_unsaid', { what })
    return certifications[0]?.id ?? ''
  }
  const id = calledSo(rules, certifications, named)
  if (id === undefined && certifications.length > 0) objectToUnknown(paper, certifications, named, [...path, 'certification'])
  return id ?? ''
}
