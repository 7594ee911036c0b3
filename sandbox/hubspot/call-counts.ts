import { type RequestHandler } from 'express'

const objectPath = /^(\/crm\/objects\/[^/]+\/[^/]+)\/(?!search$|merge$|gdpr-delete$|batch\/)[^/]+$/
const propertyPath = /^(\/crm\/properties\/[^/]+\/[^/]+(?:\/groups)?)\/(?!groups$)[^/]+$/

const template = (path: string) =>
  path
    .replace(/(.)\/$/, '$1')
    .replace(objectPath, '$1/{id}')
    .replace(propertyPath, '$1/{name}')

/** Counts every API request as 'METHOD /path-template', those answered with an error included. */
export const createCallCounts = () => {
  const counts = new Map<string, number>()
  const middleware: RequestHandler = ({ method, path }, _res, next) => {
    const key = `${method} ${template(path)}`
    counts.set(key, (counts.get(key) ?? 0) + 1)
    next()
  }
  return {
    middleware,
    calls: (): Record<string, number> => Object.fromEntries(counts),
    resetCalls: () => counts.clear(),
  }
}
