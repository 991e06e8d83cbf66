import { defineConfig, type Plugin } from 'vite'

const API = `http://localhost:${process.env['PORT'] ?? 3000}`

/** The pages of the signed-in: built into dist/web by bin/goodstanding.js, or served while being written by `npm run web`. */
export default defineConfig(({ command }) => ({
  root: import.meta.dirname,
  // Built files are named relative to each other, because an operator may put the program below a path.
  base: command === 'build' ? './' : '/',
  publicDir: false,
  clearScreen: false,
  // Replaced by the server, anew in each answer.
  html: { cspNonce: 'GOODSTANDING_NONCE' },
  build: {
    outDir: '../dist/web',
    assetsDir: 'app',
    assetsInlineLimit: 0,
    target: 'es2022',
    cssTarget: 'chrome111',
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    manifest: 'manifest.json',
    chunkSizeWarningLimit: 600,
    rolldownOptions: { onwarn: (warning, warn) => void (warning.code === 'MODULE_LEVEL_DIRECTIVE' || warn(warning)) },
  },
  server: { proxy: { '/api': API, '/assets': API, '/status': API } },
  plugins: [preloadFonts()],
}))

const NEEDED_AT_ONCE = /(newsreader-latin-opsz-normal|source-sans-3-latin-wght-normal)-[^/]+\.woff2$/

/** Asks for the two fonts every page needs before the styles have been read. */
function preloadFonts(): Plugin {
  return {
    name: 'preload-fonts',
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { bundle = {} }) =>
        Object.keys(bundle)
          .filter(file => NEEDED_AT_ONCE.test(file))
          .map(file => ({
            tag: 'link',
            attrs: { rel: 'preload', href: `./${file}`, as: 'font', type: 'font/woff2', crossorigin: true },
            injectTo: 'head' as const,
          })),
    },
  }
}
