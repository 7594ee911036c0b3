import { parsePhoneNumberFromString } from 'libphonenumber-js'

/** The digits HubSpot keeps for phone searches: without the country code where there is one; null if there are none. */
export const nationalDigits = (phone: string | null | undefined): string | null => {
  if (!phone) return null
  const digits = parsePhoneNumberFromString(phone)?.nationalNumber ?? phone.replace(/\D/g, '')
  return digits === '' ? null : digits
}
