import { badRequest } from '../bot-api-error.ts'
import { type Parts } from '../parts.ts'
import { method, type Method } from './method.ts'

/** answerCallbackQuery: a toast or an alert for the person who pressed. */
export const callbackMethods = ({ queries, happenings }: Parts): Method[] => [
  method('answerCallbackQuery', (args) => {
    const query = queries.answerable(args.text('callback_query_id'))
    if (!query) throw badRequest('query is too old and response timeout expired or query ID is invalid')
    const text = args.text('text')
    if (text.length > 200) throw badRequest('MESSAGE_TOO_LONG')
    if (query.answer) return true
    query.answer = { queryId: query.id, text, isAlert: args.flag('show_alert'), url: args.text('url') || null }
    const { isAlert, url } = query.answer
    happenings.record(query.chatId, { kind: 'answered', text, isAlert, queryId: query.id, url })
    return true
  }),
]
