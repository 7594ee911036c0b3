import { Router, urlencoded } from 'express'
import { z } from 'zod'
import { consentPage } from './consent-page.ts'
import escapeHtml from 'escape-html'
import { type Grants } from './grants.ts'
import { page } from './page-style.ts'
import { type HubspotSandboxSettings } from './options.ts'

const AuthorizeQuery = z.object({
  client_id: z.string(),
  redirect_uri: z.url(),
  scope: z.string().default(''),
  optional_scope: z.string().default(''),
  state: z.string().default(''),
})
const Decision = AuthorizeQuery.extend({ decision: z.enum(['allow', 'deny']) })
type Asked = z.output<typeof AuthorizeQuery>

const words = (text: string) => text.split(' ').filter(Boolean)

/** GET /oauth/authorize: a person allows or denies, as in HubSpot's own page. */
export const authorizeRoutes = (settings: HubspotSandboxSettings, grants: Grants) => {
  const { clientId, redirectUris, portalId, userEmail } = settings
  const isAllowedUri = (uri: string) =>
    redirectUris ? redirectUris.includes(uri) : ['localhost', '127.0.0.1', '[::1]'].includes(new URL(uri).hostname)

  const problemWith = (asked: Asked) => {
    if (asked.client_id !== clientId) return 'This app is not known: check client_id.'
    if (!isAllowedUri(asked.redirect_uri)) return 'The redirect URL does not match one that the app registered.'
    return words(asked.scope).length === 0 ? 'No scope was asked for.' : null
  }
  const sorry = (message: string) => page('HubSpot stand-in', `<p class="card">${escapeHtml(message)}</p>`)
  const back = ({ redirect_uri, state }: Asked, answer: Record<string, string>) => {
    const url = new URL(redirect_uri)
    for (const [name, value] of Object.entries({ ...answer, ...(state ? { state } : {}) }))
      url.searchParams.set(name, value)
    return url.toString()
  }

  const router = Router()
  router.get('/oauth/authorize', (req, res) => {
    const parsed = AuthorizeQuery.safeParse(req.query)
    const problem = parsed.success ? problemWith(parsed.data) : 'client_id, redirect_uri and scope are required.'
    if (problem !== null || !parsed.success) return void res.status(400).send(sorry(problem ?? ''))
    res.send(consentPage({ portalId, userEmail, query: parsed.data }))
  })
  router.post('/oauth/authorize', urlencoded({ extended: false }), (req, res) => {
    const parsed = Decision.safeParse(req.body)
    const problem = parsed.success ? problemWith(parsed.data) : 'That form is not complete.'
    if (problem !== null || !parsed.success) return void res.status(400).send(sorry(problem ?? ''))
    const asked = parsed.data
    if (asked.decision === 'deny')
      return res.redirect(302, back(asked, { error: 'access_denied', error_description: 'The user denied access' }))
    const code = grants.allow(asked.redirect_uri, [...words(asked.scope), ...words(asked.optional_scope)])
    res.redirect(302, back(asked, { code }))
  })
  return router
}
