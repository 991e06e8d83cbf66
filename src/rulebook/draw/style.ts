import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const require = createRequire(import.meta.url)

const FONTS = [
  { family: 'Newsreader Variable', package: '@fontsource-variable/newsreader', file: 'newsreader-latin-opsz-normal.woff2' },
  {
    family: 'Source Sans 3 Variable',
    package: '@fontsource-variable/source-sans-3',
    file: 'source-sans-3-latin-wght-normal.woff2',
  },
] as const

/** The page's style with its fonts inside, so that the file can be sent by mail and opened anywhere. */
export const styleOfPage = (): string => [...FONTS.map(fontFace), STYLE].join('\n')

function fontFace({ family, package: name, file }: (typeof FONTS)[number]): string {
  const bytes = readFileSync(join(dirname(require.resolve(`${name}/index.css`)), 'files', file))
  return `@font-face{font-family:"${family}";font-weight:200 900;font-display:swap;src:url(data:font/woff2;base64,${bytes.toString('base64')}) format("woff2")}`
}

const STYLE = `
:root{color-scheme:light dark;--paper:#fcfbf8;--wash:#f4f2ec;--ink:#1b1f1d;--ink-2:#474d4a;--ink-3:#626864;--green:#14573d;--green-wash:#e5efe8;--amber:#7a4a00;--amber-wash:#f8edd6;--brick:#96291d;--brick-wash:#f8e6e1;--pen:#24408e;--pen-wash:#e9edf8;--edge:#7f8581;--hair:#dddad1;--band:#24408e;--serif:"Newsreader Variable",Georgia,serif;--sans:"Source Sans 3 Variable","Segoe UI",Arial,sans-serif}
@media (prefers-color-scheme:dark){:root{--paper:#141715;--wash:#1c201e;--ink:#edece6;--ink-2:#bfc3bd;--ink-3:#9ba19b;--green:#83cba6;--green-wash:#1b2f26;--amber:#e6b866;--amber-wash:#33290f;--brick:#f39a8b;--brick-wash:#3a1f1a;--pen:#a6bcf7;--pen-wash:#1f2740;--edge:#7d857f;--hair:#2e3430;--band:#4b63b0}}
*{box-sizing:border-box}
html{background:var(--paper)}
body{margin:0;border-top:4px solid var(--band);background:var(--paper);color:var(--ink);font:400 1.0625rem/1.53 var(--sans);font-variant-numeric:tabular-nums lining-nums;overflow-wrap:anywhere}
header,main,footer{max-width:1096px;margin:0 auto;padding:0 20px}
header{padding-top:20px}
header p{max-width:none;margin:0;padding-bottom:16px;border-bottom:1px solid var(--hair);font:500 1.125rem/1.4 var(--serif)}
footer{margin-top:72px;padding-bottom:44px;color:var(--ink-3);font-size:.875rem}
footer p{border-top:1px solid var(--ink);padding-top:12px}
h1{margin:52px 0 12px;font:500 3.375rem/1.07 var(--serif);letter-spacing:-.014em;text-wrap:balance}
h2{margin:0 0 8px;font:500 1.75rem/1.2 var(--serif);text-wrap:balance}
h3{margin:0 0 2px;font:500 1.3125rem/1.3 var(--serif)}
h4{margin:0;font:600 1rem/1.4 var(--sans)}
p{margin:0 0 8px;max-width:72ch}
.lead{margin-bottom:20px;font:400 1.5rem/1.34 var(--serif)}
.second{color:var(--ink-2)}
.of{color:var(--ink-3);font-size:.9375rem;font-weight:400}
a{color:var(--pen);text-underline-offset:3px;text-decoration-thickness:1px}
:focus-visible{outline:3px solid var(--pen);outline-offset:2px;border-radius:3px}
section{margin-top:64px;padding-top:16px;border-top:1px solid var(--ink)}
ul,ol,dl,dd{margin:0;padding:0;list-style:none}
nav ul{display:flex;flex-wrap:wrap;gap:4px 28px;margin-top:24px}
nav a{display:inline-block;padding:4px 0}
.marks li{margin:4px 0;color:var(--ink-2)}
.mark{display:inline-block;padding:0 6px;border:1px solid;border-radius:3px;font:600 .8125rem/1.35rem var(--sans);white-space:nowrap}
.sample{color:var(--amber);background:var(--amber-wash)}
.unset{color:var(--ink-2);background:var(--wash);border-style:dashed}
.in-force{color:var(--green);background:var(--green-wash)}
figure{margin:24px 0 20px}
.narrow{display:none}
svg{display:block;width:100%;height:auto}
svg text{fill:var(--ink);font:400 15px var(--sans)}
.state rect{fill:var(--paper);stroke:var(--edge);stroke-width:1.5}
.state text{font:600 16px var(--sans);text-anchor:middle;dominant-baseline:central}
.state.active rect{stroke:var(--green);fill:var(--green-wash)}
.state.active text,.yes,strong.active{color:var(--green);fill:var(--green)}
.state.fee_past_due rect{stroke:var(--amber);fill:var(--amber-wash)}
.state.fee_past_due text,strong.fee_past_due{fill:var(--amber);color:var(--amber)}
.state:is(.lapsed,.decertified) rect{stroke:var(--brick);fill:var(--brick-wash)}
.state:is(.lapsed,.decertified) text,strong:is(.lapsed,.decertified){fill:var(--brick);color:var(--brick)}
.way{fill:none;stroke:var(--ink-2);stroke-width:1.5}
.head{fill:var(--ink-2)}
svg text.second{fill:var(--ink-2)}
.number circle{fill:var(--ink)}
.number text{fill:var(--paper);font:600 13px var(--sans);text-anchor:middle;dominant-baseline:central}
.number.work circle{fill:var(--pen)}
.number.fee circle{fill:var(--amber)}
.number.lost circle{fill:var(--brick)}
.numbered>li.work::before{background:var(--pen)}
.numbered>li.fee::before{background:var(--amber)}
.numbered>li.lost::before{background:var(--brick)}
svg.arrow{display:inline-block;width:18px;height:10px;vertical-align:baseline}
.arrow path{fill:none;stroke:currentColor;stroke-width:1.6}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.stem{stroke:var(--edge);stroke-width:1}
.line{stroke:var(--ink);stroke-width:1.5;fill:none}
.grid{stroke:var(--hair)}
text.year{text-anchor:middle;fill:var(--ink-2)}
text.year.first{text-anchor:start}
.bar{stroke:var(--green);stroke-width:12}
.rung .head{fill:var(--green)}
.stop{stroke:var(--brick);stroke-width:3}
.numbered{counter-reset:nth;columns:2;column-gap:44px}
.numbered>li{position:relative;counter-increment:nth;break-inside:avoid;padding:6px 0 6px 36px;border-bottom:1px solid var(--hair)}
.numbered>li::before{content:counter(nth);position:absolute;left:0;top:8px;width:22px;height:22px;border-radius:50%;background:var(--ink);color:var(--paper);font:600 13px/22px var(--sans);text-align:center}
.numbered strong{font-weight:600}
.lanes{display:grid;grid-template-columns:1fr 1fr;gap:24px 44px;margin-top:28px}
.scrolls{overflow-x:auto;margin-top:20px}
table{width:100%;border-collapse:collapse;font-size:.9375rem;line-height:1.45}
th,td{padding:9px 16px 9px 0;border-bottom:1px solid var(--hair);text-align:left;vertical-align:top}
thead th{border-bottom-color:var(--ink);color:var(--ink-2);font-weight:600;vertical-align:bottom}
tbody th{font-weight:600}
th,td{overflow-wrap:break-word}
.figure{text-align:right}
#figures table{width:auto;min-width:68%}
th:last-child,td:last-child{padding-right:0}
.closed{color:var(--ink-3)}
.capped{display:flex;gap:12px;align-items:center}
.share{width:120px;flex:none}
.whole{fill:none;stroke:var(--edge)}
.part{fill:var(--green)}
article{margin-top:32px}
.version{margin:12px 0 0;padding:12px 0;border-top:1px solid var(--hair)}
blockquote{margin:8px 0;padding-left:16px;border-left:3px solid var(--hair);max-width:68ch;font:400 1.125rem/1.5 var(--serif)}
dl>div{display:grid;grid-template-columns:minmax(120px,220px) 1fr;gap:0 20px;padding:4px 0}
dt{color:var(--ink-2)}
dl dl>div{grid-template-columns:minmax(90px,150px) 1fr}
.items li{padding:1px 0}
summary{margin-top:12px;color:var(--pen);cursor:pointer}
.sources{columns:2;column-gap:44px}
.sources li{break-inside:avoid;padding:4px 0}
li:target,section:target{scroll-margin-top:20px}
li:target{background:var(--pen-wash)}
@media (max-width:720px){h1{font-size:2.375rem;margin-top:32px}.lead{font-size:1.25rem}.wide{display:none}.narrow{display:block}.numbered,.sources{columns:1}.lanes{grid-template-columns:1fr}dl>div,dl dl>div{grid-template-columns:1fr}dd{padding-bottom:4px}nav ul{flex-direction:column;gap:0}nav a{padding:8px 0}.share{width:60px}section{margin-top:44px}.scrolls table{min-width:520px}}
@media print{body{border:0}section{break-inside:auto}.scrolls{overflow:visible}details{display:none}}
`
