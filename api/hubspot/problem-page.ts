import { type Router } from 'express'
import { z } from 'zod'
import { type ConsentProblem, consentProblems } from '../../services/hubspot-connections/consent.ts'
import { plainPage } from '../pages/plain-page.ts'

type Words = { status: number; heading: string; text: string; next: [href: string, label: string] }

const path = '/connect/hubspot'
const again: Words['next'] = ['/api/hubspot/connect', 'Connect HubSpot']
const words: Record<ConsentProblem, Words> = {
  denied: {
    status: 403,
    heading: 'HubSpot was not connected',
    text: 'You did not allow Conduits into your HubSpot account, so nothing was changed. Connect it again whenever you like.',
    next: again,
  },
  expired: {
    status: 400,
    heading: 'This sign-in is over',
    text: 'It took longer than ten minutes, or its link was opened twice. Nothing was changed. Start it again.',
    next: again,
  },
  'other-browser': {
    status: 400,
    heading: 'This sign-in began in another browser',
    text: 'Connecting HubSpot has to begin and end in the same browser, with cookies allowed. Start it again here.',
    next: again,
  },
  'other-user': {
    status: 403,
    heading: 'You are signed in as somebody else now',
    text: 'This connection was begun by another Conduits user in this browser. Start it again to connect HubSpot to yours.',
    next: again,
  },
  'other-portal': {
    status: 409,
    heading: 'You are connected to another HubSpot account',
    text:
      'The HubSpot account you chose is not the one you are connected to. If you change over, your notes stay where they are, ' +
      'and Conduits forgets which contacts of the old account your chats belong to. If you did not mean to, choose the old account.',
    next: ['/api/hubspot/connect?switchPortal=true', 'Change to the other HubSpot account'],
  },
  taken: {
    status: 409,
    heading: 'This HubSpot user is connected already',
    text:
      'Another Conduits user is connected with this HubSpot login. Sign out here and sign in with HubSpot to use that one, or ' +
      'choose another HubSpot login.',
    next: ['/', 'To the start page'],
  },
  busy: {
    status: 409,
    heading: 'A sync is under way',
    text: 'Conduits is writing to the HubSpot account that you want to leave. Try again in a few minutes.',
    next: ['/api/hubspot/connect?switchPortal=true', 'Try again'],
  },
  refused: {
    status: 502,
    heading: 'HubSpot refused the connection',
    text: 'HubSpot ended the sign-in with an error. Try once more; if it happens again, ask whoever runs this Conduits.',
    next: again,
  },
  unreachable: {
    status: 502,
    heading: 'HubSpot did not answer',
    text: 'Your permission has arrived, but HubSpot could not be reached to finish. Try again in a few minutes.',
    next: again,
  },
}

export const problemPath = (problem: ConsentProblem) => `${path}?problem=${problem}`

/** The page that every failed consent leads to. It says nothing of who asked, so it needs no proof. */
export const mountProblemPage = (router: Router): void => {
  router.get(path, ({ query }, response) => {
    const problem = z.enum(consentProblems).catch('expired').parse(query.problem)
    const { status, heading, text, next } = words[problem]
    response.status(status).set('Cache-Control', 'no-store').type('html').send(plainPage({ heading, text, next }))
  })
}
