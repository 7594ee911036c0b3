import { parsePhoneNumberFromString } from 'libphonenumber-js'

/** Numbers without a country code are read as the portal's own country would. */
const portalCountry = 'US'

/** The digits HubSpot keeps for phone searches: without the country code where there is one; null if there are none. */
export const nationalDigits = (phone: string | null | undefined): string | null => {
  if (!phone) return null
  const digits = parsePhoneNumberFromString(phone, portalCountry)?.nationalNumber ?? phone.replace(/\D/g, '')
  return digits === '' ? null : digits
}
