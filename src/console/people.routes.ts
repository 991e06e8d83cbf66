import { z } from 'zod'
import type { Http } from '../platform/http.ts'
import { staff } from '../platform/http-access.ts'
import { type Cell, sendCsv } from '../platform/http-csv.ts'
import { problemResponses } from '../platform/http-problem.ts'
import { isId } from '../values/id.ts'
import type { AfterPerson } from '../certificants/certificants.ts'
import { peopleColumns } from '../words/console-reads.en.ts'
import { type ConsoleDeps, findPeople, type PersonShown, showPerson } from './console.ts'
import { afterField, asOfField, certificantField, formatField, knownOnField, limitField, qField } from './fields.ts'
import { dayText, standingSchema, statusCode, toldReason } from '../telling/telling.ts'

const instant = z.string().meta({ format: 'date-time' })

const sameAs = z
  .array(z.object({ certificant: z.string(), name: z.string() }))
  .meta({ description: 'Other records of the same human, as was decided of merge proposals.' })

const personShown = z
  .object({
    certificant: z.string(),
    name: z.string(),
    email: z.string().nullable(),
    certifications: z.array(
      z.object({ number: z.string(), shownAs: z.string(), status: statusCode, label: z.string(), since: dayText }),
    ),
    sameAs,
  })
  .meta({ id: 'PersonShown' })

const name = z.object({
  name: z.string(),
  formerName: z.string().nullable(),
  recordedAt: instant,
  recordedBy: z.string(),
  supersededAt: instant.nullable(),
})

const contact = z.object({
  email: z.string().nullable(),
  phone: z.string().nullable(),
  street1: z.string().nullable(),
  street2: z.string().nullable(),
  city: z.string().nullable(),
  state: z.string().nullable(),
  postalCode: z.string().nullable(),
  country: z.string().nullable(),
  preferredChannel: z.string().nullable(),
  note: z.string().nullable(),
  updatedAt: instant,
})

const fact = z
  .object({
    factId: z.string(),
    kind: z.enum(['name', 'grant', 'opening', 'decision', 'activity', 'attestation', 'audit', 'payment']),
    on: dayText,
    recordedAt: instant,
    recordedBy: z.string(),
    certification: z.string().nullable().meta({ description: 'Null where the fact concerns the person.' }),
    supersedes: z.string().nullable(),
    supersededBy: z.string().nullable(),
    withdrawn: z.boolean().meta({ description: 'This row takes back the one it supersedes.' }),
    because: z
      .object({ reason: z.string(), authority: z.string(), decidedOn: dayText })
      .nullable()
      .meta({ description: 'Why staff put this row in the place of another.' }),
    params: z.looseObject({}).meta({ description: 'The fact’s own fields; points and money in hundredths.' }),
  })
  .meta({ id: 'TimelineFact' })

const change = z
  .object({
    id: z.string(),
    certification: z.string(),
    number: z.string(),
    asOf: dayText,
    status: statusCode,
    substate: z.string().nullable(),
    label: z.string(),
    since: dayText,
    through: dayText.nullable(),
    reasons: z.array(toldReason),
    rulebook: z.string(),
    engineVersion: z.number().int(),
    authority: z.string(),
    recordedAt: instant,
  })
  .meta({ id: 'StandingChange', description: 'What was said of a certification, when, and on whose authority.' })

const personPage = z
  .object({
    certificant: z.string(),
    name: z.string(),
    names: z.array(name),
    bornOn: dayText.nullable(),
    contact: contact.nullable().meta({ description: 'As it is now: contacts have no history.' }),
    otherNumbers: z.array(z.object({ system: z.string(), kind: z.string(), value: z.string() })),
    sameAs,
    asOf: dayText,
    today: dayText,
    knownOn: instant.nullable(),
    rulebook: z.string(),
    standings: z.array(standingSchema),
    timeline: z.array(fact),
    changes: z.array(change),
    daysWithFacts: z.array(dayText),
  })
  .meta({ id: 'PersonPage' })

const afterPerson = afterField(key => key.length === 2 && isId(key[1] ?? '')).transform(
  ([sortKey = '', certificant = '']) => ({ sortKey, certificant }) as AfterPerson,
)

/** Finding people, and the whole story of one. */
export function peopleRoutes(http: Http, deps: ConsoleDeps): void {
  const config = { access: staff('people.read') }

  http.get(
    '/api/v1/people',
    {
      config,
      schema: {
        operationId: 'findPeople',
        summary: 'People by name, number or email',
        description: 'In order of name; everybody where nothing is asked. Whoever looks is written down in the trail.',
        querystring: z.strictObject({
          q: qField.optional(),
          after: afterPerson.optional(),
          limit: limitField,
          format: formatField,
        }),
        response: { 200: z.object({ items: z.array(personShown), next: z.string().nullable() }), ...problemResponses },
      },
    },
    async ({ actor, query: { format, ...search } }, reply) => {
      const page = await findPeople(deps, actor, search)
      if (format === 'json') return page
      return sendCsv(reply, { name: 'people', titles: peopleColumns, rows: page.items.flatMap(rowsOf) })
    },
  )

  http.get(
    '/api/v1/people/:certificant',
    {
      config,
      schema: {
        operationId: 'showPerson',
        summary: 'One person: standings with reasons, facts, and what was said',
        description: 'As of any day and as known at any past moment. Whoever looks is written down in the trail.',
        params: z.object({ certificant: certificantField }),
        querystring: z.strictObject({ asOf: asOfField.optional(), knownOn: knownOnField.optional() }),
        response: { 200: personPage, ...problemResponses },
      },
    },
    ({ actor, params, query }) => showPerson(deps, actor, params.certificant, query),
  )
}

/** A row a certification; a person without any has one. */
const rowsOf = ({ name, email, certifications }: PersonShown): Cell[][] =>
  certifications.length === 0
    ? [[name, email, null, null, null, null]]
    : certifications.map(({ number, shownAs, label, since }) => [name, email, number, shownAs, label, since])
