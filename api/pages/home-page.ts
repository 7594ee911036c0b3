import { type Language, languages } from '../../web/messages/languages.ts'
import { type Page } from './send-page.ts'

/** What Conduits is and how to sign in; for everybody. */
export const homePage = (language: Language): Page => {
  const { home } = languages[language]
  const points = home.points.map(([heading, text]) => `<li><h2>${heading}</h2><p>${text}</p></li>`)
  return {
    title: home.title,
    main: `<div class="intro">
<h1>${home.heading}</h1>
<p class="lead">${home.lead}</p>
<p><a class="button" href="/api/hubspot/connect">${home.signIn}</a></p>
<p class="hint">${home.signInHint}</p>
</div>
<ul class="points">${points.join('')}</ul>`,
  }
}
