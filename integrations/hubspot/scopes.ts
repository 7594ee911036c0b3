/** What the app asks for; notes need the contact scopes only. Keep equal to the app's project file. */
export const hubspotScopes = [
  'oauth',
  'crm.objects.contacts.read',
  'crm.objects.contacts.write',
  'crm.schemas.contacts.read',
  'crm.schemas.contacts.write',
]

/** Lets notes belong to the HubSpot user who connected. */
export const ownersScope = 'crm.objects.owners.read'
/** Asked for too; who may not grant them connects all the same. */
export const optionalScopes = [ownersScope]
