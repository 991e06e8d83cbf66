import { accountProblems, findSessions, memberProblems } from './accounts/accounts.ts'
import { accountRoutes, sessionRoutes } from './accounts/accounts.routes.ts'
import { memberRoutes } from './accounts/members.routes.ts'
import { consoleProblems } from './console/console.refusals.ts'
import { peopleRoutes } from './console/people.routes.ts'
import { reportRoutes, worklistRoutes } from './console/work.routes.ts'
import { downtimeProblems } from './downtime/downtime.ts'
import { downtimeRoutes } from './downtime/downtime.routes.ts'
import { inboxRoutes } from './demo/inbox.routes.ts'
import { decisionProblems } from './decisions/decisions.refusals.ts'
import { decisionRoutes } from './decisions/decisions.routes.ts'
import { settlingRoutes } from './decisions/settling.routes.ts'
import { collectMetrics } from './metrics.ts'
import type { Clock } from './platform/clock.ts'
import type { Config } from './platform/config.ts'
import type { Database } from './platform/db.ts'
import { type Http, openDoor } from './platform/http.ts'
import type { RouteAccess } from './platform/http-access.ts'
import { serveApp } from './platform/http-app.ts'
import { type Assets, loadAssets, PRELOADED, serveAssets } from './platform/http-assets.ts'
import { healthRoutes } from './platform/http-health.ts'
import { metricsRoute } from './platform/http-metrics.ts'
import { defaultLimits, type HttpLimits } from './platform/http-limits.ts'
import { describeApi } from './platform/http-openapi.ts'
import type { Problem } from './platform/http-problem.ts'
import { httpStatuses, type Problems, problemsOf } from './platform/http.refusals.ts'
import type { Log } from './platform/log.ts'
import { portalRoutes } from './portal/portal.routes.ts'
import { publicStatusProblems, refusedPage, type Site } from './public-status/public-status.ts'
import { publicPageRoutes } from './public-status/public-pages.routes.ts'
import { publicStatusRoutes } from './public-status/public-status.routes.ts'
import { setupProblems } from './setup/setup.ts'
import { setupRoutes } from './setup/setup.routes.ts'
import { standingProblems } from './standing/standing.refusals.ts'
import { type Rulebook, rulebookInForce } from './standing/standing.ts'
import { httpMeanings } from './words/http.en.ts'

/** What the application is made of. */
export type Deps = { database: Database; clock: Clock; rulebook: Rulebook; config: Config; log: Log; limits?: HttpLimits }

/**
 * What every room's routes are handed. The rulebook is another one after a set-up or changed settings, so a route reads it
 * from here at each request and never keeps it.
 */
export type RouteDeps = Deps & { refresh: () => Promise<void> }

export type App = {
  http: Http
  routes: readonly RouteAccess[]
  refresh: () => Promise<void>
  /** The rulebook in force now. */
  rulebook: () => Rulebook
}

/** Every refusal that has an HTTP status; a room adds its table here. */
export const problems: Problems = {
  ...problemsOf(httpStatuses, httpMeanings),
  ...publicStatusProblems,
  ...accountProblems,
  ...memberProblems,
  ...consoleProblems,
  ...decisionProblems,
  ...standingProblems,
  ...setupProblems,
  ...downtimeProblems,
}

/** The web application, ready to listen or to be asked with `inject`. */
export const buildApp = async (deps: Deps): Promise<Http> => (await buildAppWithRoutes(deps)).http

/** The same, who may call each of its routes, and how it takes over what another process changed. */
export async function buildAppWithRoutes(given: Deps): Promise<App> {
  const deps = refreshed(given)
  const { config, log, limits = defaultLimits } = deps
  const { publicUrl, trustProxy } = config
  const assets = loadAssets()
  const site = siteOf(deps, assets)
  const pageOf = (problem: Problem) => refusedPage(site, problem)
  const findSession = findSessions(deps)
  const door = await openDoor({ log, publicUrl, trustProxy, limits, problems, findSession, pageOf })
  const { http, cookie, times } = door
  healthRoutes(http, deps)
  metricsRoute(http, { token: config.metricsToken, collect: () => collectMetrics(deps, times.metric()) })
  serveAssets(http, assets)
  serveApp(http, { base: site.base })
  describeApi(http)
  publicStatusRoutes(http, deps)
  sessionRoutes(http, deps, { cookie })
  accountRoutes(http, deps)
  memberRoutes(http, deps, { cookie })
  portalRoutes(http, deps)
  peopleRoutes(http, deps)
  worklistRoutes(http, deps)
  reportRoutes(http, deps)
  downtimeRoutes(http, deps)
  decisionRoutes(http, deps)
  settlingRoutes(http, deps)
  setupRoutes(http, deps, { cookie })
  inboxRoutes(http, deps, { site })
  publicPageRoutes(http, deps, { site, limits, problems, indexed: false })
  await http.ready()
  return { http, routes: door.routes, refresh: deps.refresh, rulebook: () => deps.rulebook }
}

function refreshed(given: Deps): RouteDeps {
  const refresh = async () => {
    deps.rulebook = await rulebookInForce(deps.database.db, deps.clock)
  }
  const deps: RouteDeps = { ...given, refresh }
  return deps
}

function siteOf(deps: Deps, assets: Assets): Site {
  const { publicUrl, fixedToday } = deps.config
  return {
    get body() {
      return deps.rulebook.rules.body
    },
    publicUrl,
    base: new URL(publicUrl).pathname.replace(/\/$/, ''),
    stylesheet: assets.pathOf('site.css'),
    icon: assets.pathOf('seal.svg'),
    preloaded: PRELOADED.map(assets.pathOf),
    fixedToday,
  }
}
