import escapeHtml from 'escape-html'
import { page } from './page-style.ts'

const meanings: Record<string, string> = {
  oauth: 'Know which account this is',
  'crm.objects.contacts.read': 'Read contacts and their notes',
  'crm.objects.contacts.write': 'Create and change contacts and notes',
  'crm.schemas.contacts.read': 'Read contact property definitions',
  'crm.schemas.contacts.write': 'Add contact properties',
}

/** The page where a person allows or denies the app; both buttons post the request back. */
export const consentPage = (fields: { portalId: string; userEmail: string; query: Record<string, string> }) => {
  const scopes = (fields.query['scope'] ?? '').split(' ').filter(Boolean)
  const hidden = Object.entries(fields.query).map(
    ([name, value]) => `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`,
  )
  const wishes = scopes.map((scope) => `<li>${escapeHtml(meanings[scope] ?? scope)}</li>`)
  return page(
    'HubSpot stand-in',
    `<section class="card"><h2>Conduits wants to access your account ${escapeHtml(fields.portalId)}</h2>
<p class="soft">Signed in as ${escapeHtml(fields.userEmail)}</p>
<p>Conduits wants to:</p><ul>${wishes.join('')}</ul>
<form method="post" action="/oauth/authorize">${hidden.join('')}
<button class="main" name="decision" value="allow">Allow</button> <button name="decision" value="deny">Deny</button></form></section>`,
  )
}
