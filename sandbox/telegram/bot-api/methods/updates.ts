import { z } from 'zod'
import { badRequest, conflict } from '../bot-api-error.ts'
import { type Parts } from '../parts.ts'
import { type Args } from './args.ts'
import { method, type Method } from './method.ts'

const longestPollSeconds = 50
const between = (value: number, min: number, max: number) => Math.min(Math.max(value, min), max)

const checkUrl = (given: string) => {
  if (!URL.canParse(given)) throw badRequest('invalid webhook URL specified')
  const { protocol, hostname } = new URL(given)
  // Telegram itself takes https alone; on this machine there is nothing to protect.
  const isLocal = ['127.0.0.1', 'localhost', '[::1]'].includes(hostname)
  if (protocol !== 'https:' && !isLocal) throw badRequest('bad webhook: An HTTPS URL must be provided for webhook')
}

const readSecret = (args: Args): string => {
  const secret = args.text('secret_token')
  if (secret.length > 256) throw badRequest('secret token is too long')
  if (!/^[\w-]*$/.test(secret)) throw badRequest('secret token contains unallowed characters')
  return secret
}

/** The two ways in which a bot hears of anything. */
export const updateMethods = ({ queue, longPoll, webhook }: Parts): Method[] => {
  const readAllowed = (args: Args) => {
    const kinds = z.array(z.string()).safeParse(args.json('allowed_updates'))
    if (kinds.success) queue.allow(kinds.data) // left out or faulty: as before
  }
  return [
    method('getUpdates', (args, signal) => {
      if (webhook.target())
        throw conflict(
          "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
        )
      readAllowed(args)
      return longPoll.get({
        offset: args.whole('offset'),
        limit: args.has('limit') ? between(args.whole('limit'), 1, 100) : 100,
        timeoutMs: between(args.whole('timeout'), 0, longestPollSeconds) * 1_000,
        signal,
      })
    }),
    method('setWebhook', (args) => {
      const url = args.text('url')
      if (url !== '') checkUrl(url)
      const secret = readSecret(args)
      readAllowed(args)
      if (args.flag('drop_pending_updates')) queue.drop()
      if (url !== '') longPoll.endForWebhook()
      const maxConnections = args.has('max_connections') ? between(args.whole('max_connections'), 1, 100) : 40
      webhook.set(url === '' ? null : { url, secret, maxConnections })
      return true
    }),
    method('deleteWebhook', (args) => {
      if (args.flag('drop_pending_updates')) queue.drop()
      webhook.set(null)
      return true
    }),
    method('getWebhookInfo', () => {
      const target = webhook.target()
      const error = webhook.lastError()
      const allowed = queue.allowed()
      return {
        url: target?.url ?? '',
        has_custom_certificate: false,
        pending_update_count: queue.pending(),
        ...(error && { last_error_date: error.date, last_error_message: error.message }),
        ...(target && { max_connections: target.maxConnections, ip_address: '127.0.0.1' }),
        ...(allowed && { allowed_updates: allowed }),
      }
    }),
  ]
}
