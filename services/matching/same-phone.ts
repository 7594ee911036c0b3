import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js'

/**
 * A phone in any usual spelling as E.164, or null; one with an extension is a switchboard's, and nobody's own. `country` is the
 * hint for numbers without a country code.
 */
export const toE164 = (phone: string, country?: CountryCode): string | null => {
  const parsed = parsePhoneNumberFromString(phone.replace(/^\s*00(?=[1-9])/, '+'), country)
  return parsed && !parsed.ext ? parsed.number : null
}

/** The country of an E.164 phone, as a hint for the numbers around it. */
export const countryOf = (phone: string | null): CountryCode | undefined =>
  phone === null ? undefined : parsePhoneNumberFromString(phone)?.country

/** An E.164 phone for people, its middle left out: "+1 415…0101". */
export const shortPhone = (phone: string): string => {
  const parsed = parsePhoneNumberFromString(phone)
  if (!parsed || parsed.nationalNumber.length < 8) return phone
  return `+${parsed.countryCallingCode} ${parsed.nationalNumber.slice(0, 3)}…${parsed.nationalNumber.slice(-4)}`
}
