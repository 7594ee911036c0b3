import { Router } from 'express'
import { type PersonProfile } from '../options.ts'
import { type Parts } from '../parts.ts'
import { type Person } from '../people/person.ts'

export type PageParts = { parts: Parts; people: Map<number, Person>; person: (profile: PersonProfile) => Person }

export const pageRoutes = (_parts: PageParts) => Router()
