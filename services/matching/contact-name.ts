import { type Contact } from '../../integrations/hubspot/types.ts'

/** What a contact is called: its name, else its email; null if it has neither. */
export const contactName = ({ firstname, lastname, email }: Contact): string | null =>
  [firstname, lastname].filter(Boolean).join(' ') || email
