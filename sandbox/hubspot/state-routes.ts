import { Router } from 'express'
import escapeHtml from 'escape-html'
import { type StoredObject } from './object-store.ts'
import { noteHtml } from './note-html.ts'
import { page, pagePolicy } from './page-style.ts'
import { type Portal } from './portal.ts'

const headline = ['firstname', 'lastname']
const hidden = [...headline, 'hs_object_id', 'createdate', 'lastmodifieddate']

const noteCard = ({ values }: StoredObject) =>
  `<article class="note"><div class="soft">Note · ${escapeHtml(values['hs_timestamp']?.slice(0, 16).replace('T', ' ') ?? '')} UTC</div>
${noteHtml(values['hs_note_body'] ?? '')}</article>`

const contactCard = (portal: Portal, contact: StoredObject, notes: StoredObject[]) => {
  const name = headline.map((key) => contact.values[key] ?? '').join(' ')
  const rows = Object.entries(contact.values)
    .filter(([key, value]) => value !== null && !hidden.includes(key))
    .map(([key, value]) => `<dt>${escapeHtml(key)}</dt><dd>${escapeHtml(value ?? '')}</dd>`)
  return `<section class="card" id="contact-${contact.id}"><h2>${escapeHtml(name.trim() || 'Contact')} <span class="soft">#${contact.id}</span></h2>
<dl>${rows.join('')}</dl>${notes.map(noteCard).join('')}</section>`
}

/** What the portal holds, for people at /sandbox and for programs at /sandbox/state. Read only, no sign-in. */
export const stateRoutes = (portal: Portal, calls: () => Record<string, number>, portalId: string) => {
  const router = Router()
  const live = (objects: StoredObject[]) => objects.filter(({ archived }) => !archived)
  const notesOf = (contactId: string) =>
    live(portal.notes.all())
      .filter(({ id }) => portal.associationsOf(id).some((link) => link.contactId === contactId))
      .sort((a, b) => (b.values['hs_timestamp'] ?? '').localeCompare(a.values['hs_timestamp'] ?? ''))

  router.get('/sandbox', (_req, res) => {
    const contacts = live(portal.contacts.all())
      .map((contact) => ({ contact, notes: notesOf(contact.id) }))
      .sort((a, b) => b.notes.length - a.notes.length)
    const total = live(portal.notes.all()).length
    const intro = `<p class="soft">${contacts.length} contacts, ${total} notes. This is a local stand-in: nothing here leaves this machine.</p>`
    const cards = contacts.map(({ contact, notes }) => contactCard(portal, contact, notes))
    res.set(pagePolicy).send(page(`HubSpot stand-in · portal ${portalId}`, intro + cards.join('')))
  })
  router.get('/sandbox/state', (_req, res) => {
    res.json({
      contacts: live(portal.contacts.all()).map((contact) => ({
        id: contact.id,
        properties: portal.contacts.valuesOf(contact),
      })),
      notes: live(portal.notes.all()).map((note) => ({
        id: note.id,
        properties: portal.notes.valuesOf(note),
        associations: portal.associationsOf(note.id),
      })),
      calls: calls(),
    })
  })
  return router
}
