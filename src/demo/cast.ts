import type { Dossier } from '../engine/dossier.ts'
import type { Day } from '../values/day.ts'
import { MARIA, MARIA_BORN, mariasDossier } from './maria.ts'
import { generateDossier, generatePerson, type Person } from './population.ts'

/** One of the demo's people with everything that happened to them. */
export type Member = { dossier: Dossier; person: () => Person }

/** The demo's people in order, Maria first; may be asked for again and gives the same. */
export type Cast = () => Iterable<Member>

/** Above this many, people are invented anew each time they are asked for, so that memory stays flat. */
const KEPT = 5_000

/** Everybody of a seed whose certificate numbers are all free. */
export function castOf(
  { certificants, seed }: { certificants: number; seed: number },
  today: Day,
  isTaken: (number: string) => boolean,
): Cast {
  function* invent(): Generator<Member> {
    yield* free(maria(seed, today))
    for (let n = 0; n < certificants; n++) yield* free(member(seed, n, today))
  }
  function* free(one: Member): Generator<Member> {
    if (!one.dossier.certifications.some(({ number }) => isTaken(number))) yield one
  }
  if (certificants > KEPT) return invent
  const kept = [...invent()]
  return () => kept
}

function member(seed: number, n: number, today: Day): Member {
  const dossier = generateDossier(seed, n, today)
  return { dossier, person: () => generatePerson(seed, n, dossier) }
}

function maria(seed: number, today: Day): Member {
  const address = {
    email: 'maria.garcia@example.org',
    street1: '1414 Elm St',
    city: 'Rosemont',
    state: 'IL',
    postalCode: '60018',
    country: 'US',
  }
  return { dossier: mariasDossier(seed, today), person: () => ({ name: MARIA, bornOn: MARIA_BORN, address }) }
}
