/** One look for the stand-in's pages; light and dark follow the system. */
export const pageStyle = `
:root { color-scheme: light dark; --ink: #213343; --soft: #516f90; --line: #dfe3eb; --paper: #fff; --back: #f5f8fa; --mark: #ff5c35 }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6edf3; --soft: #9db2c7; --line: #2d3b49; --paper: #17212b; --back: #0f171f }
}
* { box-sizing: border-box }
body { margin: 0; background: var(--back); color: var(--ink); font: 15px/1.55 system-ui, sans-serif }
header { padding: 18px 24px; background: var(--paper); border-bottom: 3px solid var(--mark) }
h1 { margin: 0; font-size: 20px } h2 { margin: 0; font-size: 17px }
main { max-width: 860px; margin: 24px auto; padding: 0 16px }
.card { background: var(--paper); border: 1px solid var(--line); border-radius: 8px; padding: 18px 20px; margin-bottom: 16px }
.soft { color: var(--soft); font-size: 13px }
.note { border-left: 3px solid var(--mark); padding: 2px 0 2px 14px; margin-top: 16px; overflow-wrap: anywhere }
.note h1, .note h2, .note h3, .note h4 { font-size: 15px; margin: 10px 0 4px } .note ul, .note ol { margin: 4px 0; padding-left: 20px }
.note p { margin: 4px 0 } a { color: inherit }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 2px 14px; margin: 8px 0 0; font-size: 13px }
dt { color: var(--soft) } dd { margin: 0; overflow-wrap: anywhere }
button { font: inherit; padding: 8px 20px; border-radius: 6px; border: 1px solid var(--line); background: var(--paper); color: inherit; cursor: pointer }
button.main { background: var(--mark); border-color: var(--mark); color: #fff; font-weight: 600 }
`

/** A whole page around a body that is HTML already. */
export const page = (title: string, body: string) => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title><style>${pageStyle}</style></head>
<body><header><h1>${title}</h1></header><main>${body}</main></body></html>
`
/** No script runs on these pages, whatever a note holds. */
export const pagePolicy = { 'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'" }
