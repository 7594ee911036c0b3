import { AppError } from '../../core/errors.ts'
import { type Proof } from './proof.ts'

/** A program: `Authorization: Bearer cdt_…`. */
export const bearer: Proof = async ({ headers, method }, { apiTokens }) => {
  const [, token] = /^Bearer +(\S+)$/i.exec(headers.authorization ?? '') ?? []
  const found = token === undefined ? null : await apiTokens.authenticate(token)
  if (!found) return null
  const needed = method === 'GET' ? 'read' : 'write'
  if (!found.scopes.includes(needed)) {
    throw new AppError('forbidden', `This token may not ${needed}. Use one with the scope "${needed}".`)
  }
  return { id: found.userId, via: 'bearer' }
}
