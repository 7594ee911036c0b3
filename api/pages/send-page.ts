import escapeHtml from 'escape-html'
import { type Request, type Response } from 'express'
import { allLanguages, type Language, languages } from '../../web/messages/languages.ts'
import { type Assets } from './assets.ts'
import { languageOf } from './language.ts'

/** Nothing but our own files, and no markup from strings. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ')

export type Page = {
  title: string
  /** What stands in `<main>`, escaped already. */
  main: string
  /** Entry of web/ to run. It draws its own header. */
  script?: string
  status?: number
}

const switchTo = (language: Language, current: Language) =>
  `<a href="?language=${language}" lang="${language}" hreflang="${language}"${
    language === current ? ' aria-current="true"' : ''
  }>${languages[language].languageName}</a>`

const header = (current: Language) => `<header class="top">
<a class="brand" href="/">Conduits</a>
<nav class="languages" aria-label="${languages[current].chooseLanguage}">
${allLanguages.map((language) => switchTo(language, current)).join('\n')}
</nav>
</header>`

const footer = (language: Language) => `<footer class="bottom">${languages[language].notAffiliated}</footer>`

/** Sends an HTML page in the language of the request. Pages are never cached: what they show depends on who asks. */
export const sendPage = (request: Request, response: Response, assets: Assets, page: Page): void => {
  const language = languageOf(request)
  const { title, main, script, status = 200 } = page
  const body =
    script === undefined
      ? `${header(language)}
<main class="page">${main}</main>
${footer(language)}`
      : `<div id="app"></div><noscript><main class="page"><p>${languages[language].needsScript}</p></main></noscript>
<script type="module" src="${assets.address(script)}"></script>`
  const imports = script === undefined ? [] : assets.imports(script)
  const preload = imports.map((address) => `<link rel="modulepreload" href="${address}">\n`).join('')
  response
    .status(status)
    .set({
      'Content-Security-Policy': contentSecurityPolicy,
      'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
      'Referrer-Policy': 'no-referrer',
      'Cache-Control': 'no-store',
      'Content-Language': language,
    })
    .vary('Accept-Language, Cookie')
    .type('html').send(`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<title>${escapeHtml(title)}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="${assets.address('icon.svg')}" type="image/svg+xml">
${preload}<link rel="stylesheet" href="${assets.address('site.css')}">
</head>
<body>
${body}
</body>
</html>
`)
}
