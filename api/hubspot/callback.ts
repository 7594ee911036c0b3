import { z } from 'zod'
import { type ConsentProblem } from '../../services/hubspot-connections/consent.ts'
import { sessionCookie } from '../cookies.ts'
import { redirect } from '../endpoint.ts'
import { consentCookieName, noConsentCookie } from './consent-cookie.ts'
import { problemPath } from './problem-page.ts'

/** HubSpot writes this address: what it adds is not ours to refuse, and what is odd counts as absent. */
const Word = z.string().min(1).max(2_000).optional().catch(undefined)
const Answer = z.looseObject({ code: Word, state: Word, error: Word })

const sorry = (problem: ConsentProblem) => ({ location: problemPath(problem), cookies: [noConsentCookie] })

export const hubspotCallback = redirect({
  path: '/api/hubspot/callback',
  auth: ['session', 'public'],
  summary:
    'Where HubSpot sends the browser after consent; leads to the settings page, or to a page that says what to do',
  input: z.looseObject({ query: Answer }),
  handle: async ({ query, user, cookies }, { hubspotConnections, sessions }) => {
    const { code, state, error } = query
    if (error !== undefined) {
      if (state !== undefined) await hubspotConnections.refuse(state)
      return sorry(error === 'access_denied' ? 'denied' : 'refused')
    }
    if (code === undefined || state === undefined) return sorry('expired')
    const browser = cookies[consentCookieName] ?? null
    const outcome = await hubspotConnections.complete({ code, state, browser, signedInAs: user?.id ?? null })
    if (outcome.outcome === 'problem') return sorry(outcome.problem)
    const isSignedIn = user?.id === outcome.userId
    const session = isSignedIn ? [] : [sessionCookie(await sessions.open(outcome.userId))]
    return { location: '/settings', cookies: [noConsentCookie, ...session] }
  },
})
