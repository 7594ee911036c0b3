import { invalid, notFound } from './hubspot-error.ts'
import { nationalDigits } from './national-digits.ts'
import { createObjectStore, type ObjectStore } from './object-store.ts'
import { type SeedContact } from './options.ts'
import { PropertyInput, builtInGroup } from './property-definitions.ts'
import { createPropertyStore, type PropertyStore } from './property-store.ts'

/** HubSpot's own association types; any other is refused. */
export const noteToContact = 202
export type Association = { contactId: string; associationTypeId: number }
export type Portal = ReturnType<typeof createPortal>
export type KeptPortal = {
  properties: ReturnType<PropertyStore['keep']>
  contacts: ReturnType<ObjectStore['keep']>
  notes: ReturnType<ObjectStore['keep']>
  associations: Map<string, Association[]>
  counter: { contacts: number; notes: number }
}

/** Everything one HubSpot account holds: definitions, contacts, notes and which note hangs on which contact. */
export const createPortal = (settings: {
  uniqueNoteProperties: boolean
  indexLagMs: number
  contacts: SeedContact[]
}) => {
  const properties = createPropertyStore(settings)
  const counter = { contacts: 500, notes: 80_000 }
  const shared = { properties, indexLagMs: settings.indexLagMs }
  const contacts = createObjectStore({
    ...shared,
    type: 'contacts',
    nextId: () => String(++counter.contacts),
    derive: ({ phone, mobilephone }) => ({
      hs_searchable_calculated_phone_number: nationalDigits(phone),
      hs_searchable_calculated_mobile_number: nationalDigits(mobilephone),
    }),
  })
  const notes = createObjectStore({
    ...shared,
    type: 'notes',
    nextId: () => String(++counter.notes),
    required: ['hs_timestamp'],
  })
  const associations = new Map<string, Association[]>()

  /** A portal's admin may have made properties by hand: seeds that name one get it as plain text. */
  const defineSeedProperties = (seed: SeedContact) => {
    for (const name of Object.keys(seed).filter((one) => !properties.find('contacts', one)))
      properties.create(
        'contacts',
        PropertyInput.parse({
          name,
          label: name,
          type: 'string',
          fieldType: 'text',
          groupName: builtInGroup('contacts'),
        }),
      )
  }
  const createContact = (seed: SeedContact) => {
    defineSeedProperties(seed)
    return contacts.create(seed).id
  }
  for (const seed of settings.contacts) createContact(seed)

  return {
    properties,
    contacts,
    notes,
    createContact,
    associationsOf: (noteId: string) => associations.get(noteId) ?? [],
    associate: (noteId: string, links: Association[]) => void associations.set(noteId, links),
    attach: (noteId: string, contactId: string) => {
      const others = (associations.get(noteId) ?? []).filter((link) => link.contactId !== contactId)
      associations.set(noteId, [...others, { contactId, associationTypeId: noteToContact }])
    },
    /** No error where nothing hangs, as with HubSpot. */
    detach: (noteId: string, contactId: string) =>
      void associations.set(
        noteId,
        (associations.get(noteId) ?? []).filter((link) => link.contactId !== contactId),
      ),
    /** Checks what a new note wants to hang on; HubSpot refuses a wrong type and an unknown contact. */
    checkAssociations(links: { toId: string; category: string; typeId: number }[]): Association[] {
      return links.map(({ toId, category, typeId }) => {
        if (category !== 'HUBSPOT_DEFINED' || typeId !== noteToContact)
          throw invalid(`No association type ${category} ${typeId} exists from object type NOTE to CONTACT`)
        const contact = contacts.live(toId)
        if (!contact) throw notFound(`CONTACT ${toId} does not exist`, { ids: [toId] })
        return { contactId: contact.id, associationTypeId: typeId }
      })
    },
    keep: () => ({
      properties: properties.keep(),
      contacts: contacts.keep(),
      notes: notes.keep(),
      associations,
      counter,
    }),
    /** Goes on from what `keep` of an earlier start gave. */
    restore: (kept: KeptPortal) => {
      properties.restore(kept.properties)
      contacts.restoreAll(kept.contacts)
      notes.restoreAll(kept.notes)
      for (const [noteId, links] of kept.associations) associations.set(noteId, links)
      Object.assign(counter, kept.counter)
    },
    /** Both records become a new one, as HubSpot does now: it keeps the primary's values and takes over all notes. */
    mergeContacts: (primaryId: string, mergedId: string): string => {
      const primary = contacts.get(primaryId)
      const merged = contacts.get(mergedId)
      if (primary.id === merged.id) throw invalid('Cannot merge a record with itself')
      const set = Object.entries(primary.values).filter(([, value]) => value !== null)
      contacts.archive(primary.id)
      contacts.archive(merged.id)
      const { id } = contacts.create({ ...merged.values, ...Object.fromEntries(set) })
      for (const old of [primary.id, merged.id]) contacts.alias(old, id)
      for (const [noteId, links] of associations)
        associations.set(
          noteId,
          links.map((link) => ([primary.id, merged.id].includes(link.contactId) ? { ...link, contactId: id } : link)),
        )
      return id
    },
  }
}
