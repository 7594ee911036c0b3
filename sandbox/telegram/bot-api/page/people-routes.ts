import express, { type ErrorRequestHandler, type Request, Router } from 'express'
import { z } from 'zod'
import { PersonProfile } from '../options.ts'
import { type Parts } from '../parts.ts'
import { type Person } from '../people/person.ts'
import { acts } from './acts.ts'
import { personRow, personView } from './person-view.ts'
import { streamHappenings } from './stream-happenings.ts'

export type PeopleParts = { parts: Parts; people: Map<number, Person>; person: (profile: PersonProfile) => Person }

class NoSuchPerson extends Error {}

const onError: ErrorRequestHandler = (error: unknown, _req, res, next) => {
  if (res.headersSent) return next(error)
  const message =
    error instanceof z.ZodError ? z.prettifyError(error) : error instanceof Error ? error.message : 'failed'
  const isBadInput = error instanceof z.ZodError || error instanceof SyntaxError
  res.status(error instanceof NoSuchPerson ? 404 : isBadInput ? 400 : 409).json({ error: message })
}

/** People and their chats over HTTP, for the page and for programs on this machine. */
export const peopleRoutes = ({ parts, people, person }: PeopleParts) => {
  const router = Router()
  const asked = (req: Request<{ id: string }>): Person => {
    const found = people.get(Number(req.params.id))
    if (!found) throw new NoSuchPerson(`there is no person ${req.params.id}`)
    return found
  }

  router.get('/people', (_req, res) => void res.json([...people.values()].map(personRow)))
  router.post('/people', express.json(), (req, res) => {
    res.status(201).json(personRow(person(PersonProfile.parse(req.body))))
  })
  router.get('/people/:id', (req, res) => void res.json(personView(asked(req), parts)))
  router.get('/people/:id/transcript', (req, res) => void res.type('text/plain').send(asked(req).transcript()))
  router.get('/people/:id/story', (req, res) => void res.type('text/plain').send(asked(req).story()))
  router.get('/people/:id/events', (req, res) => streamHappenings(parts, asked(req).id, res))
  for (const [name, act] of Object.entries(acts))
    router.post(`/people/:id/${name}`, express.json(), (req: Request<{ id: string }>, res) => {
      res.json({ done: name, result: act(asked(req), req.body) ?? null })
    })
  router.get('/files/:fileId', (req, res) => {
    const file = parts.files.find(req.params.fileId)
    if (!file) return void res.status(404).json({ error: 'there is no such file' })
    if (!file.type.startsWith('image/')) res.attachment(file.name)
    res.type(file.type).send(file.bytes)
  })
  router.use(onError)
  return router
}
