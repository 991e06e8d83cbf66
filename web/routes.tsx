import type { RouteObject } from 'react-router'
import { BrokenPage } from './console/broken-page.tsx'
import { patterns } from './paths.ts'

type Page = () => React.ReactNode

/** Loads a page with its own file, when somebody goes there. */
const page = (load: () => Promise<Page>) => async () => ({ Component: await load() })

/** What certificants have. */
const portalRoutes: RouteObject[] = [
  {
    path: patterns.portalEnter,
    lazy: page(async () => (await import('./portal/enter-page.tsx')).PortalEnterPage),
    errorElement: <BrokenPage />,
    hydrateFallbackElement: <></>,
  },
  {
    path: patterns.portalSignIn,
    lazy: page(async () => (await import('./portal/sign-in-page.tsx')).PortalSignInPage),
    errorElement: <BrokenPage />,
    hydrateFallbackElement: <></>,
  },
  {
    path: patterns.portalSignedOut,
    lazy: page(async () => (await import('./portal/signed-out-page.tsx')).PortalSignedOutPage),
    errorElement: <BrokenPage />,
    hydrateFallbackElement: <></>,
  },
  {
    lazy: page(async () => (await import('./portal/portal-frame.tsx')).PortalFrame),
    errorElement: <BrokenPage />,
    hydrateFallbackElement: <></>,
    children: [
      { path: patterns.ownActivities, lazy: page(async () => (await import('./portal/activities-page.tsx')).ActivitiesPage) },
      { path: patterns.home, lazy: page(async () => (await import('./portal/home-page.tsx')).HomePage) },
      { path: patterns.portalElsewhere, lazy: page(async () => (await import('./portal/missing-page.tsx')).PortalMissingPage) },
    ],
  },
]

/** Every page of the application. */
export const routes: RouteObject[] = [
  ...portalRoutes,
  {
    path: patterns.enter,
    lazy: page(async () => (await import('./console/enter-page.tsx')).EnterPage),
    errorElement: <BrokenPage />,
    hydrateFallbackElement: <></>,
  },
  {
    path: patterns.signedOut,
    lazy: page(async () => (await import('./console/signed-out-page.tsx')).SignedOutPage),
    errorElement: <BrokenPage />,
    hydrateFallbackElement: <></>,
  },
  {
    path: patterns.setUp,
    lazy: page(async () => (await import('./console/set-up-page.tsx')).SetUpPage),
    errorElement: <BrokenPage />,
    hydrateFallbackElement: <></>,
  },
  {
    lazy: page(async () => (await import('./console/console-frame.tsx')).ConsoleFrame),
    errorElement: <BrokenPage />,
    hydrateFallbackElement: <></>,
    children: [
      { path: patterns.overview, lazy: page(async () => (await import('./console/overview-page.tsx')).OverviewPage) },
      { path: patterns.people, lazy: page(async () => (await import('./console/people-page.tsx')).PeoplePage) },
      { path: patterns.person, lazy: page(async () => (await import('./console/person-page.tsx')).PersonPage) },
      { path: patterns.worklist, lazy: page(async () => (await import('./console/worklist-page.tsx')).WorklistPage) },
      { path: patterns.reports, lazy: page(async () => (await import('./console/reports-page.tsx')).ReportsPage) },
      { path: patterns.report, lazy: page(async () => (await import('./console/report-page.tsx')).ReportPage) },
      { path: patterns.downtime, lazy: page(async () => (await import('./console/downtime-page.tsx')).DowntimePage) },
      { path: patterns.settings, lazy: page(async () => (await import('./console/settings-page.tsx')).SettingsPage) },
      { path: '*', lazy: page(async () => (await import('./console/missing-page.tsx')).MissingPage) },
    ],
  },
]
