import { type RequestHandler } from 'express'

const local = ['localhost', '127.0.0.1', '[::1]']

/**
 * Keeps other sites out: the Host must be this machine's (a foreign name could be pointed here), and whoever changes
 * anything must be this page itself or no browser at all.
 */
export const guardPage =
  (host: string): RequestHandler =>
  (req, res, next) => {
    const { host: asked = '', origin, 'sec-fetch-site': site } = req.headers
    const refuse = (status: number, error: string) => void res.status(status).json({ error })
    if (![...local, host].includes(asked.replace(/:\d+$/, ''))) return refuse(403, `this page is not ${asked}'s`)
    if (req.method === 'GET' || req.method === 'HEAD') return next()
    const isForeign =
      (origin !== undefined && origin !== `http://${asked}`) || (site !== undefined && site !== 'same-origin')
    if (isForeign) return refuse(403, 'only the chat page itself may act for a person')
    if (!req.is('application/json')) return refuse(415, 'send application/json')
    next()
  }
