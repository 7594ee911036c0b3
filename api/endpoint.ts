import { z } from 'zod'
import { type Context } from '../context.ts'
import { type CookieChange } from './cookies.ts'

/**
 * How a caller proves who it is; `public` needs no proof, and beside others it lets strangers in as well. `hubspot-app` is
 * HubSpot itself, on nobody's behalf.
 */
export type Auth = 'public' | 'bearer' | 'session' | 'hubspot-app'
export type Caller = { id: string; via: Exclude<Auth, 'public' | 'hubspot-app'> }

type Shape = z.ZodType<{ query?: unknown; body?: unknown; params?: unknown }>
type Anonymous = 'public' | 'hubspot-app'
type CallerOf<A extends readonly Auth[]> = Extract<A[number], Anonymous> extends never ? Caller : Caller | null
type Request<A extends readonly Auth[], I extends Shape> = z.infer<I> & {
  user: CallerOf<A>
  cookies: Record<string, string | undefined>
}
/** Cookies to set or clear beside the answer. */
type WithCookies = { cookies?: CookieChange[] }

type Door<A extends readonly Auth[], I extends Shape> = {
  method: 'get' | 'post' | 'patch' | 'delete'
  /** Express path, e.g. `/api/digests/:id`. */
  path: string
  auth: A
  summary: string
  /** What is accepted: strict objects, so that an unknown field is refused. */
  input: I
}

export type Endpoint<
  A extends readonly Auth[] = readonly Auth[],
  I extends Shape = Shape,
  O extends z.ZodType = z.ZodType,
> = Door<A, I> & {
  kind: 'json'
  /** What leaves: only what stands here is sent. */
  output: O
  /** Answer 503 instead of 200 for this output, e.g. a process that is not ready. */
  isUnavailable?(output: z.infer<O>): boolean
  handle(request: Request<A, I>, context: Context): Promise<z.input<O> & WithCookies>
}

/** Declares an endpoint. `auth`, `input` and `output` are required: a route without them does not compile. */
export const endpoint = <const A extends readonly [Auth, ...Auth[]], I extends Shape, O extends z.ZodType>(
  definition: Omit<Endpoint<A, I, O>, 'kind'>,
): Endpoint<A, I, O> => ({ kind: 'json', ...definition })

export type Redirect<A extends readonly Auth[] = readonly Auth[], I extends Shape = Shape> = Door<A, I> & {
  kind: 'redirect'
  handle(request: Request<A, I>, context: Context): Promise<{ location: string } & WithCookies>
}

/** Declares an address that a browser visits and is sent on from (302). */
export const redirect = <const A extends readonly [Auth, ...Auth[]], I extends Shape>(
  definition: Omit<Redirect<A, I>, 'kind' | 'method'>,
): Redirect<A, I> => ({ kind: 'redirect', method: 'get', ...definition })

export const noInput = z.strictObject({ query: z.strictObject({}) })
/** For a POST without parameters: no body, or an empty object. */
export const emptyBody = z.strictObject({ query: z.strictObject({}), body: z.strictObject({}).optional() })
