/** A day and a moment that a page of the register is seen from. */
export type SeenFrom = { asOf?: string | undefined; knownOn?: string | undefined }

type Query = Readonly<Record<string, string | undefined>>

/** A path with those parameters that are set, in the order given. */
export function withQuery(path: string, query: Query): string {
  const set = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== '')
  return set.length === 0 ? path : `${path}?${new URLSearchParams(set).toString()}`
}

const part = (text: string): string => encodeURIComponent(text)

/** Every address of the application, below the path the program lies at. */
export const paths = {
  overview: () => '/console',
  enter: () => '/console/enter',
  signedOut: () => '/console/signed-out',
  people: (query: { q?: string; after?: string } = {}) => withQuery('/console/people', query),
  person: (certificant: string, seen: SeenFrom = {}) => withQuery(`/console/people/${part(certificant)}`, seen),
  worklist: (list: string, query: Query = {}) => withQuery(`/console/work/${part(list)}`, query),
  reports: () => '/console/reports',
  report: (report: string) => `/console/reports/${part(report)}`,
  downtime: () => '/console/downtime',
  settings: () => '/console/settings',
  setUp: () => '/console/set-up',
  home: () => '/portal',
  ownActivities: () => '/portal/activities',
  portalEnter: () => '/portal/enter',
  portalSignIn: () => '/portal/sign-in',
  portalSignedOut: () => '/portal/signed-out',
}

/** The same as patterns for the router. */
export const patterns = {
  overview: '/console',
  enter: '/console/enter',
  signedOut: '/console/signed-out',
  people: '/console/people',
  person: '/console/people/:certificant',
  worklist: '/console/work/:list',
  reports: '/console/reports',
  report: '/console/reports/:report',
  downtime: '/console/downtime',
  settings: '/console/settings',
  setUp: '/console/set-up',
  home: '/portal',
  ownActivities: '/portal/activities',
  portalEnter: '/portal/enter',
  portalSignIn: '/portal/sign-in',
  portalSignedOut: '/portal/signed-out',
  portalElsewhere: '/portal/*',
}

/** The path the program lies below, as the server wrote it into the document: empty where it has a host of its own. */
export const basePath: string = document.querySelector('meta[name="base-path"]')?.getAttribute('content') ?? ''

/** The address of a page that the server renders itself. */
export const publicCheckUrl: string = `${basePath}/status`
