import { type IncomingMessage } from 'node:http'

const bodies = new WeakMap<IncomingMessage, Buffer>()

/** For express.json's `verify`: keeps the bytes of a signed body, which parsing would lose. */
export const keepSignedBody = (request: IncomingMessage, _response: unknown, body: Buffer): void => {
  if (request.headers['x-hubspot-signature-v3'] !== undefined) bodies.set(request, body)
}

/** The body's bytes of a signed request; empty if it had none. */
export const signedBody = (request: IncomingMessage): Buffer => bodies.get(request) ?? Buffer.alloc(0)
