import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js'

/** A phone in any usual spelling as E.164, or null. `country` is the hint for numbers without a country code. */
export const toE164 = (phone: string, country?: CountryCode): string | null =>
  parsePhoneNumberFromString(phone, country)?.number ?? null

/** The country of an E.164 phone, as a hint for the numbers around it. */
export const countryOf = (phone: string | null): CountryCode | undefined =>
  phone === null ? undefined : parsePhoneNumberFromString(phone)?.country
