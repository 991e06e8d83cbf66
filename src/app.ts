import { accountProblems, findSessions } from './accounts/accounts.ts'
import { accountRoutes, sessionRoutes } from './accounts/accounts.routes.ts'
import { consoleProblems } from './console/console.refusals.ts'
import { peopleRoutes } from './console/people.routes.ts'
import type { Clock } from './platform/clock.ts'
import type { Config } from './platform/config.ts'
import type { Database } from './platform/db.ts'
import { defaultLimits, type Http, type HttpLimits, openDoor } from './platform/http.ts'
import type { RouteAccess } from './platform/http-access.ts'
import { serveApp } from './platform/http-app.ts'
import { type Assets, loadAssets, PRELOADED, serveAssets } from './platform/http-assets.ts'
import { healthRoutes } from './platform/http-health.ts'
import { describeApi } from './platform/http-openapi.ts'
import type { Problem } from './platform/http-problem.ts'
import { httpStatuses, type Problems, problemsOf } from './platform/http.refusals.ts'
import type { Log } from './platform/log.ts'
import { publicStatusProblems, refusedPage, type Site } from './public-status/public-status.ts'
import { publicPageRoutes } from './public-status/public-pages.routes.ts'
import { publicStatusRoutes } from './public-status/public-status.routes.ts'
import { standingProblems } from './standing/standing.refusals.ts'
import type { Rulebook } from './standing/standing.ts'
import { httpMeanings } from './words/http.en.ts'

/** What every room's routes are handed. */
export type Deps = { database: Database; clock: Clock; rulebook: Rulebook; config: Config; log: Log; limits?: HttpLimits }

/** Every refusal that has an HTTP status; a room adds its table here. */
export const problems: Problems = {
  ...problemsOf(httpStatuses, httpMeanings),
  ...publicStatusProblems,
  ...accountProblems,
  ...consoleProblems,
  ...standingProblems,
}

/** The web application, ready to listen or to be asked with `inject`. */
export const buildApp = async (deps: Deps): Promise<Http> => (await buildAppWithRoutes(deps)).http

/** The same, and who may call each of its routes. */
export async function buildAppWithRoutes(deps: Deps): Promise<{ http: Http; routes: readonly RouteAccess[] }> {
  const { config, log, limits = defaultLimits } = deps
  const { publicUrl, trustProxy } = config
  const assets = loadAssets()
  const site = siteOf(deps, assets)
  const pageOf = (problem: Problem) => refusedPage(site, problem)
  const findSession = findSessions(deps)
  const door = await openDoor({ log, publicUrl, trustProxy, limits, problems, findSession, pageOf })
  const { http, cookie } = door
  healthRoutes(http, deps.database, deps.rulebook)
  serveAssets(http, assets)
  serveApp(http, { base: site.base, limits })
  describeApi(http)
  publicStatusRoutes(http, deps)
  sessionRoutes(http, deps, { cookie, limits })
  accountRoutes(http, deps)
  peopleRoutes(http, deps)
  publicPageRoutes(http, deps, { site, limits, problems, indexed: false })
  await http.ready()
  return door
}

function siteOf({ config, rulebook }: Deps, assets: Assets): Site {
  const { publicUrl, fixedToday } = config
  return {
    body: rulebook.rules.body,
    publicUrl,
    base: new URL(publicUrl).pathname.replace(/\/$/, ''),
    stylesheet: assets.pathOf('site.css'),
    icon: assets.pathOf('seal.svg'),
    preloaded: PRELOADED.map(assets.pathOf),
    fixedToday,
  }
}
