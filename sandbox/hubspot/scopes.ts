export const ownersScope = 'crm.objects.owners.read'

/** Which granted scope opens which verb of the CRM. */
export const scopeFor = (method: string, path: string): string => {
  if (path.includes('/crm/owners/')) return ownersScope
  const area = path.includes('/crm/properties/') ? 'crm.schemas.contacts' : 'crm.objects.contacts'
  const isRead = method === 'GET' || path.endsWith('/search') || path.endsWith('/batch/read')
  return `${area}.${isRead ? 'read' : 'write'}`
}

export const defaultScopes = [
  'oauth',
  'crm.objects.contacts.read',
  'crm.objects.contacts.write',
  'crm.schemas.contacts.read',
  'crm.schemas.contacts.write',
]
