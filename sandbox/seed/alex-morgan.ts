import { type SeedPerson } from './seed-chat.ts'

/** The demo user: founder of Northwind Grid, a small company that forecasts load and batteries for grid operators. */
export const alexMorgan = {
  id: 6100000001,
  firstName: 'Alex',
  lastName: 'Morgan',
  username: 'alexmorgan',
  phone: '+14155550100',
} satisfies SeedPerson

/** The account's cloud password, so that signing in takes the two-step way. */
export const alexPassword = 'gale-force-12'
/** Clients start on another data centre and must follow PHONE_MIGRATE_2. */
export const alexDc = 2
