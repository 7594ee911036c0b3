import { type SeedContact } from './options.ts'

/** What the stand-in holds when started by hand without --contacts. */
export const demoContacts: SeedContact[] = [
  {
    firstname: 'Sarah',
    lastname: 'Chen',
    email: 'sarah.chen@northwind.example',
    phone: '+1 415 555 2671',
    company: 'Northwind',
  },
  { firstname: 'Jonas', lastname: 'Weber', email: 'jonas@weberlogistik.example', mobilephone: '+49 151 23456789' },
  { firstname: 'Amélie', lastname: 'Rousseau', email: 'amelie@atelier.example', phone: '+33 6 12 34 56 78' },
  { firstname: 'Rahul', lastname: 'Mehta', email: 'rahul@mehta.example', company: 'Mehta Partners' },
]
