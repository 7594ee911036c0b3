import { type Request } from 'express'
import { type Context } from '../../context.ts'
import { type Caller } from '../endpoint.ts'

/** Null = this proof was not offered, or is nobody's. A proof that is offered but may not do this throws `forbidden`. */
export type Proof = (request: Request, context: Context) => Promise<Caller | null>
