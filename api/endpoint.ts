import { z } from 'zod'
import { type Context } from '../context.ts'

/** How a caller proves who it is; `public` needs no proof. */
export type Auth = 'public' | 'bearer'
export type Caller = { id: string }

type Shape = z.ZodType<{ query?: unknown; body?: unknown; params?: unknown }>
type CallerOf<A extends readonly Auth[]> = 'public' extends A[number] ? null : Caller

export type Endpoint<
  A extends readonly Auth[] = readonly Auth[],
  I extends Shape = Shape,
  O extends z.ZodType = z.ZodType,
> = {
  method: 'get' | 'post' | 'patch' | 'delete'
  /** Express path, e.g. `/api/digests/:id`. */
  path: string
  auth: A
  summary: string
  /** What is accepted: strict objects, so that an unknown field is refused. */
  input: I
  /** What leaves: only what stands here is sent. */
  output: O
  /** Answer 503 instead of 200 for this output, e.g. a process that is not ready. */
  isUnavailable?(output: z.infer<O>): boolean
  handle(request: z.infer<I> & { user: CallerOf<A> }, context: Context): Promise<z.input<O>>
}

/** Declares an endpoint. `auth`, `input` and `output` are required: a route without them does not compile. */
export const endpoint = <const A extends readonly [Auth, ...Auth[]], I extends Shape, O extends z.ZodType>(
  definition: Endpoint<A, I, O>,
): Endpoint<A, I, O> => definition

export const noInput = z.strictObject({ query: z.strictObject({}) })
