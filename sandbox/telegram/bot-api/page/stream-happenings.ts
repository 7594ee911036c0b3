import { type Response } from 'express'
import { type Parts } from '../parts.ts'

const heartbeatMs = 20_000

/** Server-sent events of one chat: each `data` is what happened, so that the page knows when to look again. Of other chats only that there is something new. */
export const streamHappenings = ({ happenings }: Parts, chatId: number, res: Response) => {
  res.writeHead(200, { 'content-type': 'text/event-stream', connection: 'keep-alive' })
  res.write('retry: 1000\n\n')
  const stopListening = happenings.listen((happening) => {
    const isHere = happening.chatId === chatId
    if (!isHere && (happening.kind !== 'sent' || happening.chatId < 0)) return
    const told = isHere ? happening : { kind: 'elsewhere', chatId: happening.chatId }
    res.write(`data: ${JSON.stringify(told)}\n\n`)
  })
  const heartbeat = setInterval(() => res.write(': still here\n\n'), heartbeatMs)
  res.on('close', () => {
    clearInterval(heartbeat)
    stopListening()
  })
}
