import { MantineProvider } from '@mantine/core'
import '@mantine/core/styles/baseline.layer.css'
import '@mantine/core/styles/global.layer.css'
import '@mantine/core/styles/UnstyledButton.layer.css'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createBrowserRouter, RouterProvider } from 'react-router'
import { AnswerFailed } from './api/problem.ts'
import { basePath } from './paths.ts'
import { routes } from './routes.tsx'
import './ui/base.css'
import { cssVariablesResolver, theme } from './ui/theme.ts'

/** Asking again helps where no answer came or the server was at fault, and never where it refused. */
const mayHelp = (error: Error): boolean => !(error instanceof AnswerFailed) || error.status === 0 || error.status >= 500

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      retry: (failures, error) => failures < 1 && mayHelp(error),
      networkMode: 'always',
    },
    mutations: { networkMode: 'always' },
  },
})

const router = createBrowserRouter(routes, { basename: basePath || '/' })

/** The document's nonce, with which the styles that components bring along are admitted. */
const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? ''
// Read by the part of the drawer that holds the page behind it still.
Object.assign(globalThis, { __webpack_nonce__: nonce })

/** The application: theme, answers of the API, and the page the address names. */
export const App = () => (
  <MantineProvider
    theme={theme}
    cssVariablesResolver={cssVariablesResolver}
    defaultColorScheme="auto"
    deduplicateCssVariables={false}
    getStyleNonce={() => nonce}
  >
    <QueryClientProvider client={queries}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </MantineProvider>
)
